"""Recasts for the ear: made where the grammar is certain, and no fact changes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from producer.model import Rewrite
from producer.script.ear.facts import same_facts
from producer.script.ear.recast import RECASTS, recast
from producer.script.sentences import sentences
from producer.script.spoken import speak_out
from tests.paths import BELARUS, needs_shared


@pytest.mark.parametrize(
    ("text", "recasted"),
    [
        ("“We are ready,” Mayor Ann Ruiz said.", "Mayor Ann Ruiz said, “We are ready.”"),
        ('"We are ready," said Ruiz.', 'Ruiz said, "We are ready."'),
        ("‘We are ready,’ said Ruiz.", "Ruiz said, ‘We are ready.’"),
        ("“We are ready”, he said.", "He said, “We are ready.”"),
        ("“Are we ready?” Ruiz asked.", "Ruiz asked, “Are we ready?”"),
        ("“Wow!” said the captain.", "The captain said, “Wow!”"),
        ("“We left the U.S.,” Ruiz said.", "Ruiz said, “We left the U.S.”"),
        ("“We sailed at 5 p.m.,” she told the board.", "She told the board, “We sailed at 5 p.m.”"),
        ("“We,” Ruiz said, “are ready.”", "Ruiz said, “We are ready.”"),
        ("“The ferry,” she said, “will not sail.”", "She said, “The ferry will not sail.”"),
        ("“It sank,” she said, “and we swam.”", "She said, “It sank, and we swam.”"),
        ("“If it rains,” Ruiz said, “we stay.”", "Ruiz said, “If it rains, we stay.”"),
        ("The ferry will sail in May, Ruiz said.", "Ruiz said the ferry will sail in May."),
        ("The ferry will sail in May, said Ruiz.", "Ruiz said the ferry will sail in May."),
        ("Two people were hurt, police said.", "Police said two people were hurt."),
        ("No one was hurt, police said.", "Police said no one was hurt."),
        ("1,200 jobs are gone, the union says.", "The union says 1,200 jobs are gone."),
        ("It is not clear, Ruiz said.", "Ruiz said it is not clear."),
        (
            "The yard has cut 1,200 jobs, the union said in a letter.",
            "The union said in a letter that the yard has cut 1,200 jobs.",
        ),
        (
            "The man fled on foot, Sgt. Bo Lee told reporters.",
            "Sgt. Bo Lee told reporters that the man fled on foot.",
        ),
        (
            "The hull was cracked, according to police.",
            "According to police, the hull was cracked.",
        ),
        (
            "More than 200 people were hurt, according to a report by the Coast Guard.",
            "According to a report by the Coast Guard, more than 200 people were hurt.",
        ),
    ],
)
def test_who_says_it_comes_before_what_is_said(text: str, recasted: str) -> None:
    after, log = recast(text)
    assert after == recasted
    assert [one.rule for one in log] == ["attribution first"]


def test_the_log_shows_the_stretch_that_changed() -> None:
    assert recast("“Go,” she said. “It rose 5% in May.”")[1] == (
        Rewrite(rule="percent", before="5%", after="5 percent"),
    )


@pytest.mark.parametrize(
    "text",
    [
        # Already so, or no attribution
        "Ruiz said, “We are ready.”",
        "Ruiz said the ferry will sail in May.",
        "According to police, the hull was cracked.",
        # A quotation that is not the whole of what is said, or is left open
        "The hull was “a mess,” Ruiz said.",
        "“We are ready” for May, Ruiz said.",
        "“always late,” Ruiz said.",
        "We rest,” Ruiz said.",
        "“We are ready,” Ruiz said. “And",
        "“The boat we built,” Ruiz said, “is ready.”",
        "“I can't,” he said, “go on.”",
        # More after the attribution than an attribution
        "“We are ready,” Ruiz said, adding that the crew waited.",
        "“We are ready,” Ruiz said as she left.",
        "“We are ready,” Ruiz said in Ash, Ky.",
        "“We are ready,” is what Ruiz said.",
        "“We are ready,” no one said.",
        # Whose is "she"? In indirect speech it would be somebody else
        "The mayor will resign, she said.",
        "She will resign, the mayor said.",
        "The mayor lost her seat, Ruiz said.",
        "The yard will close, the yard said.",
        "It will close in May, Acme said.",
        "The town wants it, Acme said.",
        "The ferry sank in May, a loss announced Monday.",
        # A capital that may be a name's
        "The Hague is far, police said.",
        "One America News won, police said.",
        "Police Chief Bo Lee resigned, the mayor said.",
        "Boats are old, police said.",
        # More than one plain clause
        "The hull is old, but safe, police said.",
        "The hull is old and the mast is new, police said.",
        "The ferry sank when it rained, police said.",
        "The ferry will sail if it can, police said.",
        "The ferry, Ruiz said, is old.",
        "The crew said the hull is old, police said.",
        "The hull — an old one — broke, police said.",
        "The old ferry, police said.",
        "The hull is old, according to Ruiz, who built it.",
        "The hull is old, according to what Ruiz wrote.",
        "The hull is old, according to her crew.",
        "“The hull is old,” according to police.",
    ],
)
def test_where_the_grammar_is_not_certain_the_sentence_stays(text: str) -> None:
    assert recast(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "recasted"),
    [
        ("Tom Hadley, 42, was hurt.", "42-year-old Tom Hadley was hurt."),
        ("Tom Hadley, 42, of Ash, was hurt.", "42-year-old Tom Hadley, of Ash, was hurt."),
        ("Police arrested Tom B. Hadley, 42.", "Police arrested 42-year-old Tom B. Hadley."),
        (
            "They met Tom Hadley, 9, who swam, and left.",
            "They met 9-year-old Tom Hadley, who swam, and left.",
        ),
        (
            "Tom Hadley, 42, and Ann Ruiz, 40, were hurt.",
            "42-year-old Tom Hadley and 40-year-old Ann Ruiz were hurt.",
        ),
    ],
)
def test_an_age_comes_before_the_name(text: str, recasted: str) -> None:
    after, log = recast(text)
    assert after == recasted
    assert [one.rule for one in log] == ["age before the name"]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Hadley, 42, Ann Ruiz, 40, and Bo Lee, 50, were hurt.",
        "Tom Hadley, 42, charged with theft, was hurt.",
        "Sailor Tom Hadley, 42, was hurt.",
        "Hadley, 42, was hurt.",
        "The Reds, 42, lost.",
        "He left Ash on Nov. 9, 2018, and won.",
        "“Tom Hadley, 42, was hurt and",
    ],
)
def test_an_age_stays_where_it_may_be_something_else(text: str) -> None:
    assert recast(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "recasted"),
    [
        ("Ann Ruiz, the mayor, won.", "The mayor, Ann Ruiz, won."),
        (
            "Ann Ruiz, the mayor of Harlow Point, said no.",
            "The mayor of Harlow Point, Ann Ruiz, said no.",
        ),
        (
            "Bo Lee, the yard’s chief operating officer, will leave.",
            "The yard’s chief operating officer, Bo Lee, will leave.",
        ),
        ("“Go,” said Ann Ruiz, the mayor.", "The mayor, Ann Ruiz, said, “Go.”"),
    ],
)
def test_a_title_comes_before_the_name(text: str, recasted: str) -> None:
    after, log = recast(text)
    assert after == recasted
    assert log[-1].rule == "title before the name"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Ruiz, the mayor, and Bo Lee, the sheriff, said no.",
        "Ann Ruiz, the mayor of Ash, elected in May, said no.",
        "Ann Ruiz, the mayor who lost, said no.",
        "Ruiz, the mayor, said no.",
        "But Ann Ruiz, the mayor, said no.",
        "Harlow Point, the town of ferries, said no.",
    ],
)
def test_a_title_stays_where_more_hangs_on_it(text: str) -> None:
    assert recast(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "recasted"),
    [
        ("It rose 5%.", "It rose 5 percent."),
        ("It rose 4.5 %, or 5 per cent.", "It rose 4.5 percent, or 5 percent."),
        ("It fell 30-60%.", "It fell 30-60 percent."),
        ("It gives to [Ruiz].", "It gives to Ruiz."),
        ("“[We] sail if [the yard] lets us,” it reads", "“We sail if the yard lets us,” it reads"),
        ("It give[s] us time.", "It gives us time."),
        ("The ferry (pictured) sails.", "The ferry sails."),
        ("The hull (see photo above) and mast (left) broke.", "The hull and mast broke."),
        ("He said it was there [sic].", "He said it was there."),
    ],
)
def test_signs_for_the_eye_are_said_or_left_out(text: str, recasted: str) -> None:
    assert recast(text)[0] == recasted


@pytest.mark.parametrize(
    "text",
    [
        "It rose 10%-25%.",
        "It is 51%-owned.",
        "A % sign.",
        "They mend it [the hull] there.",
        "The mayor [Ruiz] left.",
        "It fell.[1]",
        "[Laughs] He left.",
        "[Photo: Ann Ruiz]",
        "She (not pictured) left.",
        "He (the left) won.",
    ],
)
def test_signs_that_a_reader_must_judge_stay(text: str) -> None:
    assert recast(text) == (text, ())


def test_inside_a_quotation_only_signs_change() -> None:
    assert recast("Tom Hadley, 42, won 5%.", quoted=True)[0] == "Tom Hadley, 42, won 5 percent."
    assert recast("The ferry sank, police said.", quoted=True)[1] == ()


def test_recasts_follow_one_another() -> None:
    after, log = recast("“It rose 5%,” said Ann Ruiz, 61.")
    assert after == "61-year-old Ann Ruiz said, “It rose 5 percent.”"
    assert [one.rule for one in log] == [
        "percent",
        "attribution first",
        "age before the name",
    ]


@pytest.mark.parametrize("text", ["It rose 4.5%.", "It fell 30-60% in May.", "About 36% left."])
def test_a_percentage_is_said_as_it_was(text: str) -> None:
    assert speak_out(recast(text)[0])[0] == speak_out(text)[0]


# --- What holds for every sentence ------------------------------------------------------

WHO = st.sampled_from(
    (
        *("Ruiz", "Mayor Ann Ruiz", "he", "she", "they", "the mayor", "police", "Sgt. Bo Lee"),
        *("Ann Ruiz, the mayor of Ash,", "Ann Ruiz, 61,", "no one", "the yard", "Ash and Elm"),
    )
)
CLAUSE = st.sampled_from(
    (
        *("The ferry will sail in May", "No one was hurt", "It is 5% late", "We can't sail"),
        *("The Hague is far", "Two of the 12 boats sank", "Ann Ruiz, 61, won", "Never say so"),
        *("The mayor lost her seat", "It give[s] us 4.6 reasons (pictured)", "Boats are old"),
        *("The ferry sank when it rained", "The yard has neither cash nor crew", "She lost"),
        *("Tom Hadley, 42, and Bo Lee, 50, won", "Bo Lee, the sheriff of Elm, said no"),
    )
)
VERB = st.sampled_from(("said", "says", "asked", "told them", "never said", "said Monday", "won"))
SHAPE = st.sampled_from(
    (
        *("“{c},” {w} {v}.", "“{c},” {v} {w}.", '"{c}?" {w} {v}.', "“{c}”, {w} {v}.", "{c}."),
        *("{c}, {w} {v}.", "{c}, {v} {w}.", "{c}, according to {w}.", "“{c},” {w} {v}, “{d}.”"),
        *("“{c},” {w} {v}. “{d}.”", "{w} {v} {c}.", "“{c}. {d},” {w} {v}.", "{d} [{c}] {w} {v}."),
    )
)


@st.composite
def news(draw: st.DrawFn) -> str:
    """A sentence as news has them, of our own parts."""
    text: str = draw(SHAPE).format(
        c=draw(CLAUSE), d=draw(CLAUSE).lower(), w=draw(WHO), v=draw(VERB)
    )
    return text


ANY = st.one_of(news(), st.text(alphabet="Aabei s,.?“”\"'’[]()%0124-", max_size=60))
ADDED = frozenset().union(*(one.added for one in RECASTS))
DROPPED = frozenset().union(*(one.dropped for one in RECASTS))


@given(text=ANY)
@example(text="")
def test_no_fact_changes(text: str) -> None:
    assert same_facts(text, recast(text)[0], added=ADDED, dropped=DROPPED)


@given(text=ANY)
def test_a_recast_text_is_its_own_recast(text: str) -> None:
    after, _ = recast(text)
    assert recast(after) == (after, ())


@given(text=ANY)
def test_the_log_tells_of_every_change_and_of_nothing_else(text: str) -> None:
    after, log = recast(text)
    assert bool(log) == (after != text)
    assert all(one.before != one.after for one in log)


@needs_shared
def test_a_real_story_keeps_its_facts() -> None:
    lines = BELARUS.read_text(encoding="utf-8").splitlines()
    found = [(one, recast(one)) for line in lines for one in sentences(line)]
    assert any(log for _, (_, log) in found)
    for text, (after, _) in found:
        assert same_facts(text, after, added=ADDED, dropped=DROPPED)
