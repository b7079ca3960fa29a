"""The voice of Google Translate, by the gtts library: one request a call. Needs the internet.

The library writes the request, `gtts_exchange` sends it, `gtts_answer` reads what comes back.
Retries, the pace and the cache belong to the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata, util
from typing import TYPE_CHECKING, Final

from producer.errors import BusyError, EngineError, MissingError
from producer.model import Sound, Utterance, Voice
from producer.speech.engine import Limits, Unavailable
from producer.speech.gtts_answer import mp3_of
from producer.speech.gtts_exchange import LATER, Patience, ask
from producer.speech.mp3 import count_frames

if TYPE_CHECKING:
    import requests

name = "gtts"
limits = Limits(max_chars=100, workers=1, calls_per_minute=30)
"""100 characters is the service's own limit (gTTS.GOOGLE_TTS_MAX_CHARS).

Google publishes no rate. People who read whole data sets with gtts leave 0.5 to 1 second
between requests; twice that is polite.
"""

patience = Patience(connect=10, read=15, total=30)
"""How long a call waits; looked up at each call."""

_SLOW_BELOW: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Accent:
    """What the library is told to get a voice: the service's domain makes the accent."""

    lang: str
    tld: str
    language: str
    about: str


_ACCENTS: Final = {
    "us": _Accent(lang="en", tld="com", language="en-US", about="American English"),
    "uk": _Accent(lang="en", tld="co.uk", language="en-GB", about="British English"),
    "au": _Accent(lang="en", tld="com.au", language="en-AU", about="Australian English"),
    "in": _Accent(lang="en", tld="co.in", language="en-IN", about="Indian English"),
    "ca": _Accent(lang="en", tld="ca", language="en-CA", about="Canadian English"),
    "ie": _Accent(lang="en", tld="ie", language="en-IE", about="Irish English"),
    "za": _Accent(lang="en", tld="co.za", language="en-ZA", about="South African English"),
}


def version() -> str:
    """The version of the library; what Google changes behind it can't be known."""
    return metadata.version("gtts")


def available() -> Unavailable | None:
    """None where the library is installed; the internet is not tried."""
    if util.find_spec("gtts") is None:
        return Unavailable(
            reason="the Python package gtts is not installed", mend="Type: pip install gtts"
        )
    return None


def voices() -> tuple[Voice, ...]:
    """One voice an accent, American English first."""
    return tuple(
        Voice(
            engine=name,
            name=key,
            language=accent.language,
            about=f"{accent.about}, via Google Translate (needs the internet)",
        )
        for key, accent in _ACCENTS.items()
    )


def guess(words: tuple[str, ...], voice: Voice) -> None:
    """The service tells nobody how it will say a word."""
    del words, voice


def speak(utterance: Utterance, voice: Voice) -> Sound:
    """Read a text (1 to 100 characters) in `voice`: mono float32 at the service's own rate.

    The service knows two speeds: a `voice.speed` below 0.8 is its slow one, any other its
    normal one. Spaces at either end are not sent.
    Raises BusyError for what may pass (429, 5xx, a connection that fails, an answer that is
    late, empty or cut), EngineError for what will not (text without a letter or digit, a
    refusal, TLS that can't be trusted, an answer that is not speech), MissingError for a
    voice that is not one of `voices()`.
    """
    from producer.audio import decode

    answer = ask(_request(utterance.text, voice), patience)
    mp3 = mp3_of(answer)
    try:
        count_frames(mp3)
        return decode(mp3)
    except ValueError as error:
        raise BusyError(
            f"{answer.host} stopped in the middle of the sound: {error}", LATER
        ) from error


def _request(spoken: str, voice: Voice) -> requests.PreparedRequest:
    """The library's own request, for the text as it stands: not rewritten, not cut."""
    from gtts import gTTS

    if voice.name not in _ACCENTS:
        raise MissingError(
            f"the engine gtts has no voice named {voice.name!r}",
            f"Its voices: {', '.join(_ACCENTS)}. See producer voices.",
        )
    if len(spoken) > limits.max_chars:
        raise EngineError(
            f"gtts reads {limits.max_chars} characters at a time, not {len(spoken)}: "
            f"{spoken[:60]!r}",
            "Cut that sentence in the script.",
        )
    # Of such a text the library leaves nothing, and asserts.
    if not any(character.isalnum() for character in spoken):
        raise EngineError(
            f"gtts can't read {spoken!r}: no letter or digit in it",
            "Rewrite that sentence in the script.",
        )
    accent = _ACCENTS[voice.name]
    speech = gTTS(
        spoken,
        tld=accent.tld,
        lang=accent.lang,
        slow=voice.speed < _SLOW_BELOW,
        lang_check=False,
        pre_processor_funcs=[],
        tokenizer_func=lambda text: [text],
    )
    request: requests.PreparedRequest
    (request,) = speech._prepare_requests()
    return request
