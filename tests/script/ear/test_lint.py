"""What a radio editor would mend, and what one would leave."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Block, BlockKind, Origin, Script, Sentence
from producer.script.ear.finding import Severity
from producer.script.ear.lint import RULES, lint
from tests.script.sample import sentences_of

CUT = " | "


def script_of(*blocks: tuple[Sentence, ...], outro: str = "This voice is synthetic.") -> Script:
    body = (
        Block(id=f"b{number}", kind=BlockKind.STORY, sentences=members)
        for number, members in enumerate(blocks, start=1)
    )
    end = Block(id="outro", kind=BlockKind.OUTRO, sentences=sentences_of(outro))
    return Script(
        slug="ferry",
        title="Ferry",
        form="voicer",
        language="en",
        stories=(Origin(source="ferry.html"),),
        blocks=(*body, end),
    )


def rules(*paragraphs: str) -> set[str]:
    """The rules that find something in a story; a paragraph's sentences are cut by a bar."""
    texts = (tuple(paragraph.split(CUT)) for paragraph in paragraphs)
    return {one.rule for one in lint(script_of(sentences_of(*texts)))}


# --- Hard to follow -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "severity"),
    [(20, None), (21, Severity.WARNING), (30, Severity.WARNING), (31, Severity.ERROR)],
)
def test_words_are_counted_as_they_are_said(count: int, severity: Severity | None) -> None:
    (one,) = sentences_of("It cost $4.6 million.")
    spoken = " ".join(["twenty-four"] * (count - 1)) + " — dollars."
    said = Sentence(
        id=one.id,
        source=one.source,
        text=one.text,
        spoken=spoken,
        rewrites=(),
        estimate_ms=1,
        pause_ms=0,
    )
    found = lint(script_of((said,)))
    assert [(each.rule, each.severity) for each in found] == (
        [] if severity is None else [("too-long", severity)]
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 12 boats hold 200 people, 9 dogs and 4 cars.", True),
        ("Four boats hold $4.6 million and 5 percent of 12 crews.", True),
        ("It sank on Nov. 9, 2018, with 12 people and 9 dogs.", False),
        ("One of the boats sailed on May 2 with 12 people.", False),
    ],
)
def test_more_than_three_numbers_are_too_many(text: str, found: bool) -> None:
    assert ("numbers" in rules(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ferry (which had been away for a very long time) is back.", True),
        ("The ferry — which had been away for a very long time — is back.", True),
        ("The ferry (away since May) is back.", False),
        ("The ferry — the old one — is back.", False),
        ("The ferry is back — it had been away for a very long time.", False),
        ("(The ferry had been away for a very long time.)", False),
        ("She said, “The ferry (which had been away for a very long time) is back.”", False),
    ],
)
def test_a_long_aside_is_found(text: str, found: bool) -> None:
    assert ("aside" in rules(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The hull was built in Ash and has since been sold.", True),
        ("It was not found, and the crew were later told.", True),
        ("The hull was built in Ash.", False),
        ("She is married and he is interested.", False),
        ("“It was built and it was sold,” she said.", False),
        ("They were happy and it was red.", False),
    ],
)
def test_two_passives_in_a_sentence_are_found(text: str, found: bool) -> None:
    assert ("passives" in rules(text)) == found


def test_passives_in_a_row_are_told_once_where_they_begin() -> None:
    body = sentences_of("It is old.", "It was built.", "It was sold.", "It was lost.", "It sank.")
    (found,) = lint(script_of(body))
    assert (found.rule, found.sentence) == ("passives-in-a-row", "p2.s1")
    assert found.message.startswith("3 sentences")
    assert lint(script_of(body[:3])) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("When the crew of the old ferry that sails from Ash came home late, it rained.", True),
        ("Rowing all night long through the cold rain and the dark of May, she won.", True),
        ("When the crew came home, it rained.", False),
        ("Boeing sold the yard some of the last boats that it had in May, it said.", False),
        ("Rowing all night long through the cold rain of the dark is hard, she said.", False),
        ("After a night of rain at sea the crew of the old ferry came home, wet and tired.", False),
    ],
)
def test_a_late_subject_is_found(text: str, found: bool) -> None:
    assert ("late-subject" in rules(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The ferry, which sails from Ash to Elm every day but Sunday in rain or snow, is old.",
            True,
        ),
        ("The ferry, which sails from Ash, is old.", False),
        ("In May, the ferry that sails from Ash to Elm in all of the rain, is old.", False),
    ],
)
def test_a_verb_far_from_its_subject_is_found(text: str, found: bool) -> None:
    assert ("far-verb" in rules(text)) == found


