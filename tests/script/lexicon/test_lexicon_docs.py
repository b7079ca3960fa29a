"""The page on names says what is so."""

from __future__ import annotations

import re

from producer.script.lexicon.file import parse
from producer.script.lexicon.respelling import KEY, to_ipa
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")


def test_its_example_is_a_lexicon() -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    (one,) = parse(example, "example.yaml").entries
    assert (one.term, one.ipa) == ("Lukashenko", "ˌlukəˈʃɛŋkoʊ")


def test_its_key_is_the_key() -> None:
    told = dict(re.findall(r"\| `([a-z]+)` \| ([a-z]+) ", PAGE))
    vowels = {group: word for group, ipa, word in KEY if ipa[0] in "ɑæeɔɛiɝaɪouʌʊ"}
    assert told == {**vowels, "yoo": "you"}


def test_what_it_prints_is_what_is_said() -> None:
    said = re.search(r"--say (\S+) --verified.*\n\w+: (\S+), (\S+)\n", PAGE)
    assert said is not None
    assert (said[1], to_ipa(said[1])) == (said[2], said[3])
