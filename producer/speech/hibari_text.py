"""A text as hibari's own dictionary reads it, with the pronunciations that it is told.

The whole text is cut into words and tagged first, so that a pronunciation changes no word but its
own; `the` and `to` then follow the sound that comes, as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from producer.model import Guess
from producer.speech.hibari_words import mended
from producer.speech.misaki import from_ipa, to_ipa

if TYPE_CHECKING:
    from producer.model import Pronunciation, Utterance

READING: Final = 3
"""Raised when the same text would be read otherwise; part of the engine's version."""

_SPELLED: Final = 2
"""The rating of a word that no dictionary knows, spelled out by the net for unknown words."""
_TOLD: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text in the misaki alphabet, and which phonemes stand for which of its words."""

    phonemes: str
    stretches: tuple[tuple[int, int], ...]
    """Of the phonemes, in order: the first and the one after the last, for the words between two
    blanks of the text that its pronunciations leave."""


def read(reader: Any, utterance: Utterance) -> Reading:
    """The utterance in phonemes; `reader` is a hibari.g2p.G2P."""
    tokens = _told(mended(reader, _tokens(reader, utterance.text)), utterance)
    said = ""
    stretches: list[tuple[int, int]] = []
    begin = 0
    for token in reader.phonemize_tokens(tokens):
        said += token.phonemes or ""
        if token.whitespace:
            stretches.append((begin, len(said)))
            said += " "
            begin = len(said)
    stretches.append((begin, len(said)))
    lead = len(said) - len(said.lstrip())
    whole = said.strip()
    return Reading(
        phonemes=whole,
        stretches=tuple(
            (min(max(low - lead, 0), len(whole)), min(max(high - lead, 0), len(whole)))
            for low, high in stretches
        ),
    )


def guess(reader: Any, word: str) -> Guess:
    """How a word is read by itself, and whether by the dictionary."""
    read = reader.phonemize_tokens(mended(reader, _tokens(reader, word)))
    known = all(token.rating is not None and token.rating > _SPELLED for token in read)
    said = " ".join(token.phonemes for token in read if token.phonemes)
    return Guess(word=word, known=known, ipa=to_ipa(said))


def _tokens(reader: Any, text: str) -> list[Any]:
    """The words of a text with their tags, as the reader's own `tokenize` has them.

    That one would also take `[word](/sounds/)` in a story for a pronunciation.
    """
    from hibari.g2p.token import Tok

    pairs = reader.tokenizer(text)
    tags = reader.tagger([token for token, _ in pairs]) if pairs else []
    return [Tok(token, tag, blank) for (token, blank), tag in zip(pairs, tags, strict=True)]


def _told(tokens: list[Any], utterance: Utterance) -> list[Any]:
    """The tokens, with one of its own for each pronunciation."""
    if not utterance.pronunciations:
        return tokens
    told: list[Any] = []
    pending = list(utterance.pronunciations)
    place = 0
    for token in tokens:
        start = utterance.text.index(token.text, place)
        place = start + len(token.text)
        pieces = _pieces(token, start, place, pending)
        if pending and pending[0].start < start < pending[0].end:
            told[-1].whitespace = "" if pieces else token.whitespace
        if pieces:
            pieces[-1].whitespace = token.whitespace
        told += pieces
        pending = [each for each in pending if each.end > place]
    return told


def _pieces(token: Any, start: int, end: int, pending: list[Pronunciation]) -> list[Any]:
    """A token cut at the pronunciations that it touches; each is said where it begins."""
    pieces: list[Any] = []
    done = start
    for each in pending:
        if each.start >= end:
            break
        if each.start > done:
            pieces.append(_plain(token, start, done, each.start))
        if each.start >= start:
            pieces.append(token.copy(phonemes=from_ipa(each.ipa), rating=_TOLD, whitespace=""))
        done = min(end, each.end)
    if done < end:
        pieces.append(_plain(token, start, done, end))
    return pieces


def _plain(token: Any, start: int, low: int, high: int) -> Any:
    """The stretch of a token from `low` to `high`, places in the text; `start` is the token's."""
    if (low, high) == (start, start + len(token.text)):
        return token
    return token.copy(text=token.text[low - start : high - start], whitespace="")
