"""gtts over a real connection: each way to fail, what is told, and what is worth another try."""

from __future__ import annotations

import socket
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
import requests

from producer.errors import BusyError, EngineError
from producer.model import Utterance
from producer.speech import gtts as engine
from producer.speech.gtts_exchange import Patience
from tests.speech.google import RATE, Serve, answer

pytestmark = [pytest.mark.loopback, pytest.mark.allow_hosts(["127.0.0.1"])]

US = engine.voices()[0]
TEXT = "The bridge opens again on Monday."


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "patience", Patience(connect=5, read=0.3, total=0.8))


@pytest.fixture
def without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(key, raising=False)


# --- What may pass --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        ("429", "busy: 429 Too Many Requests"),
        ("302 Location: https://www.google.com/sorry/index?q=x", "busy: 429 Too Many Requests"),
        ("408", "busy: 408 Request Timeout"),
        ("500", "busy: 500 Internal Server Error"),
        ("503", "busy: 503 Service Unavailable"),
        ("599", "busy: 599"),
        ("tunnel 503", "connection to translate.google.com failed: Tunnel connection failed: 503"),
        ("no handshake", "connection to translate.google.com failed: .*(EOF|reset)"),
        ("no answer", "connection to translate.google.com failed: .*closed connection"),
        ("half", "connection to translate.google.com failed: IncompleteRead"),
        ("cut", "stopped in the middle of the sound: cut in frame"),
        (b"", "sent an empty answer"),
        (b")]}'\n\n", "sent an empty answer"),
        (answer('[""]'), "sent an empty sound"),
        (answer('["//NE"]')[:-20], "stopped in the middle of its answer"),
        (b")]}'\n" + b"[" * 200_000, "stopped in the middle of its answer"),
        (answer('["SUQz"]'), "stopped in the middle of the sound"),
    ],
)
def test_what_may_pass_is_busy(serve: Serve, behaviour: str | bytes, message: str) -> None:
    service = serve(behaviour)
    with pytest.raises(BusyError, match=message) as caught:
        engine.speak(Utterance(text=TEXT), US)
    assert caught.value.retry_after is None
    assert "--engine hibari" in caught.value.hint
    assert len(service.heard) <= 1


def test_after_busy_another_call_can_succeed(serve: Serve) -> None:
    service = serve("429", "ok")
    with pytest.raises(BusyError):
        engine.speak(Utterance(text=TEXT), US)
    assert engine.speak(Utterance(text=TEXT), US).rate == RATE
    assert len(service.heard) == 2


@pytest.mark.parametrize(
    ("value", "seconds"), [("7", 7.0), ("0", 0.0), ("soon", None), ("-1", None), ("1.5", None)]
)
def test_retry_after_is_passed_on(serve: Serve, value: str, seconds: float | None) -> None:
    serve(f"429 Retry-After: {value}")
    with pytest.raises(BusyError) as caught:
        engine.speak(Utterance(text=TEXT), US)
    assert caught.value.retry_after == seconds


@pytest.mark.parametrize(("ahead", "seconds"), [(90, 90), (-90, 0)])
def test_retry_after_may_be_a_date(serve: Serve, ahead: int, seconds: int) -> None:
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=ahead), usegmt=True)
    serve(f"503 Retry-After: {when}")
    with pytest.raises(BusyError) as caught:
        engine.speak(Utterance(text=TEXT), US)
    assert caught.value.retry_after == pytest.approx(seconds, abs=30)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        ("never", "did not answer in time"),
        ("drip", "did not finish its answer in 0.8 seconds"),
        ("drip headers", "did not finish its answer in 0.8 seconds"),
    ],
)
def test_it_ends_whatever_the_server_does(serve: Serve, behaviour: str, message: str) -> None:
    serve(behaviour)
    with pytest.raises(BusyError, match=message):
        engine.speak(Utterance(text=TEXT), US)


@pytest.mark.usefixtures("impatient", "without_proxy")
def test_it_ends_where_the_name_server_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, done = threading.Event(), threading.Event()

    def look_up(*_address: object) -> None:
        asked.set()
        done.wait(5)
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(BusyError, match=r"did not finish its answer in 0\.8 seconds"):
        engine.speak(Utterance(text=TEXT), US)
    done.set()
    assert asked.is_set()


