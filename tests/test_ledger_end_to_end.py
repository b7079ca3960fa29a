"""Nothing vanishes and nothing appears from nowhere, from the page to the transcript."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path

import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from producer import pipeline
from producer.model import Fate, Script, Story
from producer.pipeline import Made, Order
from producer.station import Station

LEADS = (
    "LARKIN, Ky. (AP) — The ferry to Larkin Island sails again after two winters ashore.",
    "The council voted 5-2 on Tuesday to pay $4.6 million for a new hull.",
)
PARAGRAPHS = (
    "“We waited. We hoped. Then the ice came,” said Ann Ruiz, 61, who runs the only store.",
    "Ruiz sold 30% less milk last year, according to Tom Hadley, the island's treasurer.",
    "The old boat [the Lady Marlow] was sold. It is now a restaurant, Mayor Joan Pell said.",
    "But nobody knows who will steer it. See https://ferry.example/jobs or call 555-0199.",
    "* * *",
    "In 2019 the harbor froze twice; in 2021 it did not freeze at all, and no boat was lost.",
    "She said the lead pipes will be replaced. The work starts on Oct. 3 at 7 a.m.",
)
CHROME = (
    '<figure><img src="x.jpg"><figcaption>The hull on Monday. Jo Lund/WZQY</figcaption></figure>',
    '<div class="related"><a href="/more">Read more: Five boats that never sailed</a></div>',
    "<p>Sign up for our newsletter to get island news in your inbox.</p>",
    "<h2>What comes next</h2>",
    "<blockquote class='twitter-tweet'><p>It sails! pic.example/abc</p></blockquote>",
)
LENGTHS = (None, 15_000, 25_000)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page whose story is some of the paragraphs, in any order, with chrome between them."""
    body = [draw(st.sampled_from(LEADS)), *draw(st.permutations(PARAGRAPHS))]
    body = body[: draw(st.integers(4, len(body)))]
    parts = [f"<p>{text}</p>" for text in body]
    for extra in draw(st.lists(st.sampled_from(CHROME), unique=True)):
        parts.insert(draw(st.integers(1, len(parts))), extra)
    return (
        "<!doctype html><html lang=en><head><title>The ferry sails again | WZQY</title></head>"
        "<body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><article>"
        f"<h1>The ferry sails again</h1>{''.join(parts)}</article>"
        "<footer>© 2026 WZQY. All rights reserved.</footer></body></html>"
    )


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def flat(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=8, deadline=None)
@given(page=pages(), length_ms=st.sampled_from(LENGTHS))
def test_every_line_and_every_sentence_has_one_fate(page: str, length_ms: int | None) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "page.html"
        file.write_text(page, encoding="utf-8")
        station = Station(
            engine="tone", formats=("wav",), out=folder / "audio", cache=folder / "cache"
        )
        story = pipeline.story_of(str(file))
        lines_have_one_fate(page, story)
        made = pipeline.make(
            (str(file),), station, Order(length_ms=length_ms, soft=length_ms is not None)
        )
        sentences_have_one_fate(story, made.segment.script)
        what_airs_is_the_script(made)
        what_airs_is_the_pages(made.segment.script)


def lines_have_one_fate(page: str, story: Story) -> None:
    visible = re.sub(r"<[^>]+>", " ", re.sub(r"<title>.*?</title>", " ", page))
    assert Counter(words(visible)) == Counter(words(" ".join(one.text for one in story.lines)))
    assert [line.number for line in story.lines] == list(range(1, len(story.lines) + 1))
    assert all(line.reason for line in story.lines)
    held = Counter(line.paragraph for line in story.lines if line.fate is Fate.PARAGRAPH)
    assert held.keys() == {paragraph.id for paragraph in story.paragraphs}


def sentences_have_one_fate(story: Story, script: Script) -> None:
    """Aired or cut with a reason, and together they are the story's paragraphs."""
    own = {"outro", "intro"}
    aired = {one.id: one.source for one in script.sentences if one.paragraph not in own}
    cut = {one.id: one.text for one in script.cuts}
    assert aired.keys().isdisjoint(cut)
    assert all(one.reason for one in script.cuts)
    every = aired | cut
    for paragraph in story.paragraphs:
        ids = [id for id in every if id.rpartition(".")[0] == paragraph.id]
        ids.sort(key=lambda id: int(id.rpartition(".s")[2]))
        assert " ".join(every.pop(id) for id in ids) == flat(paragraph.text)
    assert not every


def what_airs_is_the_script(made: Made) -> None:
    """The transcript is the script's sentences, each once and in order."""
    cues = webvtt.read(str(made.folder / "transcript.vtt")).captions
    heard = flat(" ".join(cue.text for cue in cues))
    assert heard == flat(" ".join(one.text for one in made.segment.script.sentences))


def what_airs_is_the_pages(script: Script) -> None:
    """No word airs that the page or the station did not say, but those that a recast may add."""
    allowed = {"year", "old", "percent", "that"}
    for one in script.sentences:
        assert one.text == one.source or one.recasts
    body = [one for one in script.sentences if one.paragraph not in {"intro", "outro"}]
    page = Counter(words(" ".join(one.source for one in body)))
    shown = Counter(words(" ".join(one.text for one in body)))
    assert set(shown - page) <= allowed
