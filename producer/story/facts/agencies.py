"""Agencies and networks whose copy others publish, by the names that they go under."""

from __future__ import annotations

import re
from functools import cache

AGENCIES = (
    ("Associated Press", "AP", "AP News", "The AP"),
    ("Reuters", "Thomson Reuters", "Reuters News"),
    ("AFP", "Agence France-Presse", "Agence France Presse"),
    ("Bloomberg", "Bloomberg News", "Bloomberg Law"),
    ("UPI", "United Press International"),
    ("dpa", "Deutsche Presse-Agentur", "DPA"),
    ("PA Media", "Press Association", "PA News Agency"),
    ("Canadian Press", "La Presse Canadienne"),
    ("Australian Associated Press", "AAP"),
    ("Press Trust of India", "PTI"),
    ("ANI", "Asian News International"),
    ("IANS", "Indo-Asian News Service"),
    ("Xinhua", "Xinhua News Agency"),
    ("Kyodo News", "Kyodo"),
    ("Yonhap", "Yonhap News Agency"),
    ("Anadolu Agency",),
    ("TASS", "ITAR-TASS"),
    ("EFE", "Agencia EFE"),
    ("ANSA",),
    ("BelTA", "Belta"),
    ("Ukrinform",),
    ("Interfax",),
    ("NPR", "National Public Radio", "NPR News"),
    ("PRX", "Public Radio Exchange"),
    ("The World", "PRX's The World"),
    ("American Public Media", "APM", "APM Reports"),
    ("Marketplace", "APM Marketplace"),
    ("PBS NewsHour", "PBS News", "PBS"),
    ("BBC", "BBC News", "BBC World Service", "BBC Sport"),
    ("CNN", "CNN Wire", "CNN Newsource", "CNN Business", "Cable News Network"),
    ("CBS News", "CBS"),
    ("NBC News", "NBC"),
    ("ABC News",),
    ("Scripps News", "Newsy"),
    ("Voice of America", "VOA", "VOA News"),
    ("Radio Free Europe/Radio Liberty", "RFE/RL"),
    ("Deutsche Welle", "DW"),
    ("KFF Health News", "Kaiser Health News", "KHN"),
    ("The Conversation", "The Conversation US"),
    ("States Newsroom", "Stateline"),
    ("ProPublica",),
    ("The Marshall Project",),
    ("The Hechinger Report",),
    ("Chalkbeat",),
    ("Grist",),
    ("Inside Climate News",),
    ("The 19th", "The 19th News"),
    ("Mongabay",),
    ("Religion News Service", "RNS"),
    ("Catholic News Service",),
    ("Inter Press Service",),
    ("Tribune News Service", "TNS", "Tribune Content Agency", "McClatchy-Tribune"),
    ("USA TODAY Network",),
    ("Cox Media Group National Content Desk", "CMG National Content Desk"),
    ("Sports Xchange", "The Sports Xchange", "Field Level Media"),
    ("StatePoint", "StatePoint Media"),
    ("PR Newswire", "PRNewswire", "PRNewswire-PRWeb", "PRWeb"),
    ("Business Wire", "BUSINESS WIRE", "BusinessWire"),
    ("GlobeNewswire", "GLOBE NEWSWIRE"),
)
"""Each with its aliases, letters as they are printed: "AP" is an agency, "ap" is none."""


_BESIDE = re.compile(
    r"^[Tt]he | (?:[Ss]taff|STAFF)(?: \w+)?$|\.(?:com|org)$|,? (?:LLC|Inc|Ltd)\.?$"
)


def named(text: str | None) -> str | None:
    """The agency whose name a text is; its article, a "staff" after it and ".com" apart."""
    if not text:
        return None
    bare = _BESIDE.sub("", text.strip())
    return _names().get(text.strip()) or _names().get(bare)


def at_end(text: str) -> tuple[str, str] | None:
    """What stands before the agency that a byline ends with, and the agency: "Ann Reyes, AP"."""
    found = _ending().search(text)
    if found is None:
        return None
    return text[: found.start()].strip(" ,"), _names()[found["apart"] or found["joined"]]


def pattern(*, sure: bool = False) -> str:
    """All names and aliases, as a part of a regular expression, longer ones first; or those
    alone that can't be a surname."""
    names = [name for name in _names() if not sure or " " in name or name in _SURE]
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_SURE = frozenset(("AP", "AFP", "Reuters", "REUTERS", "UPI", "NPR", "CNN", "BBC", "PTI"))


@cache
def _names() -> dict[str, str]:
    found = {name: names[0] for names in AGENCIES for name in names}
    return {name.upper(): canonical for name, canonical in found.items()} | found


@cache
def _ending() -> re.Pattern[str]:
    role = (
        r"(?: (?:[\w-]+ ){0,3}(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ss]taff|News))?"
    )
    return re.compile(
        rf"(?:(?:^|[,|/(•·–—-] ?|\b(?:for|from|via|[Bb]y) )(?:[Tt]he )?(?P<apart>{pattern()})"
        rf"|\s(?:[Tt]he )?(?P<joined>{pattern(sure=True)})){role}\)?\s*$"
    )
