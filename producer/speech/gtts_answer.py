"""The MP3 in an answer of Google Translate's batchexecute, read strictly."""

from __future__ import annotations

import base64
import email.utils
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Final

from producer.errors import BusyError, EngineError
from producer.speech.gtts_exchange import LATER, OFFLINE, Answer

_PREFIX: Final = ")]}'"
"""How an answer starts, so that no browser runs it as a script."""


def mp3_of(answer: Answer) -> bytes:
    """The sound, not empty; whether it is a whole MP3 is not looked at.

    Raises BusyError for an answer that may be another next time (429, 408, 5xx, empty, cut),
    EngineError for a refusal, a text without sound, and anything else than speech.
    """
    _check_status(answer)
    text = answer.body.decode("utf-8", errors="replace").strip()
    if _PREFIX.startswith(text):
        raise BusyError(f"{answer.host} sent an empty answer", LATER)
    if not text.startswith(_PREFIX):
        raise EngineError(f"{answer.host} sent something else than speech: {text[:40]!r}", OFFLINE)
    try:
        values = tuple(_json_values(text.removeprefix(_PREFIX)))
    except ValueError as error:
        raise BusyError(f"{answer.host} stopped in the middle of its answer", LATER) from error
    try:
        mp3 = base64.b64decode(_encoded(values), validate=True)
    except ValueError as error:
        raise EngineError(f"{answer.host} sent no sound: {error}", OFFLINE) from error
    if not mp3:
        raise BusyError(f"{answer.host} sent an empty sound", LATER)
    return mp3


def _check_status(answer: Answer) -> None:
    if answer.status == HTTPStatus.OK:
        return
    # Google answers 429 on a page for people, behind a redirect: gTTS issue 259.
    is_sorry_page = "/sorry/" in answer.headers.get("Location", "")
    status = HTTPStatus.TOO_MANY_REQUESTS if is_sorry_page else answer.status
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT) or status >= 500:
        raise BusyError(
            f"{answer.host} is busy: {_in_words(status)}",
            LATER,
            retry_after=_seconds(answer.headers.get("Retry-After", "")),
        )
    raise EngineError(f"{answer.host} refused to speak: {_in_words(status)}", OFFLINE)


def _in_words(status: int) -> str:
    """ "429 Too Many Requests"."""
    phrases = {known.value: known.phrase for known in HTTPStatus}
    return f"{int(status)} {phrases.get(status, '')}".strip()


def _seconds(retry_after: str) -> float | None:
    """Both forms of Retry-After (RFC 9110, 10.2.3); None for neither."""
    if re.fullmatch(r"[0-9]{1,9}", retry_after):
        return float(retry_after)
    try:
        when = email.utils.parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _json_values(text: str) -> Iterator[Any]:
    """JSON values one after the other, where white space alone may be between them.

    The service writes one array; asked with rt=c several, each after its length.
    """
    decoder = json.JSONDecoder()
    while text := text.lstrip():
        try:
            value, end = decoder.raw_decode(text)
        except RecursionError as error:
            raise ValueError("nested too deep") from error
        yield value
        text = text[end:]


def _encoded(values: tuple[Any, ...]) -> str:
    """The base64 of the sound, which one of the arrays holds: [["wrb.fr", RPC, PAYLOAD, ...]].

    PAYLOAD is JSON in a string: ["BASE64"]. It is null where the service can't read the text
    (a language that it does not know). Raises ValueError for that, and for any other form.
    """
    from gtts import gTTS

    rows = [row for value in values if isinstance(value, list) for row in value]
    for row in rows:
        match row:
            case ["wrb.fr", gTTS.GOOGLE_TTS_RPC, str(payload), *_]:
                match json.loads(payload):
                    case [str(encoded), *_]:
                        return encoded
                raise ValueError("the form of the answer is unknown")
            case ["wrb.fr", gTTS.GOOGLE_TTS_RPC, None, *_]:
                raise ValueError("it can't read this text")
    raise ValueError(f"nothing about {gTTS.GOOGLE_TTS_RPC} in the answer")
