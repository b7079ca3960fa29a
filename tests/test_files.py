"""A file or a folder appears whole or not at all, whatever happens in the middle."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from producer import files
from producer.errors import OutputError
from producer.files import atomic_file, atomic_folder, output_error, sha256, write_atomic

FAILURES = [
    pytest.param(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), OutputError, id="disk full"),
    pytest.param(KeyboardInterrupt(), KeyboardInterrupt, id="interrupted"),
    pytest.param(ValueError("a bug"), ValueError, id="a bug"),
    pytest.param(SystemExit(1), SystemExit, id="exit"),
]


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    tmp_path.chmod(0o555)
    if os.access(tmp_path, os.W_OK):
        pytest.skip("this user may write into read-only folders")
    yield tmp_path
    tmp_path.chmod(0o755)


@pytest.fixture
def umask_027(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if the process had been started under it: that is when it is read."""
    monkeypatch.setattr(files, "_UMASK", 0o027)
    before = os.umask(0o027)
    yield
    os.umask(before)


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder and its text, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names(folder: Path) -> list[str]:
    """Everything in a folder, hidden or not."""
    return sorted(entry.name for entry in folder.iterdir())


# --- One file -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "data"),
    [("Zürich\n", b"Z\xc3\xbcrich\n"), (b"\x00\xff", b"\x00\xff"), ("", b"")],
)
def test_a_file_holds_exactly_what_was_written(
    tmp_path: Path, content: str | bytes, data: bytes
) -> None:
    path = tmp_path / "new" / "deep" / "x.yaml"
    write_atomic(path, content)
    assert path.read_bytes() == data
    assert names(path.parent) == ["x.yaml"]


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    write_atomic(tmp_path / "x", "long before")
    write_atomic(tmp_path / "x", "new")
    assert tree(tmp_path) == {"x": "new"}


@pytest.mark.parametrize(("failure", "raised"), FAILURES)
def test_a_file_that_fails_in_the_middle_leaves_the_one_before(
    tmp_path: Path, failure: BaseException, raised: type[BaseException]
) -> None:
    write_atomic(tmp_path / "x", "before")
    with pytest.raises(raised), atomic_file(tmp_path / "x") as temporary:
        temporary.write_text("hal")
        raise failure
    assert tree(tmp_path) == {"x": "before"}


@pytest.mark.parametrize(("failure", "raised"), FAILURES)
def test_a_new_file_that_fails_in_the_middle_leaves_nothing(
    tmp_path: Path, failure: BaseException, raised: type[BaseException]
) -> None:
    with pytest.raises(raised), atomic_file(tmp_path / "x") as temporary:
        temporary.write_text("hal")
        raise failure
    assert names(tmp_path) == []


def test_the_file_before_stands_until_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_atomic(path, "before")
    with atomic_file(path) as temporary:
        temporary.write_text("new")
        assert path.read_text() == "before"
        assert temporary.parent == tmp_path
    assert path.read_text() == "new"


def test_a_file_may_be_read_as_the_umask_allows(tmp_path: Path, umask_027: None) -> None:
    write_atomic(tmp_path / "x", "shared")
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640
    assert os.umask(0o027) == 0o027


def test_a_folder_where_a_file_should_be_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(OutputError, match=r"x: it is no plain file\nName another file\."):
        write_atomic(tmp_path / "x", "text")
    assert names(tmp_path) == ["x"]


def test_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    with pytest.raises(OutputError, match="pipe: it is no plain file"):
        write_atomic(fifo, "text")
    assert stat.S_ISFIFO(fifo.stat().st_mode)


def test_a_file_where_a_folder_should_be_is_named_with_a_way_out(tmp_path: Path) -> None:
    write_atomic(tmp_path / "x", "a file")
    with pytest.raises(OutputError) as caught:
        write_atomic(tmp_path / "x" / "y", "text")
    assert caught.value.message == f"can't write {tmp_path}/x/y: file exists"
    assert caught.value.hint.startswith("A file stands where a folder is needed")
    assert tree(tmp_path) == {"x": "a file"}


