"""What on a page is not the story: named rules, each with the reason that the ledger shows.

A rule knows words, or the names of enclosing elements; never a site. To teach the cleaner
something, add a row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from producer.story.line import Raw, ends_a_sentence, words
from producer.story.patterns import AGENCY, CLOCK, DATE, NAME, WEEKDAY


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRule:
    """A kind of line that its words give away."""

    reason: str
    pattern: re.Pattern[str]
    most: int
    """Words: a longer line is prose, whatever it matches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxRule:
    """A kind of element whose lines never air."""

    reason: str
    names: re.Pattern[str] | None
    tags: frozenset[str]
    most: int
    """Words: a longer line is prose, whatever it lies in."""


_PROSE = 60
"""Words: a longer line is prose, whatever its words or its element are."""


_LONGEST = 1500
"""Characters: a longer line is no label, and would keep the patterns busy."""


def _whole(reason: str, *forms: str, most: int = _PROSE) -> TextRule:
    """The line is one of the forms and nothing else, in any case."""
    pattern = re.compile(rf"^(?:{'|'.join(forms)})\W*$", re.IGNORECASE)
    return TextRule(reason=reason, pattern=pattern, most=most)


def _start(reason: str, *forms: str, most: int = _PROSE) -> TextRule:
    """The line begins with one of the forms, in any case."""
    pattern = re.compile(rf"^\W*(?:{'|'.join(forms)})", re.IGNORECASE)
    return TextRule(reason=reason, pattern=pattern, most=most)


def _within(reason: str, *forms: str, most: int = _PROSE) -> TextRule:
    """The line holds one of the forms, in any case."""
    pattern = re.compile("|".join(forms), re.IGNORECASE)
    return TextRule(reason=reason, pattern=pattern, most=most)


def _exact(reason: str, *forms: str, most: int = _PROSE) -> TextRule:
    """The line is one of the forms, capitals as given: they tell names from words."""
    pattern = re.compile(rf"^(?:{'|'.join(forms)})$")
    return TextRule(reason=reason, pattern=pattern, most=most)


