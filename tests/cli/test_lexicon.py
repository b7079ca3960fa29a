"""producer lexicon: list, add, check, import, export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from producer.script.lexicon import entry
from producer.script.lexicon.pls import to_pls
from tests.cli.command import producer, producer_process
from tests.paths import EXAMPLE
from tests.story.site import Site, running

FILE = """\
lexicon: 1
entries:
  # Ask Ann.
  - term: Larkin
    respelling: LAHR-kin
    verified-by: Ann Ruiz, 2026-05-01
"""

TEXT = "Hanna Yahorava came to see the pier, and the band played twice that day. " * 3


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


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

    def test_a_link_to_a_shared_lexicon_stays_one(
        self, capsys: pytest.CaptureFixture[str], own_place: Path
    ) -> None:
        (own_place / "shared").mkdir()
        real = own_place / "shared" / "names.yaml"
        real.write_bytes(FILE.replace("\n", "\r\n").encode())
        real.chmod(0o640)
        (own_place / "lexicon.yaml").symlink_to("shared/names.yaml")
        assert producer(capsys, "lexicon", "add", "Kyiv", "--say", "KEE-yiv").code == 0
        assert (own_place / "lexicon.yaml").is_symlink()
        lines = "  - term: Kyiv\n    respelling: KEE-yiv\n    ipa: ˈkijɪv\n"
        assert real.read_bytes() == (FILE + lines).replace("\n", "\r\n").encode()
        assert real.stat().st_mode & 0o777 == 0o640

    @pytest.mark.parametrize("option", ["term", "--note", "--verified-by"])
    def test_what_nobody_sees_is_refused(
        self, capsys: pytest.CaptureFixture[str], own_place: Path, option: str
    ) -> None:
        bad = "Oka\x01for"
        words = (bad,) if option == "term" else ("Okafor", option, bad)
        outcome = producer(capsys, "lexicon", "add", *words, "--say", "oh-KAH-for")
        assert outcome.code == 3
        assert "holds the character U+0001" in outcome.err
        assert not (own_place / "lexicon.yaml").exists()

    def test_a_place_that_can_not_be_written_is_told_without_options_of_others(
        self, capsys: pytest.CaptureFixture[str], own_place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (own_place / "file").write_text("")
        monkeypatch.setenv("PRODUCER_LEXICON", "file/names.yaml")
        outcome = producer(capsys, "lexicon", "add", "Kyiv", "--say", "KEE-yiv")
        assert outcome.code == 6
        assert "choose another place" in outcome.err
        assert "--out" not in outcome.err


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
        assert "producer lexicon add Yahorava --say yaa-haw-RAH-vuh" in out

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

    def test_a_story_of_a_feed(self, capsys: pytest.CaptureFixture[str], own_place: Path) -> None:
        items = [
            {"id": str(number), "title": f"The pier, part {number}", "content_text": TEXT}
            for number in (1, 2)
        ]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "WZQY", "items": items}
        (own_place / "feed.json").write_text(json.dumps(feed))
        refused = producer(capsys, "lexicon", "check", "feed.json")
        assert refused.code == 3
        assert "add --item" in refused.err
        outcome = producer(capsys, "lexicon", "check", "feed.json", "--item", "2")
        assert outcome.code == 0, outcome.err
        assert "Yahorava" in outcome.out

    @pytest.mark.loopback
    @pytest.mark.allow_hosts(["127.0.0.1"])
    def test_this_machine_is_asked_with_the_flag_alone_and_a_remark_is_passed_on(
        self, capsys: pytest.CaptureFixture[str], site: Site
    ) -> None:
        item = {"title": "The pier", "url": f"{site.address}/status/410", "content_text": TEXT}
        feed = {"version": "https://jsonfeed.org/version/1", "title": "H", "items": [item]}
        site.pages["/feed"] = ("application/feed+json", json.dumps(feed).encode())
        words = ("lexicon", "check", f"{site.address}/feed", "--item", "1")
        refused = producer(capsys, *words)
        assert refused.code == 3
        assert "add --allow-private" in refused.err
        asked = producer(capsys, *words, "--allow-private")
        assert asked.code == 0, asked.err
        assert "The text in the feed is read instead." in asked.err
        assert "Yahorava" in asked.out


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

    def test_from_standard_input(self, names: Path) -> None:
        content = to_pls((entry("Kyiv", ipa="ˈkijɪv"),)).encode()
        outcome = producer_process("lexicon", "import", "-", stdin=content)
        assert (outcome.code, outcome.err) == (
            0, "producer: wrote lexicon.yaml; new in it: 1\n",
        )  # fmt: skip
        assert "term: Kyiv" in names.read_text(encoding="utf-8")
        empty = producer_process("lexicon", "import", "-")
        assert empty.code == 3
        assert "standard input:" in empty.err

    def test_what_can_not_be_read_is_told_and_the_rest_is_taken(
        self, capsys: pytest.CaptureFixture[str], names: Path, own_place: Path
    ) -> None:
        document = to_pls((entry("Kyiv", ipa="ˈkijɪv"),))
        bad = "<lexeme><grapheme>WZQY</grapheme><alias>W Z Q Y</alias></lexeme>"
        (own_place / "names.pls").write_text(document.replace("</lexicon>", f"{bad}</lexicon>"))
        outcome = producer(capsys, "lexicon", "import", "names.pls")
        assert outcome.code == 0
        assert "producer: left out: names.pls:" in outcome.err
        assert "'WZQY': the respelling 'W Z Q Y' can't be read" in outcome.err
        assert "new in it: 1" in outcome.err

    def test_to_standard_output(self, capsys: pytest.CaptureFixture[str], names: Path) -> None:
        assert "<grapheme>Larkin</grapheme>" in producer(capsys, "lexicon", "export").out


@pytest.mark.parametrize("command", ["list", "add", "check", "import", "export"])
def test_each_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = producer(capsys, "lexicon", command, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: producer lexicon {command}")
