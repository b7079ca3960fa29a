"""Bad input: each with its exit code and one clear line, and never a traceback or half a folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.command import producer, producer_process
from tests.paths import EXAMPLE, PIER

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(64)

BAD_INPUT = {
    "missing file": ("nowhere.html", None, "nowhere.html"),
    "empty page": ("empty.html", b"", "empty"),
    "blank page": ("blank.txt", b" \n\n\t\n", "blank"),
    "binary file": ("photo.html", PNG, "PNG"),
    "noise": ("noise.txt", bytes(range(256)) * 20, "noise.txt"),
    "page with no article": (
        "menu.html",
        b"<html><body><nav><a href='/'>Home</a> <a href='/a'>About</a></nav></body></html>",
        "article",
    ),
    "wrong encoding": (
        "wrong.html",
        b"<html><meta charset='utf-8'><body><p>\xff\xfe\xfa\x00\x81</p></body></html>",
        "wrong.html",
    ),
    "malformed YAML": ("bad.yaml", b"script: 1\nblocks: [\n", "bad.yaml:"),
    "YAML that is no script": ("other.yaml", b"hello: world\n", "other.yaml:1"),
    "script of another version": (
        "old.yaml",
        b"script: 9\ntitle: T\nform: voicer\nstory: {source: x}\nblocks: []\n",
        "old.yaml:1",
    ),
}


def one_clear_complaint(err: str) -> str:
    lines = err.strip().splitlines()
    assert 1 <= len(lines) <= 2, err
    assert lines[0].startswith("producer: ")
    assert "Traceback" not in err
    return lines[0]


@pytest.mark.parametrize("case", BAD_INPUT)
def test_input_that_cannot_be_used_ends_with_3(
    case: str, capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    name, content, told = BAD_INPUT[case]
    if content is not None:
        (own_place / name).write_bytes(content)
    outcome = producer(capsys, "make", name, "--engine", "tone")
    assert outcome.code == 3, outcome.err
    assert told in one_clear_complaint(outcome.err)
    assert outcome.out == ""
    assert not (own_place / "audio").exists()


def test_a_page_of_50_megabytes_is_refused_without_being_read(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    with (own_place / "huge.html").open("wb") as file:
        file.truncate(50_000_000)
    outcome = producer(capsys, "make", "huge.html", "--engine", "tone")
    assert outcome.code == 3
    assert "50 MB" in one_clear_complaint(outcome.err)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--engine", "siren"], 2, "siren"),
        (["--engine", "tone", "--voice", "baritone"], 4, "baritone"),
        (["--engine", "tone", "--form", "opera"], 2, "opera"),
        (["--engine", "tone", "--profile", "loud"], 2, "loud"),
        (["--engine", "tone", "--format", "cassette"], 2, "cassette"),
        (["--speed", "9"], 2, "--speed"),
        (["--station", "none.yaml"], 3, "none.yaml"),
        (["--nonsense"], 2, "nonsense"),
    ],
)
def test_wrong_words_end_with_their_code_and_name_the_word(
    arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = producer(capsys, "make", EXAMPLE, *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert told in one_clear_complaint(outcome.err)


def test_a_missing_program_ends_with_4_and_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    outcome = producer(capsys, "make", EXAMPLE, "--engine", "espeak-ng")
    assert outcome.code == 4
    assert "apt install espeak-ng" in outcome.err


def test_a_folder_with_other_things_in_it_is_not_touched(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    folder = own_place / "audio" / "pier-open-again"
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")
    outcome = producer(capsys, "make", PIER, "--engine", "tone")
    assert outcome.code == 6
    assert "other files" in one_clear_complaint(outcome.err)
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_a_file_where_the_folder_should_be_ends_with_6(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    (own_place / "audio").write_text("not a folder")
    outcome = producer(capsys, "make", PIER, "--engine", "tone")
    assert outcome.code == 6
    one_clear_complaint(outcome.err)
    assert (own_place / "audio").read_text() == "not a folder"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_an_unwritable_folder_ends_with_6(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    closed = own_place / "closed"
    closed.mkdir(mode=0o500)
    outcome = producer(capsys, "make", PIER, "--engine", "tone", "--out", closed)
    assert outcome.code == 6
    assert "closed" in one_clear_complaint(outcome.err)


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
from producer.cli.app import main
sys.argv = ["producer", *{arguments!r}]
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file size limit")
@pytest.mark.parametrize("limit", [300, 400_000, 1_500_000])
def test_a_full_disk_ends_with_6_and_leaves_nothing(limit: int, own_place: Path) -> None:
    arguments = ["make", str(PIER), "--engine", "tone"]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED.format(limit=limit, arguments=arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 6, done.stderr
    one_clear_complaint(done.stderr)
    assert list((own_place / "audio").glob("*")) == []
    assert list((own_place / "audio").glob(".*")) == []
    assert list((own_place / "cache").rglob("*.part")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_no_half_folder_and_the_next_one_goes_on(
    number: signal.Signals, own_place: Path
) -> None:
    # 30 times the example: long enough to be interrupted in the middle of speaking.
    text = "\n\n".join(
        f"Number {n} of the boats left the pier in the morning fog, the harbor master said."
        for n in range(300)
    )
    (own_place / "long.txt").write_text(f"A long day at the pier\n\n{text}\n")
    running = subprocess.Popen(
        [sys.executable, "-m", "producer", "make", "long.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not any((own_place / "cache").rglob("*.flac")) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(number)
    _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "interrupted" in err
    assert "Traceback" not in err
    assert not any((own_place / "audio").glob("*"))
    assert not any((own_place / "audio").glob(".*"))
    assert any((own_place / "cache").rglob("*.flac"))


def test_a_bug_is_told_as_a_bug_and_shows_its_traceback_only_on_request(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a broken wire")

    monkeypatch.setattr("producer.pipeline.story_or_feed", broken)
    outcome = producer(capsys, "story", EXAMPLE)
    assert outcome.code == 1
    assert "bug" in one_clear_complaint(outcome.err)
    assert "Traceback" in producer(capsys, "-v", "story", EXAMPLE).err


def test_a_reader_that_goes_away_is_no_error(own_place: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m producer story {EXAMPLE} --json | head -c 10",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX devices and shells")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("voices > /dev/full", 6),
        ("make {page} --engine tone --format wav --json > /dev/full", 6),
        ("voices >&-", 6),
        ("--help >&-", 6),
        ("preview {page} >&-", 6),
        ("story {page} --explain >&-", 6),
        ("story {page} --json >&-", 6),
        ("preview {page} -o shown.txt >&-", 0),
        ("preview - <&-", 3),
        ("make - --engine tone <&-", 3),
        ("spoken - <&- >&- 2>&-", 3),
        ("make nowhere.html 2>&-", 3),
    ],
)
def test_streams_that_cannot_be_used_are_no_bug(command: str, code: int, own_place: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m producer {command.format(page=PIER)}",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "bug" not in done.stderr


def test_a_terminal_s_narrow_character_set_is_no_bug(own_place: Path) -> None:
    (own_place / "cafe.txt").write_text("The café’s “new” naïve menu — it cost $5.\n", "utf-8")
    outcome = producer_process(
        "spoken", "cafe.txt", "--explain", environment={"PYTHONIOENCODING": "cp1252"}
    )
    assert (outcome.code, outcome.err) == (0, "")
    assert "→" in outcome.out


def test_nothing_is_said_beside_the_result_in_a_pipe_not_even_without_ffmpeg(
    own_place: Path,
) -> None:
    outcome = producer_process("make", PIER, "--engine", "tone", environment={"PATH": ""})
    assert (outcome.code, outcome.err) == (0, "")
