"""A paragraph in sentences: none lost, none cut where a reader would not stop."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.script.sentences import sentences

CUT = " | "
"""Between the sentences of a case below."""


@pytest.mark.parametrize(
    "paragraph",
    [
        # Titles, initials, companies, states
        "Dr. Smith met Gov. J. B. Hill. | They ate.",
        "Sgt. Ray Cole and Capt. Ann Lee met Lt. Col. Bo Diaz. | They spoke.",
        "The Rev. Al Green sang. | Prof. Ann Ode, Ph.D., taught.",
        "Sen. Ray Moss (D-Ky.) voted yes. | Rep. Jo Hill, R-Ky., did not.",
        # A slogan or a title that the sentence goes on with
        "The town’s “Salt. We’re on it.” campaign began in May. | It cost little.",
        'The "Stop. Look. Listen." signs were stolen.',
        "“Salt. We’re on it” is what they sing. | It is loud.",
        # A quotation that the next paragraph goes on with
        '"It sank ... at once," Ann Ruiz wrote. | "The sea was cold. | I swam for an hour.',
        "“It sank at once,” Ann Ruiz wrote. | “The sea was cold. | I swam for an hour.",
        "He said “It is over. | We are going home.” | Then he left.",
        "“It is over. | We lost,” she said.",
        "He lives in Lexington, Ky. | They live in Calif. now.",
        "George W. Bush won. | J. D. Vance too. | J.K. Rowling wrote.",
        "Martin Luther King Jr. spoke. | Mr. and Mrs. Ruiz came.",
        "Acme Co. and Bolt Corp. merged. | Yahoo! Inc. fell.",
        "Ft. Knox and Mt. Sterling and St. Louis are towns. | So is Ash.",
        "The U.S. Supreme Court ruled. | The U.N. Security Council did not.",
        "He left the U.S. | She stayed in Washington, D.C. | It rained.",
        # Hours and dates
        "He came at 5 p.m. Monday. | Then he left.",
        "At 10:30 a.m. Tuesday the vote began. | At 5 p.m. Friday it ended.",
        "Doors open at 7 p.m. Jan. 9 at the hall. | Tickets are $12.50.",
        "It starts at 7 p.m. ET. | It ends at 9 a.m. EST on weekdays.",
        "It starts at 8 p.m. Eastern. | It closes at 5 p.m. | It rains.",
        "The hour was 5 p.m. | Mayors and governors left.",
        "He was born on Aug. 4, 1961. | She was born on Feb. 2.",
        # Figures
        "It cost $3.5 million. | No. 5 won. | Version 2.0 is out.",
        "It grew 3.5 percent. | In 2024 it fell. | 12 people came.",
        "It weighs 5 lbs. or 80 oz. in all. | See p. 5 of vol. 2.",
        # Stops of other kinds
        "Who came? | Everyone! | What a day... | It ended.",
        "Wait … what? | No... yes.",
        "The band Wham! sang. | “Jeopardy!”-style quizzes are on.",
        "Visit example.org. | Now go.",
        "It was (she said) late. | It was late (really?) again.",
        # Quotations
        "“We sail,” she said. | “Now.”",
        "“Why?” asked the U.S. senator. | “Because.”",
        "“Why?” Ruiz asked. | “Go!” Mayor Ann-Marie O'Neil said, waving. | “Now!”",
        "“Why?” | Ruiz said he would not go.",
        '"Really?" he asked. | "Yes!" she said.',
        "He said: “I can't.” | She said: “I can.”",
        "“We're done!” | He left.",
        "“I came. | I saw. | I won,” she said.",
        '"I came. | I saw," he said. | "It rained."',
        "“It never closed. | It went on. | And on",
        "“I said no.No,” she said.",
        "“I lived in the U.S. then. | I left,” she said.",
        "She called it “a mess.” | Then she left.",
        "He said no.” Then left.",
        # Titles that the libraries do not know
        "Atty. Gen. Dana Cole sued. | They lost.",
        "Asst. Atty. Gen. Ray Cole and U.S. Atty. Jo Poe spoke. | Nobody else did.",
        "Ofc. Al Ray, Det. Bo Cole and Cpl. Jo Hill came. | Supt. Ann Lee left.",
        "Maj. Gen. Bo Lee and Brig. Gen. Al Poe met Adm. Jo Ray. | They ate.",
        "Lt. Gov. Ray Poe and the Hon. Al Day spoke. | Msgr. Ed Roe prayed.",
        "Approx. 50 islanders came. | Few stayed.",
        "Gen. Mark Ode spoke. | Sgt. Smith ran. | D.C. Council voted.",
        # Companies, juniors, degrees, cases
        "Yahoo! said it would close. | Acme Inc. said so too.",
        "He works at Smith & Co. | The store shut.",
        "Acme Inc. | The firm left.",
        "Bo King Jr. was there. | He met Al Day Jr. | The band played.",
        "He got a Ph.D. | The school was glad. | She earned an M.D. in May.",
        "Smith vs. Jones was first. | Roe v. Wade fell. | Prof. Ode, Esq., left.",
        "Fruit, e.g. apples, rots. | Others, i.e. pears, do not.",
        "Ruiz et al. found it. | The Justice Dept. said no.",
        "Louis C.K. | He left. | Mr. T. was there.",
        # Places, hours, days
        "The St. Paul, Minn., man left. | It is cold in St. Paul, Minn. | It snows.",
        "She left the U.S. | The court stayed. | The U.S. House voted.",
        "It closed at 5 p.m. | He left. | It opens at 9 a.m. Monday.",
        "Jan. 6 came. | Dec. 25, too. | Sept. 11 did not.",
        # Figures, addresses, lists
        "No. 5 St. Louis won. | It finished No. 1. | Then it closed.",
        "Pi is 3.14. | It rose 2.5 points. | At 3.5 it stopped.",
        "Visit www.wzqy.example/a.b?c=1. | Then go.",
        "Write to ann@wzqy.example. | She reads it.",
        "1. Wash. | 2. Dry. | 3. Fold.",
        "7. Dry. | Then it ended Sept. 29. | Most of it sank.",
        "It is 5 ft. 9 in. tall. | It weighs 6 oz. in all.",
        "E. coli grew. | Nobody knew.",
        "Sales of iPhones fell. | eBay rose. | iPhone sales rose too.",
        # Marks
        "What?! | No way!! | Really?",
        "He waited… | Then he left. | He waited … and left.",
        "He waited ... | Then he left. | It went on…and on.",
        "He ran — fast — and fell. | “We—” she began. | “No.”",
        "He left; she stayed. | It ended: badly.",
        # Brackets
        "He left. | (He was late.) | They stayed.",
        "He came. | [He left.] | They stayed.",
        "(Ann Ruiz is 61. | She sails.) | Then she left.",
        "It was late (She said so. | He agreed.) and dark. | Then he left.",
        "He ran (it was late) home. | See (Fig. 2) there.",
        "It sank (see p. 5). | Nobody drowned.",
        # Quotations, as British pages set them
        "‘We waited. | We hoped,’ said Ann Ruiz. | ‘It came.’",
        "'We waited. | We hoped,' said Ann Ruiz. | 'It came.'",
        "‘Why?’ Ruiz asked. | ‘It’s the islanders’ boat. | It came.’",
        "It was ‘fine’. | He called it ‘a mess’ and left.",
        "‘Tis late. | The ’90s ended. | The islanders’ boat sank.",
        "He said “no”. | Then he left.",
        "“It rained.” | He left. | “Go.” | “Stop.”",
        "She asked, “Why?” | Then she left.",
        "He said: “Wait. | Rep. Jo Hill, D-Ky., lied.” | Then he left.",
    ],
)
def test_a_sentence_ends_where_a_reader_stops(paragraph: str) -> None:
    assert sentences(paragraph.replace(CUT, " ")) == tuple(paragraph.split(CUT))


LONG = (
    "The board met for nine hours on Monday night in the old hall at Harlow and heard from forty"
    " islanders who want their boat back{mark} the chair, who never lost a vote in thirty years,"
    " told them that nothing can be done before the spring."
)


@pytest.mark.parametrize(
    ("mark", "ends"),
    [(";", True), (",", False), (" —", False), ("; and", False), (":", False)],
)
def test_a_very_long_sentence_ends_where_a_clause_could_stand_alone(mark: str, ends: bool) -> None:
    found = sentences(LONG.format(mark=mark))
    assert len(found) == (2 if ends else 1)
    assert not ends or found[0].endswith("want their boat back;")


def test_a_very_long_sentence_ends_before_what_is_quoted_whole() -> None:
    text = LONG.format(mark=": “No,” said").replace("told them", "who told them")
    assert [len(part.split()) for part in sentences(text)] == [25, 23]


def test_a_list_between_semicolons_stays_whole() -> None:
    item = "a ferry of forty seats that sails on weekdays from the old dock"
    text = f"The island has {item}; {item}; {item}; and {item}."
    assert sentences(text) == (text,)


@pytest.mark.parametrize("blank", ["\n", "\t ", "\u00a0", "\r\n\r\n", "\u2028", " \u3000 "])
def test_blanks_of_every_kind_become_one(blank: str) -> None:
    assert sentences(f"{blank}It rained.{blank}It{blank}snowed.{blank}") == (
        "It rained.",
        "It snowed.",
    )


@pytest.mark.parametrize("nothing", ["", " ", "\n\t"])
def test_of_nothing_there_are_no_sentences(nothing: str) -> None:
    assert sentences(nothing) == ()


PIECES = st.sampled_from(
    [
        *("He", "said", "the", "U.S.", "p.m.", "Monday", "Mr.", "No.", "5", "3.5", "1.", "é"),
        *("你好。", "...", "\u200b", "\u00a0", "\n", "\x85", "💡", "e.g.", "J."),
        *"!?.…\"'“”‘’()[]«»;:—•！؟।",
    ]
)
PARAGRAPHS = st.one_of(
    st.text(max_size=80),
    st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  "])), max_size=25).map(
        lambda pairs: "".join(piece + blank for piece, blank in pairs)
    ),
)


@settings(max_examples=400, deadline=None)
@given(PARAGRAPHS)
def test_joined_by_blanks_they_are_the_paragraph_again(paragraph: str) -> None:
    found = sentences(paragraph)
    assert " ".join(found) == " ".join(paragraph.split())
    assert all(sentence and sentence == sentence.strip() for sentence in found)