def test_a_read_only_folder_is_named_with_a_way_out(read_only: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_atomic(read_only / "x", "text")
    assert caught.value.message == f"can't write {read_only}/x: permission denied"
    assert caught.value.hint.startswith("Choose a place that you may write to")


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("before")
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("this user may write into read-only files")
    with pytest.raises(OutputError, match="x: this file may not be written") as caught:
        write_atomic(path, "new")
    assert caught.value.hint.startswith("Make it writable")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("before", 0o444)
    assert names(tmp_path) == ["x"]


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_file_keeps_its_mode(tmp_path: Path, umask_027: None, mode: int) -> None:
    write_atomic(tmp_path / "x", "before")
    (tmp_path / "x").chmod(mode)
    write_atomic(tmp_path / "x", "new")
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == mode


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)
def test_a_file_keeps_its_owner_and_group(tmp_path: Path) -> None:
    write_atomic(tmp_path / "x", "before")
    os.chown(tmp_path / "x", 1234, 2345)
    write_atomic(tmp_path / "x", "new")
    found = (tmp_path / "x").stat()
    assert (found.st_uid, found.st_gid) == (1234, 2345)


# --- Links ----------------------------------------------------------------------------


def test_links_stay_and_the_file_that_they_lead_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "desk").mkdir()
    write_atomic(tmp_path / "shared" / "real", "before")
    (tmp_path / "shared" / "second").symlink_to("real")
    (tmp_path / "desk" / "first").symlink_to("../shared/second")
    with atomic_file(tmp_path / "desk" / "first") as temporary:
        temporary.write_text("new")
        assert temporary.parent == tmp_path / "shared"
    assert str((tmp_path / "desk" / "first").readlink()) == "../shared/second"
    assert str((tmp_path / "shared" / "second").readlink()) == "real"
    assert (tmp_path / "shared" / "real").read_text() == "new"
    assert names(tmp_path / "shared") == ["real", "second"]
    assert names(tmp_path / "desk") == ["first"]


def test_a_link_that_leads_nowhere_has_its_file_made(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to("new/real")
    write_atomic(tmp_path / "x", "text")
    assert (tmp_path / "x").is_symlink()
    assert tree(tmp_path) == {"new/real": "text", "x": "text"}


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to("y")
    (tmp_path / "y").symlink_to("x")
    with pytest.raises(OutputError, match="The link leads back to itself"):
        write_atomic(tmp_path / "x", "text")
    assert names(tmp_path) == ["x", "y"]


def test_a_link_to_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "x").symlink_to("folder")
    with pytest.raises(OutputError, match="x: it is no plain file"):
        write_atomic(tmp_path / "x", "text")
    assert names(tmp_path) == ["folder", "x"]


# --- What the system says -------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.ENOSPC, "The disk is full: free some space, then run the same command again."),
        (errno.EDQUOT, "The disk quota is used up: free some space, then run the same command"),
        (errno.EFBIG, "The file would be larger than is allowed here (ulimit -f)."),
        (errno.EROFS, "Choose a place that you may write to."),
        (errno.EPERM, "Choose a place that you may write to."),
        (errno.ENAMETOOLONG, "Choose another place."),
    ],
)
def test_what_the_system_says_becomes_what_to_type(number: int, hint: str) -> None:
    error = output_error(Path("a/b"), OSError(number, os.strerror(number)))
    assert error.message == f"can't write a/b: {os.strerror(number).lower()}"
    assert error.hint.startswith(hint)


def test_an_error_without_a_number_is_told_in_its_own_words() -> None:
    assert output_error(Path("x"), OSError("Strange")).message == "can't write x: strange"


# --- One folder -----------------------------------------------------------------------


def nothing_is_ours(folder: Path) -> frozenset[str] | None:
    return None


def a_and_b_are_ours(folder: Path) -> frozenset[str] | None:
    return frozenset({"a", "b"})


