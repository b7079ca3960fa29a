"""What names, dates and agencies look like in a line of news: parts of the rules' patterns."""

from __future__ import annotations

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATE = (
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )"
CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?"

_PART = r"(?:[A-Z][\w.'’-]+|al|bin|da|de|den|der|di|du|el|la|le|ter|van|von)"
NAME = rf"{_PART}(?: {_PART}){{1,3}}"
"""A person: two to four parts, each with a capital or a particle."""

AGENCY = (
    r"(?:Getty Images|AFP|AP|The Associated Press|Associated Press|AP Photo|Reuters|EPA|Bloomberg"
    r"|Shutterstock|iStock(?:photo)?|Flickr|Wikimedia Commons|Unsplash|Xinhua|Sipa(?: USA)?"
    r"|USA TODAY(?: Sports)?|Zuma(?: Press| Wire)?|Redux|Alamy|Pool|NurPhoto|(?:for )?NPR"
    r"|Courtesy(?: of)? .{2,60}|Special to .{2,40}|Contributed|File|CC BY[\w .-]*"
    r"|Creative Commons)"
)
"""Where photographs come from, as credit lines name it."""

JOB = (
    r"(?:reporter|editor|correspondent|host|producer|journalist|writer|columnist|author|intern"
    r"|fellow|contributor|director|anchor|bureau chief|freelancer?|professor|photographer|critic)"
)
