"""producer lexicon: list, add, check, import, export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer.script.lexicon import entry
from producer.script.lexicon.pls import to_pls
from tests.cli.command import producer
from tests.paths import EXAMPLE

FILE = """\
lexicon: 1
entries:
  # Ask Ann.
  - term: Larkin
    respelling: LAHR-kin
    verified-by: Ann Ruiz, 2026-05-01
"""


@pytest.fixture
def names(own_place: Path) -> Path:
    path = own_place / "lexicon.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


class TestAdd:
    def test_the_first_makes_a_lexicon_here(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        outcome = producer(capsys, "lexicon", "add", "Kyiv", "--say", "KEE-yiv", "--note", "city")
        assert (outcome.code, outcome.out) == (0, "Kyiv: KEE-yiv, ˈkijɪv\n")
        assert "wrote lexicon.yaml" in outcome.err
        assert "note: city" in (own_place / "lexicon.yaml").read_text(encoding="utf-8")

    def test_it_goes_into_the_file_that_the_station_names(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        (own_place / "desk").mkdir()
        (own_place / "desk" / "wzqy.yaml").write_text("lexicon: names.yaml\n")
        options = ("--ipa", "ˈkijɪv", "--station", "desk/wzqy.yaml")
        assert producer(capsys, "lexicon", "add", "Kyiv", *options).code == 0
        assert (own_place / "desk" / "names.yaml").is_file()

    def test_what_is_there_stays_unless_forced(
        self, capsys: pytest.CaptureFixture[str], names: Path
    ) -> None:
        refused = producer(capsys, "lexicon", "add", "Larkin", "--say", "lahr-KEEN")
        assert refused.code == 6
        assert "--force" in refused.err
        assert names.read_text(encoding="utf-8") == FILE
        forced = producer(capsys, "lexicon", "add", "Larkin", "--say", "lahr-KEEN", "--force")
        assert forced.code == 0
        assert "# Ask Ann." in names.read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("options", "code", "told"),
        [
            ((), 2, "Add --say RESPELLING"),
            (("--say", "CEEV"), 3, "'c' in 'ceev' is not in the key"),
            (("--say", "CEEV", "--ipa", "ˈkiv"), 3, "Its key: ah 'arm'"),
            (("--ipa", "Kyiv"), 3, "is not IPA"),
        ],
    )
    def test_what_can_not_be_said_is_told_and_nothing_written(
        self,
        capsys: pytest.CaptureFixture[str],
        own_place: Path,
        options: tuple[str, ...],
        code: int,
        told: str,
    ) -> None:
        outcome = producer(capsys, "lexicon", "add", "Kyiv", *options)
        assert outcome.code == code
        assert told in outcome.err
        assert not (own_place / "lexicon.yaml").exists()


class TestList:
    def test_the_station_s_own(self, capsys: pytest.CaptureFixture[str], names: Path) -> None:
        out = producer(capsys, "lexicon", "list").out
        assert out.splitlines() == [
            "Larkin                   LAHR-kin                     ˈlɑɹkɪn                  "
            "Ann Ruiz, 2026-05-01"
        ]

    def test_all_with_the_shipped(self, capsys: pytest.CaptureFixture[str], names: Path) -> None:
        rows = json.loads(producer(capsys, "lexicon", "list", "--all", "--json").out)
        terms = {row["term"] for row in rows}
        assert {"Larkin", "Netanyahu"} <= terms

    def test_none(self, capsys: pytest.CaptureFixture[str]) -> None:
        outcome = producer(capsys, "lexicon", "list")
        assert outcome.out == ""
        assert "--all" in outcome.err


class TestCheck:
    def test_unknown_names_come_with_the_line_that_fixes_them(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        (own_place / "story.txt").write_text(
            "The pier is open again\n\nThe old pier opened on Monday after a long winter.\n\n"
            "The mayor said that Hanna Yahorava came to see it, and that the band played twice.\n"
        )
        out = producer(capsys, "lexicon", "check", "story.txt").out
        assert "Unknown to hibari" in out
        assert "producer lexicon add Yahorava --say yah-aw-RAH-vuh" in out

    def test_a_name_that_was_added_is_covered(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        before = json.loads(producer(capsys, "lexicon", "check", EXAMPLE, "--json").out)
        assert before["unknown"]
        assert set(before["unknown"][0]) == {
            "word", "name", "sentence", "around", "respelling", "ipa", "add",
        }  # fmt: skip
        word = before["unknown"][0]["word"]
        assert producer(capsys, "lexicon", "add", word, "--say", "LAHR-kin").code == 0
        after = json.loads(producer(capsys, "lexicon", "check", EXAMPLE, "--json").out)
        assert word not in {each["word"] for each in after["unknown"]}
        assert any(each["word"].startswith(word) for each in after["covered"])


class TestPls:
    def test_out_and_in_again(
        self, capsys: pytest.CaptureFixture[str], names: Path, own_place: Path
    ) -> None:
        assert producer(capsys, "lexicon", "export", "-o", "names.pls").code == 0
        names.unlink()
        outcome = producer(capsys, "lexicon", "import", "names.pls")
        assert "wrote lexicon.yaml; new in it: 1" in outcome.err
        assert "LAHR-kin" in producer(capsys, "lexicon", "list").out

    def test_terms_that_are_there_stay_unless_forced(
        self, capsys: pytest.CaptureFixture[str], names: Path, own_place: Path
    ) -> None:
        other = (entry("Larkin", ipa="lɑɹˈkin"), entry("Kyiv", ipa="ˈkijɪv"))
        (own_place / "other.pls").write_text(to_pls(other), encoding="utf-8")
        outcome = producer(capsys, "lexicon", "import", "other.pls")
        assert "there already, and left as they are: 1" in outcome.err
        assert "LAHR-kin" in names.read_text(encoding="utf-8")
        assert producer(capsys, "lexicon", "import", "other.pls", "--force").code == 0
        assert "lahr-KEEN" in names.read_text(encoding="utf-8")

    def test_a_file_that_is_not_there_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        outcome = producer(capsys, "lexicon", "import", "none.pls")
        assert outcome.code == 3
        assert "none.pls: it can't be read" in outcome.err

    def test_to_standard_output(self, capsys: pytest.CaptureFixture[str], names: Path) -> None:
        assert "<grapheme>Larkin</grapheme>" in producer(capsys, "lexicon", "export").out


@pytest.mark.parametrize("command", ["list", "add", "check", "import", "export"])
def test_each_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = producer(capsys, "lexicon", command, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: producer lexicon {command}")