# --- Who speaks, and who is meant -----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We are ready,” Ann Ruiz said, waving.", True),
        ("“We are ready,” said the mayor, Ann Ruiz, who won in May, in Ash.", True),
        ("The hull was “a mess,” the mayor said.", True),
        ("Boats are old and slow, the mayor said.", True),
        ("The hull is old, but sound, according to the yard.", True),
        ("The mayor said, “We are ready.”", False),
        ("The mayor said the hull is old.", False),
        ("The ferry sank, and the crew told nobody.", False),
        ("According to the yard, the hull is old.", False),
        ("The “queen of Ash” sank, and who said so did not stay.", False),
    ],
)
def test_an_attribution_that_comes_last_is_found(text: str, found: bool) -> None:
    assert ("late-attribution" in rules(text)) == found


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("The DQRC paid.", True),
        ("The DQRC paid. | The DQRC left.", True),
        ("The Dock Quay Rope Club paid. | The DQRC left.", False),
        ("The old rope club (DQRC) paid.", False),
        ("The dock quay rope club, or DQRC, paid.", False),
        ("The FBI left the U.S. for the UN.", False),
        ("ASHTON — It rained.", False),
        ("It will NEVER sail. | It never did.", False),
        ("The DQRC Ferry Line paid.", False),
        ("He lives in Ash, KY, by Pier XIV.", False),
        ("THE DQRC PAID.", False),
        ("A DQRC-12 sank.", False),
    ],
)
def test_an_acronym_that_nobody_explains_is_found(paragraph: str, found: bool) -> None:
    assert ("acronym" in rules(paragraph)) == found


def test_an_acronym_is_told_once_at_its_first_mention() -> None:
    found = lint(script_of(sentences_of("It rained.", "The DQRC paid.", "The DQRC left.")))
    assert [(one.rule, one.sentence) for one in found] == [("acronym", "p2.s1")]


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("Ruiz said she will leave.", True),
        ("It is late, and O’Neil said he will go.", True),
        ("Ann Ruiz won. | Ruiz said she will leave.", False),
        ("Mayor Ruiz said she will leave.", False),
        ("Mrs. Ruiz said she will leave.", False),
        ("His wife Ann said she will leave.", False),
        ("Neighbors said he left.", False),
        ("Acme said it will close.", False),
        ("Acme said he left. | He is back at Acme now.", False),
        ("China said he left.", False),
    ],
)
def test_a_name_that_was_never_said_in_full_is_found(paragraph: str, found: bool) -> None:
    assert ("surname-alone" in rules(paragraph)) == found


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("Ann Ruiz won. | Ruiz said no.", True),
        ("When Ann Ruiz came, it rained. | Ruiz said no.", True),
        ("Mayor Ann Ruiz won. | Ruiz said no.", False),
        ("The singer Ann Ruiz won. | Ruiz said no.", False),
        ("Ann Ruiz, who sings, won. | Ruiz said no.", False),
        ("Ann Ruiz of Ash won. | Ruiz said no.", False),
        ("Ann Ruiz won.", False),
    ],
)
def test_a_speaker_whom_nothing_explains_is_found(paragraph: str, found: bool) -> None:
    assert ("who-is-it" in rules(paragraph)) == found


