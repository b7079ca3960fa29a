"""Preview → text for a terminal: 80 columns, no colour, in whatever characters it has."""

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.script.preview.words import back_time, clock, facts, length, notes, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Origin
    from producer.script.preview.rows import BlockRow, Piece, Preview, SentenceRow

WIDTH: Final = 80
_LABEL: Final = 12
"""Columns of a label at the top."""
_WIDEST_ID: Final = 12


def render(preview: Preview, *, charset: str = "utf-8") -> str:
    """The preview without its last line break, no line longer than WIDTH but for commands.

    What `charset` can't hold becomes its plain twin, or a question mark; what would steer a
    terminal becomes a space.
    """
    return "\n".join(line.rstrip() for line in _Paper(preview, charset).lines())


@dataclass(frozen=True, slots=True)
class _Paper:
    """The preview, and the characters that it is written in."""

    preview: Preview
    charset: str

    def lines(self) -> Iterator[str]:
        yield from self._head()
        for row in self.preview.blocks:
            if row.story is not None:
                yield from self._story(row.story)
            yield from self._block(row)
        yield from self._remarks()
        yield from self._unknown()
        yield from self._left_out()

    # --- The top ---------------------------------------------------------------------------

    def _head(self) -> Iterator[str]:
        script = self.preview.script
        about = f"   {script.form}   TRT about {clock(self.preview.trt_ms)}"
        slug = self._wrapped(script.slug.upper(), width=WIDTH - len(about))
        yield slug[0].ljust(WIDTH - len(about)) + about
        yield from slug[1:]
        yield from self._wrapped(script.title)
        yield ""
        if len(script.stories) == 1:
            yield from self._facts(script.origin)
        yield from self._fact("length", length(self.preview))

    def _story(self, origin: Origin) -> Iterator[str]:
        yield ""
        yield "=" * WIDTH
        yield from self._wrapped(origin.headline or origin.source)
        yield from self._facts(origin)

    def _facts(self, origin: Origin) -> Iterator[str]:
        for label, value in facts(origin):
            yield from self._fact(label, value)

    def _fact(self, label: str, value: str) -> list[str]:
        return self._wrapped(value, f"  {label}".ljust(_LABEL), " " * _LABEL)

    # --- The script ------------------------------------------------------------------------

    def _block(self, row: BlockRow) -> Iterator[str]:
        yield ""
        yield "-" * WIDTH
        times = (
            f"starts {clock(row.start_ms)}   runs {clock(row.block.estimate_ms)}   "
            f"left {back_time(row.left_ms)}"
        )
        yield from self._beside(row.block.id, times)
        yield from self._noted("in", row.block.in_cue)
        yield from self._noted("out", row.block.out_cue)
        paragraph = ""
        for each in row.rows:
            if each.sentence.paragraph != paragraph:
                yield ""
            paragraph = each.sentence.paragraph
            yield from self._sentence(each)

    def _sentence(self, row: SentenceRow) -> Iterator[str]:
        one = row.sentence
        yield from self._beside(one.id, "".join(map(_with_pronouncer, row.pieces)))
        for label, note in notes(row):
            yield from self._noted(label, note)

    def _beside(self, id: str, text: str) -> list[str]:
        """A text with its id in the margin, or above where that is too wide."""
        margin = " " * self._margin
        if len(id) + 2 > len(margin):
            return [*self._wrapped(id), *self._wrapped(text, margin, margin)]
        return self._wrapped(text, self._plain(id).ljust(len(margin)), margin)

    def _noted(self, label: str, text: str) -> list[str]:
        margin = " " * (self._margin + 2)
        return self._wrapped(text, f"{margin}{label}: ", f"{margin}  ")

    @property
    def _margin(self) -> int:
        script = self.preview.script
        ids = [*(one.id for one in script.sentences), *(block.id for block in script.blocks)]
        return min(max(map(len, ids)), _WIDEST_ID) + 2

    # --- What to do, and what is not there -------------------------------------------------

    def _remarks(self) -> Iterator[str]:
        remarks = self.preview.remarks
        if not remarks:
            return
        yield from _heading("To mend", len(remarks))
        for each in remarks:
            where = f"{place(each)}  {each.severity}  {each.rule}: "
            yield from self._wrapped(f"{where}{each.message}", "  ", "      ")

    def _unknown(self) -> Iterator[str]:
        if not self.preview.unknown:
            return
        yield from _heading("Names the voice does not know", len(self.preview.unknown))
        for each in self.preview.unknown:
            guess = f" is now said {each.guess}" if each.guess else ""
            yield from self._wrapped(f"{each.sentence}  {each.name}{guess}", "  ", "      ")
            yield f"      {self._plain(each.fix)}"

    def _left_out(self) -> Iterator[str]:
        script = self.preview.script
        if script.cuts:
            yield from _heading("Left out of the script", len(script.cuts))
            for cut in script.cuts:
                yield from self._wrapped(f"{cut.id}  {cut.reason}: {cut.text}", "  ", "      ")
        if script.dropped:
            yield from _heading("Left out of the story", len(script.dropped))
            for line in script.dropped:
                told = f"line {line.number} of the page  {line.reason}: {line.text}"
                yield from self._wrapped(told, "  ", "      ")

    # --- Characters and lines --------------------------------------------------------------

    def _wrapped(
        self, text: str, first: str = "", following: str = "", *, width: int = WIDTH
    ) -> list[str]:
        lines = textwrap.wrap(
            self._plain(text),
            width,
            initial_indent=first,
            subsequent_indent=following,
            break_on_hyphens=False,  # a pronouncer is one word
        )
        return lines or [first]

    def _plain(self, text: str) -> str:
        safe = "".join(map(_harmless, text))
        return safe if self._holds(safe) else "".join(map(self._known, safe))

    def _known(self, character: str) -> str:
        """The character, or what stands for it where the character set lacks it."""
        if self._holds(character):
            return character
        parts = unicodedata.normalize("NFKD", character.translate(_TWINS)).translate(_TWINS)
        twin = "".join(part for part in parts if not unicodedata.combining(part))
        return twin if twin and self._holds(twin) else "?"

    def _holds(self, text: str) -> bool:
        try:
            text.encode(self.charset)
        except UnicodeEncodeError:
            return False
        return True


_TWINS: Final = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "ʼ": "'"}
    | {"–": "-", "—": "--", "−": "-", "‐": "-", "‑": "-", "×": "x", "•": "*", "⁄": "/"}
)
"""What a narrow character set may have in place of a mark that it lacks."""

_STEERING: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Controls, halves of characters and line breaks, by their Unicode category."""


def _harmless(character: str) -> str:
    """Nothing that steers a terminal, or turns the direction of its text."""
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return " " if category in _STEERING else character


def _heading(text: str, count: int) -> tuple[str, ...]:
    return ("", f"{text} ({count})")


def _with_pronouncer(piece: Piece) -> str:
    return f"{piece.text} ({piece.respelling})" if piece.respelling else piece.text
