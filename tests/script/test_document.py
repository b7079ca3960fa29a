"""A script as YAML: what is written reads back as itself, and a slip is told with its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.errors import InputError
from producer.model import Block, BlockKind, Cut, Rewrite, Script, Sentence
from producer.script.body import NOTHING_TO_SAY
from producer.script.document import BY_HAND, LEFT_OUT, from_yaml, is_script, to_yaml
from producer.script.sentence import sentence
from producer.script.style import Style
from producer.script.write import draft
from producer.station import Pauses, Station
from tests.script.sample import FERRY, story

STATION = Station()
STYLE = Style()

GOLDEN = """\
script: 1
slug: harlow-point-ferry-returns
title: Harlow Point ferry returns
form: voicer
language: en
story:
  source: ferry.html
  url: https://www.wzqy.example/ferry
  byline: Dana Whitlow
  publisher: WZQY
  published: '2024-08-12T16:45:00-04:00'
  retrieved: '2024-08-13T09:00:00+00:00'
  rights: © 2024 WZQY
  credits:
    - Ray Moss contributed to this report.

blocks:
  - id: b1  # about 5 s
    sentences:
      - id: p1.s1
        text: The ferry is back.
        pause: 700
      - id: p3.s1
        text: 'She said, “It cost $4.6 million: gone.”'
        # says: She said, It cost four point six million dollars: gone.
        pause: 1000
  - id: outro  # about 5 s
    kind: outro
    sentences:
      - id: outro.s1
        text: This story was written by Dana Whitlow for WZQY.
        pause: 350
      - id: outro.s2
        text: It was read by a synthetic voice.
        pause: 0

# Sentences of the story that do not air.
cuts:
  - id: p2.s1
    text: '* * *'
    reason: 'nothing to say: it holds no letter and no figure'

# As on the page, for the record.
page:
  p1.s1: The ferry is back.
  p3.s1: '“It cost $4.6 million: gone,” she said.'
