"""Sentences that only announce what the next one tells: alone they are a riddle."""

from __future__ import annotations

import re
from typing import Final

from producer.script.quotes import quotes
from producer.script.shortening.mentions import names

_MOST_WORDS: Final = 8
_IS: Final = r"(?: is| was| are| were|[’']s)"
_FORMS: Final = (
    r"not (?:everyone|everybody|all [a-z]+)(?: is| was| are| were)?(?: so| as)? (?:agrees?|agreed"
    r"|satisfied|happy|convinced|sure|pleased|impressed|thrilled|excited|sold|on board"
    r"|in favor|welcoming|cheering|optimistic|enthusiastic)",
    rf"there{_IS} (?:just |only )?(?:an?|one|another|some) (?:[a-z]+ )?(?:catch|hitch|snag|twist"
    r"|problem|problems|exception|exceptions|drawback|drawbacks|downside|wrinkle|caveat|caveats"
    r"|difference|reason|trick|other reason|condition)",
    rf"here{_IS} (?:how|why|what|where|when|who|the)\b.*",
    r"(?:that|this)(?: is| was|[’']s) not all|(?:that|this) (?:isn|wasn)[’']t all"
    r"|there(?: is| was|[’']s) more",
    rf"(?:the )?(?:reactions?|responses?|answers?|reasons?|results?|explanation|solution|idea"
    rf"|message|lesson|outcome|consequences|reviews|feedback){_IS}"
    r" (?:very |so |quite |pretty |rather |surprisingly )?(?:swift|quick|immediate|instant|simple"
    r"|clear|obvious|mixed|fierce|dramatic|striking|surprising|stark|different|complicated"
    r"|devastating|overwhelming|divided|split|straightforward|plain)",
    r"(?:others|some(?: people)?|critics|opponents|supporters|experts|opinions|views)"
    r" (?:disagree|disagreed|differ|differed|vary|are divided|were divided|are split"
    r"|see it differently|are not so sure|were not so sure|aren[’']t so sure)",
    r"(?:that|this|it|the [a-z]+) (?:is|was|are|were) (?:only|just) the (?:beginning|start)",
    r"(?:it|this|the [a-z]+) (?:works|worked|goes|went|happened) like this",
)
_ANNOUNCES: Final = re.compile(
    r"\W*(?:(?:but|and|yet|still|now|so|however),? )?(?:"
    + "|".join(_FORMS)
    + r")(?:,? (?:though|however|too|either))?[.!]",
    re.IGNORECASE,
)


def announces(text: str) -> bool:
    """Whether a sentence has nothing to say but that something follows: "There is a catch."

    Of eight words at most, and without a name, a figure or a quotation of its own.
    """
    return (
        len(text.split()) <= _MOST_WORDS
        and _ANNOUNCES.fullmatch(text.strip()) is not None
        and not any(character.isdigit() for character in text)
        and not any(name.start > 0 for name in names(text))
        and not quotes(text)
    )
