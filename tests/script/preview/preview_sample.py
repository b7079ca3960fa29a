"""An invented script for the tests of the preview, with everything that a preview shows."""

from __future__ import annotations

from dataclasses import replace

from producer.model import (
    Block,
    BlockKind,
    Cut,
    Fate,
    Line,
    Origin,
    Pronunciation,
    Rewrite,
    Script,
    Sentence,
)
from producer.script.preview import Preview, Remark, Unknown, preview

HEAD_MS = 500
TAIL_MS = 700

ORIGIN = Origin(
    source="lighthouse.html",
    url="https://saltmarsh.example/2026/lighthouse?a=1&b=2",
    byline="Ines Okafor",
    publisher="Saltmarsh Public Radio",
    published="2026-03-09T05:10:00-04:00",
    rights="Copyright 2026 Saltmarsh Public Radio",
    agency="Coastal Wire",
    credits=("Tomas Reyle contributed to this report.",),
)


def said(
    id: str,
    text: str,
    *,
    spoken: str | None = None,
    source: str | None = None,
    names: tuple[tuple[str, str], ...] = (),
    recasts: tuple[Rewrite, ...] = (),
    estimate_ms: int = 2000,
    pause_ms: int = 400,
) -> Sentence:
    """A sentence; `names` are stretches of its spoken form with their respelling."""
    words = text if spoken is None else spoken
    return Sentence(
        id=id,
        source=text if source is None else source,
        text=text,
        spoken=words,
        rewrites=() if words == text else (Rewrite(rule="said", before=text, after=words),),
        pronunciations=pronunciations(words, names),
        recasts=recasts,
        estimate_ms=estimate_ms,
        pause_ms=pause_ms,
    )


def pronunciations(spoken: str, names: tuple[tuple[str, str], ...]) -> tuple[Pronunciation, ...]:
    """Each name's next place in the spoken form; one named twice is found twice."""
    found: list[Pronunciation] = []
    for name, respelling in names:
        start = spoken.index(name, found[-1].end if found else 0)
        end = start + len(name)
        found.append(Pronunciation(start=start, end=end, ipa="", respelling=respelling))
    return tuple(found)


def block(id: str, *sentences: Sentence, kind: BlockKind = BlockKind.STORY) -> Block:
    return Block(id=id, kind=kind, sentences=sentences)


BLOCKS = (
    block(
        "b1",
        said(
            "p1.s1",
            "Keeper Ilse Quaranta lit the lamp at Gull Point again on Mar. 9.",
            spoken="Keeper Ilse Quaranta lit the lamp at Gull Point again on March ninth.",
            names=(("Quaranta", "kwah-RAHN-tah"),),
        ),
        said(
            "p1.s2",
            "“Quaranta’s lamp,” as sailors call it, had been dark for two winters.",
            names=(("Quaranta", "kwah-RAHN-tah"),),
            pause_ms=1000,
        ),
    ),
    block(
        "b2",
        replace(
            said(
                "p2.s1",
                "The 61-year-old mayor, Bram Oduya, said the lead roof cost more than planned.",
                spoken="The sixty-one-year-old mayor, Bram Oduya, said the lead roof cost more "
                "than planned.",
                source="The lead roof cost more than planned, said Bram Oduya, 61, the mayor.",
                names=(("lead", "led"),),
                recasts=(
                    Rewrite(rule="attribution first", before="said Bram Oduya", after="Oduya said"),
                ),
                pause_ms=1000,
            ),
            must=True,
        ),
    ),
    block(
        "outro",
        said("outro.s1", "It was read by a synthetic voice.", pause_ms=900),
        kind=BlockKind.OUTRO,
    ),
)

REMARKS = (
    Remark(
        line=14,
        sentence="p1.s2",
        severity="warning",
        rule="named in full",
        message="Quaranta is named without a first name",
    ),
    Remark(
        line=None, sentence="p2.s1", severity="error", rule="too long", message="31 words at once"
    ),
)
UNKNOWN = (
    Unknown(
        name="Oduya",
        sentence="p2.s1",
        guess="oh-DOY-ah",
        fix='producer lexicon add Oduya "oh-DOO-yah"',
    ),
)
CUTS = (Cut(id="p3.s1", text="The band will play.", reason="over the length asked for"),)
DROPPED = (
    Line(number=31, text="Gulls at dawn.", fate=Fate.DROPPED, reason="caption"),
    Line(number=40, text="Play Live Radio", fate=Fate.DROPPED, reason="player"),
)


def script(
    blocks: tuple[Block, ...] = BLOCKS,
    *,
    slug: str = "lighthouse",
    title: str = "The Gull Point lighthouse shines again",
    language: str = "en",
    stories: tuple[Origin, ...] = (ORIGIN,),
    cuts: tuple[Cut, ...] = CUTS,
    dropped: tuple[Line, ...] = DROPPED,
) -> Script:
    return Script(
        slug=slug,
        title=title,
        form="spot",
        language=language,
        stories=stories,
        blocks=blocks,
        cuts=cuts,
        dropped=dropped,
    )


def sample(
    of: Script | None = None,
    *,
    remarks: tuple[Remark, ...] = REMARKS,
    unknown: tuple[Unknown, ...] = UNKNOWN,
) -> Preview:
    return preview(
        of or script(), findings=remarks, unknown=unknown, head_ms=HEAD_MS, tail_ms=TAIL_MS
    )


def newscast() -> Preview:
    """Two stories between the station's own words; the second takes two blocks."""
    quaranta = (("Quaranta", "kwah-RAHN-tah"),)
    blocks = (
        block("intro", said("intro.s1", "This is the news."), kind=BlockKind.INTRO),
        block("b1", said("n1.p1.s1", "Quaranta lit the lamp.", names=quaranta)),
        block("b2", said("n2.p1.s1", "Oysters are back, says Quaranta.", names=quaranta)),
        block("b3", said("n2.p2.s1", "The beds reopen on Friday.")),
        block("outro", said("outro.s1", "That is the news."), kind=BlockKind.OUTRO),
    )
    stories = (
        Origin(source="a.html", id="n1", headline="A lamp is lit", byline="Ines Okafor"),
        Origin(source="b.html", id="n2", headline="Oysters are back", publisher="Bay Wire"),
    )
    return sample(
        script(blocks, title="News at ten", stories=stories, cuts=(), dropped=()),
        remarks=(),
        unknown=(),
    )
