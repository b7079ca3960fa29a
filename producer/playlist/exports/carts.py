"""Which cart of a Rivendell library holds which piece, from day to day."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

FILE_NAME: Final = "carts.json"
FIRST: Final = 900_000
LAST: Final = 999_999
"""The range that the station's group must have; Rivendell knows no cart above (`rd.h`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cart:
    """A number, and the last day on which it is known to air."""

    number: int
    day: str


def read(folder: Path) -> dict[str, Cart]:
    """The carts of earlier days by piece, from the file in a folder; none where there is no file.

    Raises InputError where it is none of ours: new numbers would be given to what is on the air.
    """
    file = folder / FILE_NAME
    try:
        told = json.loads(file.read_bytes())
        return {
            str(piece): Cart(number=int(one["cart"]), day=str(one["day"]))
            for piece, one in told.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{file} can't be read, and tells which cart holds which piece",
            "Mend it or bring it back; without it, pieces would go to carts that others hold.",
        ) from error


def give(pieces: Iterable[str], known: Mapping[str, Cart], day: date) -> dict[str, Cart]:
    """The known carts and one for each of these pieces, which air on `day`.

    A piece keeps its cart. A new one gets the number that its id hashes to, or the next free one;
    where none is free, the cart that has not aired for longest. Raises OutputError where all of
    them air on this day or later.
    """
    carts = dict(known)
    today = day.isoformat()
    wanted = tuple(dict.fromkeys(pieces))
    for piece in wanted:
        if piece in carts:
            carts[piece] = Cart(number=carts[piece].number, day=max(carts[piece].day, today))
    holders = {cart.number: piece for piece, cart in carts.items()}
    for piece in wanted:
        if piece not in carts:
            number = _free(piece, holders) if len(holders) <= LAST - FIRST else _idle(carts, today)
            carts.pop(holders.get(number, ""), None)
            carts[piece] = Cart(number=number, day=today)
            holders[number] = piece
    return carts


def to_json(carts: Mapping[str, Cart]) -> str:
    """The carts as `read` reads them, by number, so that a day's changes are a few lines."""
    ordered = sorted(carts.items(), key=lambda item: item[1].number)
    lines = (
        f"{json.dumps(piece, ensure_ascii=False)}: "
        f"{json.dumps({'cart': cart.number, 'day': cart.day})}"
        for piece, cart in ordered
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _free(piece: str, holders: Mapping[int, str]) -> int:
    span = LAST - FIRST + 1
    place = int.from_bytes(hashlib.sha256(piece.encode()).digest()[:8], "big") % span
    while FIRST + place in holders:
        place = (place + 1) % span
    return FIRST + place


def _idle(carts: Mapping[str, Cart], today: str) -> int:
    """The number that has not aired for longest."""
    cart = min(carts.values(), key=lambda one: (one.day, one.number))
    if cart.day >= today:
        raise OutputError(
            f"every cart from {FIRST} to {LAST} airs on {today} or later",
            "Export fewer days ahead.",
        )
    return cart.number