def never_asked(folder: Path) -> frozenset[str] | None:
    raise AssertionError(f"{folder} is empty or missing: nobody's files are in it")


def write_folder(target: Path, **files: str) -> None:
    with atomic_folder(target, owned=a_and_b_are_ours) as fresh:
        for name, text in files.items():
            (fresh / name).write_text(text)


def test_a_folder_appears_with_everything_in_it(tmp_path: Path) -> None:
    target = tmp_path / "new" / "story"
    with atomic_folder(target, owned=never_asked) as fresh:
        (fresh / "a").write_text("1")
        assert not target.exists()
    assert tree(tmp_path / "new") == {"story/a": "1"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    with atomic_folder(tmp_path / "story", owned=never_asked) as fresh:
        (fresh / "a").write_text("1")
    assert tree(tmp_path) == {"story/a": "1"}


def test_our_old_files_go_and_other_peoples_stay(tmp_path: Path) -> None:
    target = tmp_path / "story"
    write_folder(target, a="old", b="old")
    (target / "notes.txt").write_text("call the mayor")
    (target / "takes").mkdir()
    (target / "takes" / "one").write_text("raw")
    (target / "link").symlink_to("notes.txt")
    (target / "takes" / "best").symlink_to("one")
    write_folder(target, a="new")
    assert tree(tmp_path) == {
        "story/a": "new",
        "story/link": "call the mayor",
        "story/notes.txt": "call the mayor",
        "story/takes/best": "raw",
        "story/takes/one": "raw",
    }
    assert (target / "link").is_symlink()
    assert (target / "takes" / "best").is_symlink()
    assert names(tmp_path) == ["story"]


def test_a_folder_of_other_peoples_files_is_refused_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with (
        pytest.raises(OutputError, match=r"holds other files, not a segment: nothing was changed"),
        atomic_folder(tmp_path, owned=nothing_is_ours),
    ):
        raise AssertionError("the block must not run")
    assert tree(tmp_path) == {"thesis.txt": "years of work"}
    assert [name for name in names(tmp_path.parent) if name.endswith(".part")] == []


@pytest.mark.parametrize("keep", [True, False])
def test_a_file_where_the_folder_should_be_is_refused_before_any_work(
    tmp_path: Path, keep: bool
) -> None:
    (tmp_path / "story").write_text("a file")
    with (
        pytest.raises(OutputError) as caught,
        atomic_folder(tmp_path / "story", owned=a_and_b_are_ours, keep=keep),
    ):
        raise AssertionError("the block must not run")
    assert caught.value.message == f"can't write {tmp_path}/story: not a directory"
    assert caught.value.hint.startswith("A file stands where a folder is needed")
    assert tree(tmp_path) == {"story": "a file"}


def test_a_link_that_leads_nowhere_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "story").symlink_to("gone")
    with pytest.raises(OutputError):
        write_folder(tmp_path / "story", a="1")
    assert str((tmp_path / "story").readlink()) == "gone"
    assert names(tmp_path) == ["story"]


def test_a_link_to_a_folder_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    write_folder(tmp_path / "disk" / "real", a="old")
    (tmp_path / "story").symlink_to("disk/real")
    write_folder(tmp_path / "story", a="new")
    assert str((tmp_path / "story").readlink()) == "disk/real"
    assert tree(tmp_path / "disk") == {"real/a": "new"}
    assert names(tmp_path) == ["disk", "story"]


@pytest.mark.parametrize(("failure", "raised"), FAILURES)
def test_a_folder_that_fails_in_the_middle_leaves_the_one_before(
    tmp_path: Path, failure: BaseException, raised: type[BaseException]
) -> None:
    target = tmp_path / "story"
    write_folder(target, a="before")
    (target / "notes.txt").write_text("call the mayor")
    with pytest.raises(raised), atomic_folder(target, owned=a_and_b_are_ours) as fresh:
        (fresh / "a").write_text("hal")
        raise failure
    assert tree(tmp_path) == {"story/a": "before", "story/notes.txt": "call the mayor"}
    assert names(tmp_path) == ["story"]