def test_a_proxy_that_is_not_there_is_busy(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    serve("ok")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    with pytest.raises(BusyError, match=r"connection to translate.google.com failed: .*refused"):
        engine.speak(Utterance(text=TEXT), US)


# --- What will not pass ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("behaviour", "message", "hint"),
    [
        ("400", "refused to speak: 400 Bad Request", "--engine hibari"),
        ("403", "refused to speak: 403 Forbidden", "--engine hibari"),
        ("404", "refused to speak: 404 Not Found", "--engine hibari"),
        ("302 Location: https://consent.google.com/", "refused to speak: 302", "--engine hibari"),
        (
            "tunnel 407",
            "proxy refused to reach .*: 407 Proxy Authentication Required\n",
            "HTTPS_PROXY",
        ),
        ("tunnel 403", "proxy refused to reach .*: 403", "HTTPS_PROXY"),
        ("flood", "sent more than 4194304 bytes", "--engine hibari"),
        (b"<html>Sign in to the guest network</html>", "something else than speech: '<html>", ""),
        (b"\xff\xfe\x00", "something else than speech", ""),
        (answer(None), "it can't read this text", ""),
        (answer("[null]"), "form of the answer is unknown", ""),
        (answer("{}"), "form of the answer is unknown", ""),
        (answer("["), "sent no sound", ""),
        (answer('["//N"]'), "sent no sound", ""),
        (answer('["not base64!"]'), "sent no sound", ""),
        (answer('["//NE!//NE"]'), "sent no sound", ""),
        (answer('["b\u00e4se"]'), "sent no sound", ""),
        (b")]}'\n[]", "nothing about jQ1olc", ""),
        (b')]}\'\n{"wrb.fr": 1} 7 null', "nothing about jQ1olc", ""),
        (b')]}\'\n[["wrb.fr","other","[]"],["er",null,null,null,null,400]]', "nothing about", ""),
    ],
)
def test_what_will_not_pass_is_not_tried_again(
    serve: Serve, behaviour: str | bytes, message: str, hint: str
) -> None:
    service = serve(behaviour)
    with pytest.raises(EngineError, match=message) as caught:
        engine.speak(Utterance(text=TEXT), US)
    assert not isinstance(caught.value, BusyError)
    assert hint in caught.value.hint
    assert len(service.heard) <= 1


def test_a_certificate_of_an_unknown_authority_is_refused(serve: Serve) -> None:
    service = serve("ok", trusted=False)
    with pytest.raises(EngineError, match=r"TLS verification of translate\.google\.com") as caught:
        engine.speak(Utterance(text=TEXT), US)
    assert not isinstance(caught.value, BusyError)
    assert "REQUESTS_CA_BUNDLE" in caught.value.hint
    assert not service.heard, "the text was sent to a stranger"


def test_ssl_cert_file_names_an_authority_too(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = serve("ok")
    monkeypatch.setenv("SSL_CERT_FILE", service.env["REQUESTS_CA_BUNDLE"])
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "")
    assert engine.speak(Utterance(text=TEXT), US).rate == RATE


@pytest.mark.parametrize("content", [None, "not a certificate"], ids=["no file", "no PEM"])
def test_a_bundle_that_is_none_is_told(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    serve("ok")
    bundle = tmp_path / "wrong.pem"
    if content is not None:
        bundle.write_text(content, encoding="ascii")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    with pytest.raises(
        EngineError, match=r"certificates .* can't be read|TLS with .* failed"
    ) as caught:
        engine.speak(Utterance(text=TEXT), US)
    assert not isinstance(caught.value, BusyError)
    assert "REQUESTS_CA_BUNDLE" in caught.value.hint


@pytest.mark.parametrize("proxy", ["http://", "socks5://127.0.0.1:1", "gopher://127.0.0.1:1"])
def test_a_proxy_that_can_not_be_used_is_told(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(EngineError, match=r"proxy for .* can't be used") as caught:
        engine.speak(Utterance(text=TEXT), US)
    assert not isinstance(caught.value, BusyError)
    assert "HTTPS_PROXY" in caught.value.hint


def test_the_password_of_a_proxy_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://studio:secret@[nowhere")
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(EngineError, match=r"proxy for .* can't be used") as caught:
        engine.speak(Utterance(text=TEXT), US)
    assert "secret" not in str(caught.value)


@pytest.mark.usefixtures("without_proxy")
@pytest.mark.parametrize(
    ("code", "kind", "message"),
    [
        (socket.EAI_NONAME, EngineError, "translate.google.com can't be found: no such name"),
        (socket.EAI_AGAIN, BusyError, "connection to translate.google.com failed: .*no such name"),
    ],
    ids=["no such name", "no answer from the name server"],
)
def test_a_name_that_is_not_found_is_tried_again_where_that_may_pass(
    monkeypatch: pytest.MonkeyPatch, code: int, kind: type[EngineError], message: str
) -> None:
    def look_up(*_address: object) -> None:
        raise socket.gaierror(code, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(EngineError, match=message) as caught:
        engine.speak(Utterance(text=TEXT), US)
    assert type(caught.value) is kind


def test_a_bug_in_the_exchange_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_settings: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(requests.Session, "send", broken)
    with pytest.raises(ZeroDivisionError):
        engine.speak(Utterance(text=TEXT), US)
