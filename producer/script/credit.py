"""Who wrote a story and whose it is, as one says it in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from producer.model import Origin

_ARTICLE: Final = frozenset(
    (
        "Advertiser Agency Association Bee Chronicle Citizen Courier Democrat Dispatch Enquirer"
        " Examiner Express-News Gazette Globe Guardian Herald Independent Inquirer Institute"
        " Journal Ledger Mail Mercury Mirror Monitor News-Press Observer Post Post-Dispatch"
        " Post-Gazette Press Press-Democrat Record Register Reporter Review Sentinel"
        " Spectator Standard Star-Tribune Sun Sun-Times Telegraph Times Times-Picayune"
        " Tribune Union-Tribune"
    ).split()
)
"""Last words of the names of newspapers and agencies before which one says "the"."""
_ARTICLE_BEFORE: Final = re.compile(r"(?:University|Press Trust|Department|City|State) of |BBC$")


def owner_of(story: Origin) -> str | None:
    """Whose copy it is, as one says it in a sentence."""
    name = story.agency or story.publisher
    return name if name is None else _with_article(name)


def _with_article(name: str) -> str:
    first, *rest = name.split()
    of_a_kind = bool(rest) and rest[-1] in _ARTICLE
    said = first[0].isupper() and first != "The" and (of_a_kind or _ARTICLE_BEFORE.match(name))
    return f"the {name}" if said else name


def writer_of(story: Origin) -> str | None:
    """Who wrote it; None where the byline is but another name of the house: "BBC News"."""
    houses = (story.agency, story.publisher)
    is_house = any(_one_house(story.byline or "", house or "") for house in houses)
    return None if is_house else story.byline


def _one_house(byline: str, house: str) -> bool:
    """Whether all the words of one name stand in the other, articles and "staff" apart, or one
    is the other's initials."""
    one, other = (_plain(name) for name in (byline, house))
    initials = "".join(word[0] for word in house.split() if word[0].isupper()) == byline
    return bool(one) and bool(other) and (one <= other or other <= one or initials)


def _plain(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - {"the", "staff", "newsroom", "desk"}