@pytest.mark.parametrize(("failure", "raised"), FAILURES)
def test_a_new_folder_that_fails_in_the_middle_leaves_nothing(
    tmp_path: Path, failure: BaseException, raised: type[BaseException]
) -> None:
    with (
        pytest.raises(raised),
        atomic_folder(tmp_path / "story", owned=never_asked) as fresh,
    ):
        (fresh / "a").write_text("hal")
        raise failure
    assert names(tmp_path) == []


@pytest.mark.parametrize("failing", [1, 2])
def test_a_swap_that_fails_puts_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    target = tmp_path / "story"
    write_folder(target, a="before")
    real, calls = Path.rename, iter(range(1, 100))

    def rename(self: Path, to: Path) -> Path:
        if next(calls) == failing:
            raise KeyboardInterrupt
        return real(self, to)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        write_folder(target, a="new")
    assert tree(tmp_path) == {"story/a": "before"}
    assert names(tmp_path) == ["story"]


def test_what_can_not_be_carried_over_stops_the_swap(tmp_path: Path) -> None:
    target = tmp_path / "story"
    write_folder(target, a="before")
    os.mkfifo(target / "pipe")
    with pytest.raises(OutputError):
        write_folder(target, a="new")
    assert (target / "a").read_text() == "before"
    assert stat.S_ISFIFO((target / "pipe").stat().st_mode)
    assert names(tmp_path) == ["story"]


def test_a_trial_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "story"
    write_folder(target, a="before")
    with atomic_folder(target, owned=a_and_b_are_ours, keep=False) as fresh:
        assert fresh.is_dir()
    assert tree(tmp_path) == {"story/a": "before"}
    assert names(tmp_path) == ["story"]


def test_a_trial_finds_that_a_folder_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with (
        pytest.raises(OutputError, match="A file stands where a folder is needed"),
        atomic_folder(tmp_path / "out" / "story", owned=never_asked, keep=False),
    ):
        raise AssertionError("the block must not run")


def test_a_trial_finds_a_read_only_folder(read_only: Path) -> None:
    with (
        pytest.raises(OutputError, match="permission denied"),
        atomic_folder(read_only / "story", owned=never_asked, keep=False),
    ):
        raise AssertionError("the block must not run")


def test_a_folder_may_be_entered_as_the_umask_allows(tmp_path: Path, umask_027: None) -> None:
    write_folder(tmp_path / "story", a="1")
    assert stat.S_IMODE((tmp_path / "story").stat().st_mode) == 0o750


# --- Hashes ---------------------------------------------------------------------------


def test_a_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    data = bytes(range(256)) * 5000
    (tmp_path / "x").write_bytes(data)
    assert sha256(tmp_path / "x") == hashlib.sha256(data).hexdigest()


def test_runs_that_meet_at_one_folder_both_end_well(tmp_path: Path) -> None:
    target = tmp_path / "segment"

    def write(number: int) -> None:
        with atomic_folder(target, owned=lambda _: frozenset({"a.txt"})) as fresh:
            (fresh / "a.txt").write_text(str(number), encoding="utf-8")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(200)))
    assert [path.name for path in tmp_path.iterdir()] == ["segment"]
    assert (target / "a.txt").read_text(encoding="utf-8").isdigit()


def test_a_folder_that_a_killed_run_left_aside_comes_back(tmp_path: Path) -> None:
    aside = tmp_path / ".segment.abc.part.old"
    aside.mkdir()
    (aside / "a.txt").write_text("aired yesterday", encoding="utf-8")
    target = tmp_path / "segment"
    with (
        pytest.raises(RuntimeError),
        atomic_folder(target, owned=lambda _: frozenset({"a.txt"})),
    ):
        raise RuntimeError
    assert (target / "a.txt").read_text(encoding="utf-8") == "aired yesterday"
