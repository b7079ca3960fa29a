"""The key goes to the server that the station named, and nowhere else."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from producer.errors import EngineError, InputError, UsageError
from producer.playlist.uploads.multipart import Form, Part
from producer.playlist.uploads.retries import Passing
from producer.playlist.uploads.web import Access, NotThereError, Server, access
from tests.playlist.uploads.faulty import Call, Refused, running
from tests.story import site

pytestmark = [pytest.mark.loopback, pytest.mark.allow_hosts(["127.0.0.1", "localhost"])]


class _Echo:
    """Answers with what it was asked."""

    def __init__(self, refused: Refused | None = None) -> None:
        self._refused = refused
        self.seen: list[Call] = []

    def answer(self, call: Call) -> tuple[int, object]:
        self.seen.append(call)
        if self._refused:
            raise self._refused
        return 200, {"length": len(call.body)}


def _access(url: str) -> Access:
    return access(
        "AzuraCast",
        url,
        "the-key",
        header="X-API-Key",
        value="the-key",
        variable="PRODUCER_AZURACAST_KEY",
        setting="azuracast",
    )


@contextmanager
def _server(echo: _Echo) -> Iterator[Server]:
    with running(echo) as found, Server(_access(found.address)) as server:
        yield server


def test_a_redirect_is_not_followed_and_where_it_leads_is_told() -> None:
    with site.running() as other, site.running() as first:
        first.elsewhere = f"{other.address}/story"
        with Server(_access(first.address)) as server, pytest.raises(UsageError) as raised:
            server.ask("GET", "/away")
        assert f"sends us on to {other.address}/story." in raised.value.message
        assert other.asked == []


def test_a_netrc_of_the_users_does_not_replace_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    echo = _Echo()
    with _server(echo) as server:
        server.ask("GET", "/")
    assert "authorization" not in echo.seen[0].headers
    assert echo.seen[0].headers["x-api-key"] == "the-key"


def test_a_certificate_that_nobody_knows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    with site.running(tls=authority.issue_cert("127.0.0.1")) as found:
        url = found.address.replace("http:", "https:")
        with Server(_access(url)) as server, pytest.raises(EngineError) as raised:
            server.ask("GET", "/no-page")
        assert "certificate was refused" in raised.value.message
        assert found.asked == []
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
        with Server(_access(url)) as server, pytest.raises(UsageError, match="sends us on"):
            server.ask("GET", "/no-page")


@pytest.mark.parametrize(
    ("status", "told", "kind", "says"),
    [
        (401, {"message": "no the-key"}, UsageError, "refused the key (401 Unauthorized: no …)"),
        (403, b"<html>no</html>", UsageError, "refused the key (403 Forbidden)"),
        (404, {"detail": "Not found."}, NotThereError, "/api/x is not there"),
        (
            400,
            {"name": ["This field is required."], "cue_in": ["Wrong."]},
            EngineError,
            "refused what was sent (400 Bad Request: name: This field is required. cue_in: Wrong.)",
        ),
        (409, {"detail": "in\nuse"}, EngineError, "(409 Conflict: in use)"),
    ],
)
def test_what_no_other_try_mends_is_told_at_once(
    status: int, told: object, kind: type[Exception], says: str
) -> None:
    with _server(_Echo(Refused(status, told))) as server, pytest.raises(kind) as raised:
        server.ask("POST", "/api/x", json={})
    assert says in str(raised.value)
    assert "the-key" not in str(raised.value)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_another_try_may_mend_passes(status: int) -> None:
    with _server(_Echo(Refused(status, {"message": "Error"}))) as server, pytest.raises(Passing):
        server.ask("GET", "/")


def test_a_long_file_is_sent_a_piece_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "long.wav"
    with file.open("wb") as stream:
        stream.truncate(60_000_000)
    part = Part(file=file, start=0, length=60_000_000)
    form = Form(name="file", filename="long.wav", media_type="audio/wav", content=part)
    tracemalloc.start()
    assert sum(map(len, form)) == len(form)
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_a_form_is_read_as_it_was_meant(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(bytes(range(256)) * 3)
    part = Part(file=file, start=256, length=300)
    form = Form(
        fields=(("one", "first"), ("two", "späť")),
        name="file",
        filename="a.wav",
        media_type="audio/wav",
        content=part,
    )
    echo = _Echo()
    with _server(echo) as server:
        assert server.ask("POST", "/", form=form) == {"length": len(form)}
    fields, files = echo.seen[0].form()
    assert fields == {"one": "first", "two": "späť"}
    assert files == {"file": ("a.wav", file.read_bytes()[256:556])}


def test_a_file_that_became_shorter_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(b"short")
    part = Part(file=file, start=0, length=500)
    form = Form(name="file", filename="a.wav", media_type="audio/wav", content=part)
    with _server(_Echo()) as server, pytest.raises(InputError, match="became shorter"):
        server.ask("POST", "/", form=form)
    file.unlink()
    with _server(_Echo()) as server, pytest.raises(InputError, match="can't be read"):
        server.ask("POST", "/", form=form)


def test_who_knows_us_is_not_shown() -> None:
    assert "the-key" not in repr(_access("https://radio.example"))
    assert "secret" not in repr(_access("https://me:secret@radio.example"))


@pytest.mark.parametrize(
    "url", ["", "radio.example", "ftp://radio.example", "http://[", "https://"]
)
def test_what_is_no_address_is_told_with_where_it_stands(url: str) -> None:
    with pytest.raises(UsageError, match="is no address of AzuraCast") as raised:
        _access(url)
    assert "under `azuracast`" in raised.value.hint


def test_a_password_in_an_address_is_not_shown() -> None:
    with pytest.raises(UsageError) as raised:
        _access("https://me:secret@")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("told", ["audio/wav\r\nX-Evil: 1", "audio/wav; a=b", "", "späť/x"])
def test_a_media_type_that_is_none_is_no_line_of_a_form(tmp_path: Path, told: str) -> None:
    form = Form(name="file", filename="a.wav", media_type=told, content=b"sound")
    head = b"".join(form).partition(b"\r\n\r\n")[0]
    assert head.splitlines()[2:] == [b"Content-Type: application/octet-stream"]
