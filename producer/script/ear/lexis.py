"""The words by which English tells who says something, and whether a clause stands alone."""

from __future__ import annotations

from producer.script.spoken.rewriting import CAP

SAYING = (
    "said|says|told|tells|asked|asks|wrote|writes|added|adds|explained|explains|replied|noted|"
    "notes|warned|warns|recalled|recalls|argued|argues|insisted|insists|joked|tweeted|announced|"
    "declared|concluded|continued|stated|states|acknowledged|admitted|claimed|claims|testified|"
    "suggested|suggests|predicted|estimated|reported|reports|confirmed|shouted|observed|remarked"
)
"""Verbs that stand beside a quotation."""
INVERTED = (
    "said|says|asked|asks|wrote|writes|added|adds|explained|explains|replied|noted|notes|warned|"
    "warns|recalled|recalls|argued|argues|joked|tweeted|insisted|insists"
)
"""Verbs that stand before their subject: "said Ann Ruiz"."""
REPORTING = "said|says|announced|warned|warns|noted|notes|wrote|writes|added|adds|told|estimated"
"""Verbs after which a clause may stand in indirect speech."""
PARTICIPLES = "announced|warned|noted|added|estimated"
"""Those that after a noun may belong to it: "a deal announced Monday"."""

FINITE = (
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|said|says|"
    "told|died|lives|lived|works|worked|faces|pleaded|won|went|came|began|leads|led|runs|ran|plans|"
    "remains|wrote|writes|took|takes|became|becomes|got|gets|knew|knows|thinks|thought|wants|saw|"
    "sees|makes|made|gave|gives|found|finds|hopes|spoke|speaks|grew|fell|rose|lost|spent|met|fled|"
    "held|sold|bought|broke|drove|hit|shot|stole|built|sent|kept|felt|stood|fought|caught|brought"
)
"""Verbs that can be nothing but the verb of the sentence."""

NAME_WORD = rf"[{CAP}](?:[\w'’&-]|\.(?=[\w ,]))*"
"""A capitalised word of a name, with the stop of an initial or a title."""
_LINKS = "of|the|and|for|de|da|del|della|di|la|le|van|von|der|den|bin|bint|al|el|ibn|on|in"
NAME = rf"{NAME_WORD}(?: (?:(?:{_LINKS}) ){{0,2}}{NAME_WORD}){{0,7}}"
"""A person's name with any title, or an organization's."""
PERSON = rf"{NAME_WORD}(?: (?:(?:de|da|del|di|la|le|van|von|der|bin|al|el) )?{NAME_WORD}){{1,3}}"
"""A name in full, of two words or more."""

GROUPS = (
    "police|officials|authorities|prosecutors|investigators|organizers|researchers|scientists|"
    "witnesses|residents|lawyers|attorneys|doctors|executives|analysts|lawmakers|critics|experts|"
    "firefighters|deputies|officers|detectives|economists|engineers|advocates|activists|leaders|"
    "spokesman|spokeswoman|spokesperson|neighbors|relatives|editors|teachers|students|forecasters"
)
"""Who speaks without an article."""

COMMON_OPENERS = frozenset(
    f"""
    The A An This These There It One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve
    Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty Thirty Forty Fifty Sixty
    Seventy Eighty Ninety Dozens Hundreds Thousands Millions Most Many Several Some Few Both Each
    Every No Another Nearly Almost More Fewer Roughly Tickets Crews Workers Classes Drivers
    Passengers Voters Prices Sales Damages Repairs Details Charges
    {" ".join(word.capitalize() for word in GROUPS.split("|"))}
    """.split()
)
"""Words that have a capital only because they begin a sentence, where no name follows."""

SUBORDINATORS = frozenset(
    """
    if when but because while although though unless whether since after before until as that
    who whom which whose where why how what so yet once whereas
    """.split()
)
PERSONAL = frozenset(
    """
    i we you he she they me us him her them my our your his hers my mine ours theirs himself
    herself themselves myself ourselves
    """.split()
)