# --- Words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("The ferry is at sea right now.", Severity.WARNING),
        ("Live from Ash, this is the news.", Severity.WARNING),
        ("The vote starts at 5 p.m. today.", Severity.WARNING),
        ("Tonight at 7:30 p.m. the vote starts.", Severity.WARNING),
        ("The ferry now sails daily.", Severity.NOTE),
        ("People live in Ash.", None),
        ("They live on the pier until now.", None),
        ("The vote starts at 5 p.m. Monday.", None),
        ("The now-closed yard is for sale.", None),
        ("Lee, now a pilot, won.", None),
        ("She said, “We need it right now.”", None),
    ],
)
def test_words_that_claim_immediacy_are_found(text: str, severity: Severity | None) -> None:
    found = lint(script_of(sentences_of(text)))
    levels = [one.severity for one in found if one.rule == "immediacy"]
    assert levels == ([] if severity is None else [severity])


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Go to https://example.org/a for more.", "address"),
        ("Go to www.example.org.", "address"),
        ("Write to ann@example.org for more.", "address"),
        ("It is on example.org too.", "address"),
        ("It cost 5 & more.", "unspoken-sign"),
        ("It cost $5.", "unspoken-sign"),
        ("ASH, Ky. (AP) — It rained.", "dateline"),
        ("ASH — It rained.", "dateline"),
        ("He said, quote, never, unquote.", "unquote"),
        ("Ash beat Elm, and the latter left.", "former-latter"),
        ("Of Ash and Elm, the former was old.", "former-latter"),
        ("It cost a million dollars.", "sounds-like"),
        ("She sold seven silver spoons.", "tongue-twister"),
    ],
)
def test_words_that_are_wrong_on_the_air_are_found(text: str, rule: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Booking.com and the U.S. won.", "address"),
        ("“It’s ours,” she said — or so; no?", "unspoken-sign"),
        ("Ash — an old town — won.", "dateline"),
        ("They quote her.", "unquote"),
        ("The former mayor won the latter half.", "former-latter"),
        ("It cost half a million dollars.", "sounds-like"),
        ("It is in an open area of each island.", "tongue-twister"),
    ],
)
def test_words_that_are_right_are_left_alone(text: str, rule: str) -> None:
    assert rule not in rules(text)


def test_a_block_that_begins_with_a_pronoun_is_found() -> None:
    one, two, three = sentences_of(
        "Ann Ruiz of Ash won.", "She left.", "“He left” is what we heard."
    )
    assert [f.sentence for f in lint(script_of((one, two)))] == []
    (found,) = lint(script_of((one,), (two,), (three,)))
    assert (found.rule, found.block, found.sentence) == ("pronoun-first", "b2", "p2.s1")


# --- What holds for every script ------------------------------------------------------


def test_words_of_a_quotation_over_several_sentences_are_somebody_elses() -> None:
    assert rules("“It rained. | It is on right now. | We stay,” she said.") == {"late-attribution"}
    assert "immediacy" in rules("“It rained.” | It is on right now.")


def test_the_stations_own_words_are_left_alone() -> None:
    assert lint(script_of(sentences_of("It rained."), outro="Live from www.example.org now.")) == ()


def test_findings_come_in_the_order_in_which_the_sentences_air() -> None:
    body = sentences_of("The DQRC paid a million.", "It is on right now.", "It cost a million.")
    found = lint(script_of(body[:1], body[1:]))
    assert [(one.block, one.sentence, one.rule) for one in found] == [
        ("b1", "p1.s1", "acronym"),
        ("b1", "p1.s1", "sounds-like"),
        ("b2", "p2.s1", "immediacy"),
        ("b2", "p3.s1", "sounds-like"),
    ]


def test_a_script_of_the_stations_words_alone_has_nothing_to_mend() -> None:
    assert lint(script_of()) == ()


@given(
    texts=st.lists(
        st.text(alphabet="Aabei sS,.?“”\"'’[]()—%0124-ANDQ", min_size=1, max_size=60), max_size=6
    )
)
def test_any_words_can_be_looked_at(texts: list[str]) -> None:
    body = sentences_of(*texts)
    found = lint(script_of(body)) if body else ()
    assert all(one.sentence in {each.id for each in body} for one in found)
    assert all(one.message and one.rule in {rule.name for rule in RULES} for one in found)