"""
SMALL = story("The ferry is back.", "* * *", "“It cost $4.6 million: gone,” she said.")


def ferry() -> Script:
    return draft(story(*FERRY), STATION, STYLE).script(None, {})


def again(script: Script, station: Station = STATION) -> Script:
    return from_yaml(to_yaml(script), "x.yaml", station, STYLE)


def document(blocks: str, head: str = "") -> str:
    """A small script with these lines for its blocks; they start at line 6."""
    return f"script: 1\ntitle: T\nform: voicer\nstory: {{source: x}}\nblocks:\n{blocks}{head}"


def one_sentence(fields: str, head: str = "") -> str:
    return document(f"  - sentences:\n      - {{{fields}}}\n", head)


def read(text: str) -> Script:
    return from_yaml(text, "x.yaml", STATION, STYLE)


def changed(before: Script, after: Script) -> list[tuple[Sentence, Sentence]]:
    pairs = zip(before.sentences, after.sentences, strict=True)
    return [(one, two) for one, two in pairs if one != two]


# --- Writing --------------------------------------------------------------------------


def test_the_document_shows_what_is_said_where_it_is_not_what_is_written() -> None:
    head, body = to_yaml(draft(SMALL, STATION, STYLE).script(None, {}), "ferry.yaml").split(
        "\n\n", 1
    )
    assert body == GOLDEN
    assert head.endswith("# Then type: producer make ferry.yaml")
    assert all(line.startswith("# ") for line in head.splitlines())


def test_the_same_script_always_gives_the_same_text() -> None:
    assert to_yaml(ferry()) == to_yaml(again(ferry()))


# --- There and back -------------------------------------------------------------------


def test_a_script_reads_back_as_itself() -> None:
    assert again(ferry()) == ferry()


@pytest.mark.parametrize("speed", [0.8, 1.3])
def test_times_follow_the_speed_of_the_station(speed: float) -> None:
    station = replace(STATION, speed=speed)
    assert again(draft(story(*FERRY), station, STYLE).script(None, {}), station) == draft(
        story(*FERRY), station, STYLE
    ).script(None, {})


ONE_LINE = st.text(
    st.one_of(
        st.sampled_from("ab 1 :#-'\"“”‘’{}[]&*!|>%@`?,…—\u00a0\t\\~="),
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]),
    ),
    max_size=40,
)
"""Anything that one line may hold."""
TITLES = ONE_LINE.map(str.strip).filter(bool)


@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(ONE_LINE, min_size=1, max_size=5),
    title=TITLES,
    byline=st.none() | TITLES,
    publisher=st.none() | TITLES,
)
def test_any_script_reads_back_as_itself(
    texts: list[str], title: str, byline: str | None, publisher: str | None
) -> None:
    whole = story("It rained.", *texts, headline=title, byline=byline, publisher=publisher)
    script = draft(whole, STATION, STYLE).script(None, {})
    assert again(script) == script


@settings(deadline=None)
@given(st.lists(TITLES, min_size=3, max_size=3), st.integers(0, 60_000))
def test_any_cut_any_block_id_and_any_pause_reads_back_as_itself(
    names: list[str], pause_ms: int
) -> None:
    first, outro = draft(story("It rained."), STATION, STYLE).script(None, {}).blocks
    rained = replace(first.sentences[0], pause_ms=pause_ms)
    script = replace(
        ferry(),
        blocks=(replace(first, id=names[0], sentences=(rained,)), outro),
        cuts=(Cut(id=names[1], text=names[2], reason=names[2]),),
    )
    if names[0] not in {"outro", "p1.s1", "outro.s1", "outro.s2"}:
        assert again(script) == script


def test_a_script_of_the_outro_alone_reads_back_as_itself() -> None:
    script = replace(ferry(), blocks=ferry().blocks[-1:], cuts=())
    assert again(script) == script


# --- Editing --------------------------------------------------------------------------


def test_editing_a_text_changes_that_sentence_alone_and_what_is_said_with_it() -> None:
    edited = to_yaml(ferry()).replace(
        "        text: The new hull cost $4.6 million.", "        text: It cost $5."
    )
    ((before, after),) = changed(ferry(), read(edited))
    assert (after.id, after.text, after.spoken) == ("p4.s1", "It cost $5.", "It cost five dollars.")
    assert after.source == before.source == "The new hull cost $4.6 million."
    assert after.pause_ms == before.pause_ms
    assert after.estimate_ms < before.estimate_ms


def test_what_is_said_may_be_written_by_hand() -> None:
    text = "        text: She runs the island's only store.\n"
    edited = to_yaml(ferry()).replace(text, f"{text}        spoken: She runs the store.\n")
    ((before, after),) = changed(ferry(), read(edited))
    assert (after.id, after.text) == ("p2.s3", before.text)
    assert after.spoken == "She runs the store."
    assert after.rewrites == (
        Rewrite(rule=BY_HAND, before=before.text, after="She runs the store."),
    )
    assert after.estimate_ms < before.estimate_ms
    assert again(read(edited)) == read(edited)


def test_a_pause_may_be_set_by_hand() -> None:
    edited = to_yaml(ferry()).replace("pause: 1000", "pause: 2500")
    ((_, after),) = changed(ferry(), read(edited))
    assert (after.id, after.pause_ms) == ("p4.s1", 2500)


def test_pauses_that_are_left_out_are_those_of_their_place() -> None:
    lines = to_yaml(ferry()).splitlines(keepends=True)
    bare = "".join(line for line in lines if not line.lstrip().startswith("pause:"))
    assert read(bare) == ferry()
    slow = from_yaml(bare, "x", Station(pauses=Pauses(sentence=1, paragraph=20, block=300)), STYLE)
    assert [one.pause_ms for one in slow.sentences] == [1, 20, 1, 1, 20, 300, 1, 0]


def test_blocks_may_change_places() -> None:
    blocks = [("b2", "p2.s1", "It snowed."), ("b1", "p1.s1", "It rained.")]
    text = "".join(
        f"  - id: {block}\n    sentences: [{{id: {name}, text: {said}}}]\n"
        for block, name, said in blocks
    )
    script = read(document(text))
    assert [block.id for block in script.blocks] == ["b2", "b1"]
    assert [one.pause_ms for one in script.sentences] == [1000, 0]


def test_a_sentence_may_be_added_without_an_id_and_again_another_day() -> None:
    line = "      - id: p1.s2\n"
    once = read(to_yaml(ferry()).replace(line, f"      - text: It is windy.\n{line}"))
    assert [one.id for one in once.sentences][:3] == ["p1.s1", "new.s1", "p1.s2"]
    assert (once.sentences[1].source, once.sentences[1].text) == ("", "It is windy.")
    assert "new.s1" not in to_yaml(once).split("\npage:")[1]
    twice = read(to_yaml(once).replace(line, f"      - text: It is cold.\n{line}"))
    names = [one.id for one in twice.sentences]
    assert names[:4] == ["p1.s1", "new.s1", "new.s2", "p1.s2"]
    assert again(twice) == twice


def test_a_block_may_be_added_without_an_id() -> None:
    script = read(
        document(
            "  - sentences: [{text: It rained.}]\n"
            "  - {id: b1, sentences: [{text: It snowed.}]}\n"
            "  - sentences: [{text: It hailed.}, {text: It blew.}]\n"
        )
    )
    assert [block.id for block in script.blocks] == ["b2", "b1", "b3"]
    assert [one.id for one in script.sentences] == ["new.s1", "new.s2", "new.s3", "new.s4"]
    assert all(block.kind is BlockKind.STORY for block in script.blocks)


def test_the_source_is_the_page_and_without_one_the_text() -> None:
    text = document(
        "  - sentences: [{id: p1.s1, text: Edited.}, {id: p1.s2, text: No page.}]\n",
        "page:\n  p1.s1: As it was.\n  p9.s9: Gone from the script.\n",
    )
    assert [one.source for one in read(text).sentences] == ["As it was.", "No page."]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("12:30", "12:30"),
        ("no", "no"),
        ("007", "007"),
        ("'  blanks  '", "blanks"),
        ("|\n          One line.\n          Two lines.\n", "One line. Two lines."),
        (">-\n          Folded\n          words.\n", "Folded words."),
        ('"It\\x85rained.\\u2028Yes."', "It rained. Yes."),
    ],
)
def test_a_text_is_what_the_person_wrote_on_one_line(written: str, text: str) -> None:
    script = read(document(f"  - sentences:\n      - text: {written}\n"))
    assert [one.text for one in script.sentences] == [text]
    assert again(script) == script


def test_the_least_that_a_script_needs() -> None:
    script = read(one_sentence("text: It rained."))
    assert (script.slug, script.language, script.cuts) == ("t", "en", ())
    assert script.blocks == (
        Block(
            id="b1",
            kind=BlockKind.STORY,
            sentences=(sentence("new.s1", "It rained.", STYLE, source=""),),
        ),
    )


def test_a_sentence_taken_out_by_hand_is_a_cut_and_stays_one() -> None:
    text = document(
        "  - sentences: [{id: p1.s1, text: It rained.}]\n",
        "page:\n  p1.s1: It rained.\n  p1.s2: It snowed.\n",
    )
    script = read(text)
    assert script.cuts == (Cut(id="p1.s2", text="It snowed.", reason=LEFT_OUT),)
    assert again(script).cuts == script.cuts


def test_a_cut_that_somebody_put_back_is_none() -> None:
    text = document(
        "  - sentences: [{id: p1.s1, text: It rained.}, {id: p1.s2, text: It snowed.}]\n",
        "cuts:\n  - {id: p1.s2, text: It snowed., reason: too long}\n",
    )
    assert read(text).cuts == ()


def test_a_written_script_keeps_its_cuts() -> None:
    assert again(ferry()).cuts == (Cut(id="p3.s1", text="* * *", reason=NOTHING_TO_SAY),)


# --- What is wrong --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # The whole
        ("", "x.yaml:1: expected a YAML document, found nothing"),
        ("- x", "x.yaml:1: expected a group with the keys blocks, form, script, title, "),
        (
            "script: 1\ntitel: T",
            "x.yaml:2: expected one of the keys blocks, category, cuts, dropped, expires",
        ),
        ("script: 1\ntitle: T", "x.yaml:1: expected the key 'blocks' in this group, found "),
        (
            one_sentence("text: A").replace("script: 1", "script: 2"),
            "x.yaml:1: expected one of 1, found '2'",
        ),
        (
            one_sentence("text: A").replace("voicer", "opera"),
            "x.yaml:3: expected one of reader, spot, voicer, feature, newscast, found 'opera'",
        ),
        (
            one_sentence("text: A").replace("title: T", "title:"),
            "x.yaml:2: expected a text, found nothing",
        ),
        (
            one_sentence("text: A").replace("source: x", "url: x"),
            "x.yaml:4: expected the key 'source' in this group, found a group of keys",
        ),
        (
            one_sentence("text: A", "slug: ../../etc"),
            "x.yaml:8: expected a slug: words of letters and digits joined by hyphens, 80",
        ),
        (one_sentence("text: A", "slug: .x"), "x.yaml:8: expected a slug: words of letters and "),
        (one_sentence("text: A", "title: U"), "x.yaml:8: expected the key 'title' once, found "),
        # Blocks
        (document("  []\n"), "x.yaml:6: expected at least one block, found a list"),
        (document("  b1: x\n"), "x.yaml:6: expected a list, found a group of keys"),
        (document("  - It rained.\n"), "x.yaml:6: expected a group with the keys sentences, fou"),
        (document("  - id: b1\n"), "x.yaml:6: expected the key 'sentences' in this group, found"),
        (
            document("  - id: b1\n    sentences: []\n"),
            "x.yaml:7: expected at least one sentence, found a list",
        ),
        (
            document("  - kind: music\n    sentences: [{text: A}]\n"),
            "x.yaml:6: expected one of intro, story, outro, found 'music'",
        ),
        (
            document("  - {id: b, sentences: [{text: A}]}\n  - {id: b, sentences: [{text: A}]}\n"),
            "x.yaml:7: expected the block id 'b' once, found 'b'",
        ),
        (document("  - &a\n    sentences: [*a]\n"), "x.yaml:7: expected one of the keys id, must"),
        # Sentences
        (one_sentence("id: p1.s1"), "x.yaml:7: expected the key 'text' in this group, found a g"),
        (one_sentence("text: ''"), "x.yaml:7: expected a text that is not empty, found ''"),
        (one_sentence("text: '* *'"), "x.yaml:7: expected a text with a word in it, found '* *'"),
        (one_sentence("text: [A]"), "x.yaml:7: expected a text, found a list"),
        (
            one_sentence("text: A, spoken: '...'"),
            "x.yaml:7: expected a text with a word in it, found '...'",
        ),
        (one_sentence("text: A, spoken: null"), "x.yaml:7: expected a text, found nothing"),
        (one_sentence("text: A, says: B"), "x.yaml:7: expected one of the keys id, must, pause"),
        (one_sentence("text: A, id: P1"), "x.yaml:7: expected a sentence id such as p3.s2, fou"),
        (
            one_sentence("text: A, id: p1.s1}\n      - {text: B, id: p1.s1"),
            "x.yaml:8: expected the sentence id p1.s1 once, found 'p1.s1'",
        ),
        (
            one_sentence("text: A, pause: -1"),
            "x.yaml:7: expected a whole number from 0 to 60000, found '-1'",
        ),
        (one_sentence("text: A, pause: 1 s"), "x.yaml:7: expected a whole number from 0 to 600"),
        # The end
        (one_sentence("text: A", "page: x"), "x.yaml:8: expected a group of keys, found 'x'"),
        (
            one_sentence("text: A", "page:\n  p1.s1: x\n  p1.s1: y"),
            "x.yaml:10: expected the key 'p1.s1' once, found 'p1.s1'",
        ),
        (
            one_sentence("text: A", "cuts:\n  - {id: p1.s1, text: x}"),
            "x.yaml:9: expected the key 'reason' in this group, found a group of keys",
        ),
        (one_sentence("text: A", "cuts: none"), "x.yaml:8: expected a list, found 'none'"),
    ],
)
def test_a_slip_is_told_with_its_line_and_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert caught.value.message.startswith(message)
    assert "\n" not in caught.value.message


def test_an_alias_to_itself_ends() -> None:
    with pytest.raises(InputError, match=r"^x\.yaml:5: expected a group with the keys sentences"):
        read(document("  - *all\n").replace("blocks:", "blocks: &all"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("    sentences:", "\tsentences:", 1),
        lambda text: text.replace("text: The new hull", "text: The new: hull"),
        lambda text: text.replace("text: The new hull", 'text: "The new hull'),
        lambda text: text.replace("        pause: 350\n", "       pause: 350\n", 1),
        lambda text: text.replace("blocks:", "blocks"),
    ],
    ids=["a tab", "a colon", "a quotation mark", "a blank too few", "no colon"],
)
def test_the_slips_of_an_editor_are_told_near_their_line(spoil: Callable[[str], str]) -> None:
    whole = to_yaml(ferry())
    spoilt = spoil(whole)
    lines = zip(whole.splitlines(), spoilt.splitlines(), strict=True)
    line = next(number for number, (a, b) in enumerate(lines, start=1) if a != b)
    with pytest.raises(InputError, match=r"^x\.yaml:\d+: ") as caught:
        read(spoilt)
    told = int(caught.value.message.split(":")[1])
    assert line <= told <= line + 6


# --- What is a script -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (to_yaml(draft(SMALL, STATION, STYLE).script(None, {})), True),
        ("script: 1", True),
        ("\n# A comment\n---\n%YAML 1.2\n\nscript: broken [", True),
        ("script: 1\r\ntitle: T", True),
        ("title: T\nscript: 1", False),
        ("  script: 1", False),
        ("scripts: 1", False),
        ("The script: a play.", False),
        ("<html>script: 1", False),
        ("", False),
        ("# only a comment", False),
    ],
)
def test_a_script_is_known_by_its_first_key(text: str, expected: bool) -> None:
    assert is_script(text) is expected


def test_sentences_keep_the_order_of_the_story() -> None:
    ids = [one.id for one in again(ferry()).sentences if one.paragraph != "outro"]
    assert all(one < two for one, two in pairwise(ids))


@pytest.mark.parametrize(
    "line",
    [
        "-   text: The best is the #1 team",
        "- text : The best is the #1 team",
        '- "text": The best is the #1 team',
        "- text: The best\n          is the #1 team",
        "- {text: The best is the #1 team\n         }",
    ],
)
def test_however_it_is_laid_out(line: str) -> None:
    with pytest.raises(InputError, match="quotes around a text that holds ' #'"):
        read(document(f"  - sentences:\n      {line}\n"))


def test_a_comment_after_a_quoted_text_loses_nothing() -> None:
    script = read(document("  - sentences:\n      - text: 'It rained.'  # by hand\n"))
    assert script.sentences[0].text == "It rained."


def test_a_text_in_other_letters_is_refused_with_its_line() -> None:
    with pytest.raises(InputError) as caught:
        read(one_sentence("text: الرئيس استقال"))
    assert caught.value.message.startswith("x.yaml:7: expected a text in Latin letters")


@pytest.mark.parametrize("key", ["text", "spoken"])
def test_words_that_yaml_would_drop_are_not_dropped_unsaid(key: str) -> None:
    text = document(
        f"  - sentences:\n      - id: p1.s1\n        {key}: The #1 team won.\n"
        + ("        text: It won.\n" if key == "spoken" else "")
    )
    with pytest.raises(InputError, match="quotes around a text that holds ' #'"):
        read(text)
    assert read(text.replace("The #1 team won.", "'The #1 team won.'"))


@pytest.mark.parametrize("slug", ["con", "a" * 81])
def test_a_slug_that_is_no_folder_everywhere_is_refused(slug: str) -> None:
    text = one_sentence("text: It rained.").replace("title: T", f"title: T\nslug: {slug}")
    with pytest.raises(InputError, match="expected a slug"):
        read(text)
