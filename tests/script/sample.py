"""Stories and sentences for the tests of scripts; every word of them is ours."""

from __future__ import annotations

from producer.model import Paragraph, Script, Sentence, Story
from producer.station import Pauses

FERRY = (
    "The Harlow Point ferry is back. It sailed at 5 p.m. Monday with 212 passengers.",
    "“We waited. We hoped,” said Ann Ruiz, 61. She runs the island's only store.",
    "* * *",
    "The new hull cost $4.6 million.",
)


def story(
    *paragraphs: str,
    headline: str = "Harlow Point ferry returns",
    byline: str | None = "Dana Whitlow",
    publisher: str | None = "WZQY",
) -> Story:
    return Story(
        source="ferry.html",
        headline=headline,
        byline=byline,
        publisher=publisher,
        published="2024-08-12T16:45:00-04:00",
        url="https://www.wzqy.example/ferry",
        language="en",
        retrieved="2024-08-13T09:00:00+00:00",
        paragraphs=tuple(
            Paragraph(id=f"p{number}", text=text) for number, text in enumerate(paragraphs, start=1)
        ),
        credits=("Ray Moss contributed to this report.",),
        rights="© 2024 WZQY",
        lines=(),
    )


def sentences_of(
    *paragraphs: str | tuple[str, ...], estimate_ms: int = 5000, pause_ms: int = 500
) -> tuple[Sentence, ...]:
    """One sentence for each text; a tuple holds the sentences of one paragraph."""
    return tuple(
        Sentence(
            id=f"p{number}.s{place}",
            source=text,
            text=text,
            spoken=text,
            rewrites=(),
            estimate_ms=estimate_ms,
            pause_ms=pause_ms,
        )
        for number, members in enumerate(paragraphs, start=1)
        for place, text in enumerate((members,) if isinstance(members, str) else members, start=1)
    )


def running_ms(script: Script, pauses: Pauses) -> int:
    """The estimated TRT: head, speech, pauses, tail."""
    body = sum(one.estimate_ms + one.pause_ms for one in script.sentences)
    return pauses.head + body + pauses.tail