TEXT_RULES = (
    _whole(
        "player",
        r"play live radio|next up:?.*|available on air stations|on air now.*|now playing:?.*",
        r"\d+:\d\d ?/? ?\d+:\d\d|00:00.*|listen live|listen ?[•·]? ?\d+:\d\d|\d+-minute listen.*",
        r"listen(?: now| to (?:this|the) (?:story|article|episode|audio).{0,30})?",
        r"transcript|play|pause|loading|toggle play.*|live stream(?:ing)?",
        most=12,
    ),
    _start(
        "player", r"(?:listen|tune in|watch)\b.{2,60}\b(?:live|listen back|on demand)\b", most=25
    ),
    _start("copyright", r"(?:©|\(c\)|copyright\b).{0,60}(?:\b(?:19|20)\d\d\b|rights)"),
    _within(
        "copyright",
        r"all rights reserved\b|may not be (?:published|reproduced|reprinted)",
        r"^this (?:document|article|material|content) is (?:subject to|protected by) copyright",
        r"\btranscripts? (?:is|are) created on a rush deadline",
    ),
    _within("legal", r"^(?:ftc|disclosure): |^disclaimer\b|affiliate (?:links?|commission)"),
    _exact(
        "photo credit",
        r"(?i:(?:photos?|photographs?|images?|pictures?|video|screenshot|illustration|credits?)"
        r"(?: by| courtesy(?: of)?| credits?)?)(?:: ?| (?=[A-Z])).{2,80}",
        rf"(?!B[Yy] )(?:{NAME} ?(?:/|\||,|for|via) ?)*{AGENCY}(?: ?(?:/|via|\||,) ?{AGENCY})*\W*",
        "/",
        most=14,
    ),
    _within(
        "caption",
        r"(?:hide|toggle|enlarge) caption$",
        r"\((?:photo|image|file|screenshot|picture|courtesy|illustration|credit)\b[^)]{0,80}\)$",
        r"\([^)]{0,60}(?:/ ?getty images|/ ?ap|ap photo|via ap|/ ?reuters|/ ?afp)[^)]{0,30}\)$",
        r"\((?:pictured|left|right|center|centre|background|foreground|file(?: photo)?)\)",
        r"(?:[.\]] |^)(?:photo |image )?credits?: ?\S.{1,80}$|[^.!?]\((?:ap|afp|reuters|file)\)$",
        r"^an artist['’]s (?:illustration|impression|rendering|concept)\b|\b(?:photos?|images?) ©",
        most=80,
    ),
    _whole("caption", r"(?:image|photo|slide|picture|gallery) \d+ (?:of|/) \d+"),
    _whole(
        "advertisement",
        r"advertisement|(?:story|article) continues below.*|sponsor(?:ed)? (?:message|content)",
        r"sponsored(?: by.*)?|thanks to our sponsors?.*|become a sponsor",
    ),
    _start(
        "related link",
        r"(?:read|see|watch|listen|learn|find out) (?:more|also|next)\b|also read|must read",
        r"related\b(?:$|:| stor| article| content| coverage| links?$| news$| posts?$| topics?$)",
        r"you (?:may|might) (?:also )?(?:like|enjoy)|(?:read|watch|listen|more|previously):",
        r"(?:more (?:from|on|about)|don[’']t miss)\b(?!.*[.]$)",
        r"most (?:read|popular|viewed)|trending|recommended|further reading|up next|keep reading",
        r"(?:explore further|quick links|in case you missed it|view all)\b(?!.*[.]$)",
        r"on [a-z .]+\.com:|editor[’']s picks?$",
        most=30,
    ),
    _within("related link", r"\bclick here\b", r"^the post .+ appeared first on ", most=30),
    _within("code", r"^\[(?:/\w+|\w+ [^\]]*=[^\]]*)\]", most=30),
    _start(
        "newsletter",
        r"(?=.*(?:newsletter|inbox|e-?mail|subscri|sign up|\bapp\b|alerts|podcast))"
        r"(?:sign up|subscribe|get (?:the|our|access|more)|want more|join (?:our|the|us)|download"
        r"|enjoy(?:ing|ed)? |stay (?:up|in)|receive|never miss|already a|keep an eye|no spam"
        r"|check (?:your|the)|see all|please|no,? thanks)",
        r"thanks? (?:you )?for (?:signing up|subscribing|joining)",
        r"you(?:[’']ve| have) success?fully",
        r"an e-?mail with an? \w+ (?:link|code)|there was an error processing your",
        r"i (?:agree|understand|consent) (?:that|to) .{0,60}(?:newsletter|e-?mail|terms|privacy)",
        r"(?:you can )?unsubscribe (?:at any time|anytime)|by (?:signing up|subscribing|clicking)",
    ),
    _whole("newsletter", r"[\w’'& ]{2,40} newsletters?"),
    _start(
        "support",
        r"donate|(?:please )?support .{0,40}(?:journalism|reporting|newsroom|station)",
        r"become a (?:member|sustainer)|make a (?:gift|donation)",
        r"if you enjoyed this (?:article|story)",
    ),
    _start(
        "contact",
        r"(?:follow|like|join|find) .{1,60} (?:on|at) (?:@|twitter|facebook|instagram|youtube|x\b)",
        r"(?:follow|like|join|find) .{1,60} (?:on|at) (?:threads|bluesky|tiktok|https?:|www)",
        r"for (?:media|press|investor) (?:inquir|enquir|information|contact|quer)",
        r"(?:have|got) a (?:tip|story|question|news tip)|tell us what you think",
        r"(?:e-?mail|contact|reach) .{2,60}@|.{2,60}(?:may|can) be reached (?:at|on|by)",
        r".{2,40}: \S+@\S+$",
        most=50,
    ),
    _within("contact", r"follow (?:him|her|them|us|me) on (?:twitter|facebook|instagram)", most=70),
    _whole(
        "share",
        r"share|tweet|facebook|twitter|x|linkedin|e-?mail|print|flipboard|whatsapp|reddit",
        r"pinterest|copy link|save|bookmark|share (?:this|on|via)\b.*|(?:\d+ )?comments?",
        r"(?:leave|post) a comment|.*click to tweet",
        most=30,
    ),
    _whole(
        "tags",
        r"(?:filed under|tags?|topics?|tagged(?: with)?|posted in|categor(?:y|ies)|keywords)\b"
        r":? ?.*[^.]",
        most=30,
    ),
    _exact("source", r"(?:SOURCES?|Sources?|Via): .*[^.]|SOURCES? [A-Z].*[^.]", most=12),
    _exact("source", r"Citation: .*\bretrieved\b.*"),
    _exact("byline", rf"{NAME} @\w+"),
    _exact("contact", r"@\w+"),
    _exact("navigation", r"[\W_]+|[<>«»←→] .{1,40}"),
    _whole(
        "date",
        r"(?:(?:first |last )?(?:published|updated|posted|created|date)\b:? ?(?:on |at )?)?"
        rf"{WEEKDAY}?{DATE}(?:[ ,|•·–-]*(?:at )?{CLOCK}.{{0,30}})?",
        rf"(?:published|(?:last )?updated|posted)\b ?:? (?:at |on )?(?:{CLOCK}|{DATE}).*",
        rf"{WEEKDAY}?(?:{DATE}|{CLOCK})(?:[ ,|•·–-]+(?:at )?(?:{CLOCK}|{DATE}))+(?: .{{0,60}})?",
        rf"{CLOCK} \S.* {DATE}.*",
        r"(?:\d+|an?) (?:minutes?|mins?|hours?|days?|weeks?)(?: ago| read)",
        most=20,
    ),
    _exact(
        "byline",
        rf"(?:B[Yy]|by|(?:Words|Written|Posted|Reported) by|Author:?|From) {NAME}\b[^.!?]*",
        rf"[^|]{{2,40}} \| By {NAME}.*|By: ?[A-Z].*|B[Yy] [A-Z][^.!?]{{2,80}}",
        most=16,
    ),
    _exact(
        "byline",
        rf"(?:By|BY|by):? {NAME}\b.{{0,80}}\b(?:{DATE}|{CLOCK})\W*(?: .{{0,12}})?",
        most=24,
    ),
    _exact("byline", rf"{NAME} ?(?:\||/|,|, for|•|–|—) ?[A-Z][\w.&’' -]{{1,40}}", most=10),
    _exact(
        "dateline",
        r"[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][A-Za-z. ]{1,30})?(?: \([A-Za-z ]{2,20}\))? ?[—–-]+",
    ),
)
"""Tried in order; the first that matches gives the reason."""

