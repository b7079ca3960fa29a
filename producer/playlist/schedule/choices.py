"""Choices for the first of some rooms: of those that agree in what they leave, the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_LATE: Final = 13
"""Bits that tell how much runs over: 5,000 ms at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Choices for the rooms so far: arrays, one entry a choice."""

    gone: Any
    over: Any
    """Milliseconds that run over into the next room."""
    dead: Any
    worth: Any
    before: Any
    """Which choice for the rooms before the last one, and which way for that."""
    way: Any

    def __len__(self) -> int:
        return len(self.gone)

    def some(self, places: Any) -> Choices:
        return Choices(
            gone=self.gone[places],
            over=self.over[places],
            dead=self.dead[places],
            worth=self.worth[places],
            before=self.before[places],
            way=self.way[places],
        )


def nothing() -> Choices:
    import numpy as np

    zero = np.zeros(1, np.int64)
    return Choices(gone=zero, over=zero, dead=zero, worth=zero, before=zero, way=zero)


def best(found: Sequence[Choices]) -> Choices:
    """Of choices that leave the same to the rest, the one with the least dead, then most worth."""
    import numpy as np

    every = Choices(
        gone=np.concatenate([each.gone for each in found]),
        over=np.concatenate([each.over for each in found]),
        dead=np.concatenate([each.dead for each in found]),
        worth=np.concatenate([each.worth for each in found]),
        before=np.concatenate([each.before for each in found]),
        way=np.concatenate([each.way for each in found]),
    )
    left = every.gone << _LATE | every.over
    ranks = np.lexsort((-every.worth, every.dead, left))
    firsts = np.ones(len(ranks), np.bool_)
    firsts[1:] = np.diff(left[ranks]) != 0
    return every.some(ranks[firsts])
