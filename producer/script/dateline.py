"""Datelines: the place, date and agency that open a news story for readers, never for listeners."""

from __future__ import annotations

import re
from typing import Final

_UPPER: Final = r"[^\W\d_a-z]"
_CAPITALS: Final = rf"{_UPPER}[^\W\d_a-z.'’]*(?:[.'’]{_UPPER}*|-{_UPPER}+)*"
_TOWN: Final = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}"
"""In capitals throughout: "ST. LOUIS", "WINSTON-SALEM", "PARIS/BERLIN"."""
_TITLED: Final = r"[A-Z][\w.'’-]+(?:,? (?:of|de|del|la|le|and|[A-Z][\w.'’-]+)){0,4}"
_REGION: Final = r"(?:, (?!\w+day\b)[A-Z][\w.'’-]*(?: (?:of|and|the|[A-Z][\w.'’-]+)){0,3})"
_STATE: Final = r", (?:[A-Z][a-z]{1,4}\.|[A-Z]\.(?: ?[A-Z]\.)+|[A-Z]{2})"
"""As the wire shortens it: "Ky.", "N.J.", "NY"."""
_DATE: Final = (
    r"(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r" \d{1,2}(?:,? \d{4})?|,? \d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)?"
)
_AGENCY: Final = r"(?:\([A-Z][\w .'’/&-]{1,40}\)|/[A-Z][\w .-]{1,30}/)"
_LONG: Final = r" ?(?:[—–―]|--+) ?"
_ANY: Final = rf"(?:{_LONG}| - |- )"
_GOES_ON: Final = r"(?=[\"“‘'(\[]*[^\W_a-z])"
"""The news itself: a capital or a figure, behind quotation marks perhaps."""

_COUNTRY: Final = "|".join(
    line.strip()
    for line in """
    Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain
    Bangladesh|Belarus|Belgium|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Britain|Bulgaria
    Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Central African Republic|Chad|Chile|China
    Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Democratic Republic of the Congo
    Denmark|Dominican Republic|Ecuador|Egypt|El Salvador|England|Eritrea|Estonia|Ethiopia|Finland
    France|Gaza Strip|Germany|Ghana|Greece|Guatemala|Guinea|Haiti|Honduras|Hungary|Iceland|India
    Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya
    Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Liberia|Libya|Lithuania|Madagascar|Malawi|Malaysia
    Mali|Mauritania|Mexico|Moldova|Mongolia|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands
    New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Northern Ireland|Norway|Oman
    Pakistan|Palestine|Panama|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda
    Saudi Arabia|Scotland|Senegal|Serbia|Sierra Leone|Slovakia|Slovenia|Somalia|South Africa
    South Korea|South Sudan|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|Tajikistan
    Tanzania|Thailand|Tunisia|Turkey|Turkmenistan|UAE|UK|USA?|Uganda|Ukraine|United Arab Emirates
    United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Wales|West Bank|Yemen|Zambia
    Zimbabwe
    """.strip().splitlines()
)
"""Countries as datelines name them after a town that is not in capitals."""

_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"(?:{_TOWN}|{_TITLED}){_REGION}{{0,2}}{_DATE} ?{_AGENCY}(?:{_ANY}|:? ?){_GOES_ON}",
        rf"{_AGENCY}(?:{_ANY}| ){_GOES_ON}",
        rf"{_TOWN}{_REGION}{{0,2}}{_DATE}(?:{_LONG}| - ){_GOES_ON}",
        rf"{_TITLED}{_STATE}{_DATE}(?:{_LONG}| - ){_GOES_ON}",
        rf"(?!(?:{_COUNTRY}),){_TITLED}, (?:occupied )?(?:{_COUNTRY}){_DATE}(?:{_LONG}| - |: )"
        rf"{_GOES_ON}",
    )
)
_SHORTEST: Final = 3
"""Letters of a town's name: "Q — What" and "TV — The" open no news."""
_AGENCIES: Final = re.compile(
    r"[(/](?:AP|AFP|UPI|NPR|CNN[\w ]*|BBC|DPA|dpa|EFE|PTI|ANI|TNS|KFF Health News|States Newsroom"
    r"|Thomson Reuters[\w ]*|Reuters|Bloomberg|Xinhua|[A-Z]{2,5} News|[A-Z][\w ]* News(?: Service)?"
    r"|[WK][A-Z]{2,3}(?:[- ](?:TV|FM|AM))?|PR ?Newswire(?:-\w+)?|Business ?Wire|BUSINESS WIRE"
    r"|GlobeNewswire|GLOBE NEWSWIRE|[A-Z][\w ]*(?:Newsroom|Newswire|Report|Press|Network))[)/]"
)


def dateline(text: str) -> int:
    """How many characters of a paragraph are its dateline, dash and spaces with it; 0 for none.

    "LONDON (AP) — ", "LEXINGTON, Ky. — ", "NEW YORK, Jan. 5, 2024 /PRNewswire/ -- ", "(CNN) ".
    What is left is the paragraph without it, as it can be read.
    """
    for form in _FORMS:
        found = form.match(text)
        if found is None:
            continue
        head = found[0]
        brackets = re.search(_AGENCY, head)
        place = head if brackets is None else head[: brackets.start()]
        letters = sum(letter.isalpha() for letter in re.split(r"[,—–―]| -", place)[0])
        if brackets is not None and _AGENCIES.search(head) is None:
            continue
        if letters >= _SHORTEST or (brackets is not None and not place.strip()):
            return found.end()
    return 0