_B, _E = r"(?:^|[ _-])", r"(?:$|[ _-])"
"""The edges of a part of a name: "nav" in "site-nav main", not in "navy"."""


def _box(reason: str, *names: str, tags: str = "", most: int = _PROSE) -> BoxRule:
    return BoxRule(
        reason=reason,
        names=re.compile("|".join(names)) if names else None,
        tags=frozenset(tags.split()),
        most=most,
    )


BOX_RULES = (
    _box(
        "photo credit",
        r"(?:figure|photo|image|img|picture|media|gallery)[-_]{0,2}"
        rf"(?:credit|source|attribution|byline)s?{_E}",
    ),
    _box("caption", "caption|cutline", tags="figcaption"),
    _box(
        "navigation",
        rf"{_B}(?:nav|navbar|navigation|breadcrumbs?|menu|menubar|toolbar){_E}",
        tags="nav menu",
    ),
    _box("player", rf"{_B}(?:player|audio-?(?:player|module|embed)){_E}"),
    _box("advertisement", rf"{_B}(?:ads?|advert\w*|adslot|sponsor\w*|dfp){_E}"),
    _box("newsletter", "newsletter|sign-?up|subscri(?:be|ption)"),
    _box(
        "related link",
        "related|recommend|read-?more|also-?like|trending|most-?(?:read|popular)",
        rf"outbrain|taboola|more-?(?:stories|from|on)|{_B}promos?{_E}",
    ),
    _box("share", rf"{_B}(?:share|sharing|social){_E}|social-?(?:bar|share|links|media)"),
    _box("comments", rf"{_B}comments?{_E}|disqus"),
    _box(
        "about the writer",
        rf"author-?(?:bio|box|info|card|about)|about-?(?:the-?)?author|{_B}bio{_E}",
    ),
    _box("tags", rf"{_B}(?:tags?|topics?|keywords|categories){_E}"),
    _box("byline", rf"by-?line|{_B}authors?{_E}"),
    _box("date", "timestamp|pub-?date|posted-?on|date-?(?:published|time|line)|entry-date"),
    _box("support", "donat(?:e|ion)|fundrais|pledge|membership"),
    _box("copyright", "copyright|fullattribution|news-coda"),
    _box("hidden", rf"is-hidden|screen-?reader|visually-?hidden|{_B}sr-only"),
    _box("page footer", rf"{_B}footer{_E}", tags="footer"),
    _box("pop-up", rf"tooltip|popover|hover-?card|rollover|{_B}(?:btn|button){_E}"),
    _box("form", tags="form button option fieldset dialog"),
    _box("table", tags="td th", most=12),
    _box("sidebar", rf"{_B}sidebar{_E}|pull-?quote", tags="aside"),
)
"""For lines in an element that is not the story's own; tried in order."""


@lru_cache(maxsize=8192)  # menus say the same on every page of a site
def by_text(text: str) -> str | None:
    """The reason why a line with these words never airs, or None."""
    if len(text) > _LONGEST:
        return None
    length = len(words(text))
    return next(
        (
            rule.reason
            for rule in TEXT_RULES
            if length <= rule.most and rule.pattern.search(text) is not None
        ),
        None,
    )


def by_box(raw: Raw, own: frozenset[int]) -> str | None:
    """The reason that the elements around a line give, those numbered in `own` apart."""
    length = len(words(raw.text))
    matched = {
        number
        for box in raw.boxes
        if box.number not in own
        for number in _box_rules(box.tag, box.names)
        if length <= BOX_RULES[number].most
    }
    return BOX_RULES[min(matched)].reason if matched else None


@lru_cache(maxsize=8192)  # the elements of a large page: each encloses many lines
def _box_rules(tag: str, names: str) -> tuple[int, ...]:
    """The places in BOX_RULES of those that know an element."""
    return tuple(
        number
        for number, rule in enumerate(BOX_RULES)
        if tag in rule.tags or (rule.names is not None and rule.names.search(names))
    )


def by_links(raw: Raw) -> str | None:
    """The reason against a line that is a link, or a title with a link for its body."""
    return "link" if raw.linked >= 0.8 and not ends_a_sentence(raw.text) else None
