"""An invented morning of a station, and single entries, for the tests of the exports."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from producer.model import Airs, Entry, Filled, Opening, Piece, Playlist, Proof, after
from producer.playlist.exports.export import Place

ZONE = "America/New_York"
DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
BASE = "https://radio.example/audio"

HOSTILE = (
    'Say "hi", he said',
    "it's \\ back\\slash",
    "first line\nsecond line\r\nthird",
    "Harbor | Bridge | Town",
    "Ferry - back at sea - again",
    "- leads with a hyphen",
    "🌉 bridge 👩🏽‍🚒 opens",
    "الجسر يفتح من جديد",
    "\u202egnihtyna dna \u2066everything",
    "x" * 500,
    "]]></title><!-- -- --><img src=x onerror=alert(1)>&amp;&#60;",
    "nul\x00 and bell\x07 and escape\x1b[2J",
    "tab\there\x0bthere\x0cand\x85there\u2028here",
    "commas, semicolons; colons: all",
    "=HYPERLINK(1+1)",
    "#EXTINF:1,no",
    "@SUM(A1)",
    "$(reboot) `reboot` ${HOME} %s %n",
    "[playlist]",
    "END:VEVENT",
)
"""Titles that have broken something, somewhere."""

titles = (
    st.text(st.characters(exclude_categories=("Cs", "Cn")), min_size=1, max_size=120)
    | st.sampled_from(HOSTILE)
).filter(lambda title: bool(plain(title)))
"""Any text that Unicode has characters for, and the worst of them."""

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")


def plain(title: str) -> str:
    """What a reader must give back: a blank for each control, and none around."""
    return title.translate(_CONTROLS).strip()


def at(clock: str, day: date = DAY, *, zone: str = ZONE, fold: int = 0) -> datetime:
    """A moment of a day by its wall clock: "06:00:10"."""
    told = datetime.fromisoformat(f"{day.isoformat()}T{clock}")
    return told.replace(tzinfo=ZoneInfo(zone), fold=fold)


def piece(name: str, *, audio: Path = Path("/srv/audio"), **changes: Any) -> Piece:
    """A segment of a minute in its folder under `audio`."""
    told = Piece(
        id=f"urn:uuid:5f3c1f4e-0000-5000-8000-{name.encode().hex()[:12]:0>12}",
        title=f"The {name}",
        category="news",
        length_ms=60_000,
        file=audio / name / "segment.wav",
        media_type="audio/wav",
        folder=audio / name,
    )
    return replace(told, **changes)


def entry(sound: Piece | None, start: datetime, **changes: Any) -> Entry:
    told = Entry(
        start=start,
        length_ms=sound.length_ms if sound else 60_000,
        airs=Airs.CATEGORY,
        title=sound.title if sound else "",
        artist=sound.artist if sound else "",
        piece=sound,
    )
    return replace(told, **changes)


def slot(*entries: Entry, hard: bool = True, residual_ms: int = 0, **changes: Any) -> Filled:
    """A slot that its entries fill."""
    start = entries[0].start
    told = Opening(
        id=start.isoformat(timespec="seconds"),
        start=start,
        length_ms=sum(one.length_ms for one in entries),
        hard=hard,
        airs=entries[0].airs,
        name="Local news",
        category="news",
    )
    return Filled(opening=replace(told, **changes), entries=entries, residual_ms=residual_ms)


def playlist(*slots: Filled, **changes: Any) -> Playlist:
    residual = sum(one.residual_ms for one in slots)
    told = Playlist(
        station="Harbor Public Radio",
        call_letters="WHPR",
        zone=ZONE,
        day=DAY,
        slots=slots,
        proof=Proof(dead_ms=residual, bound_ms=residual, solver="search"),
    )
    return replace(told, **changes)


def place(folder: Path = Path("/srv"), **changes: Any) -> Place:
    told = Place(folder=folder / "day", audio=folder / "audio", at=AT, base_url=BASE)
    return replace(told, **changes)


def titled(title: str, artist: str = "") -> Playlist:
    """A day of one entry with these words."""
    sound = piece("one", title=title, artist=artist)
    return playlist(slot(entry(sound, at("06:00:00"))))


def morning(root: Path) -> Playlist:
    """A day that has everything: its sounds lie in root/audio, with manifests."""
    audio = root / "audio"
    ident = piece("ident", audio=audio, title="WHPR, Port Ambrose", length_ms=9_000)
    news = piece(
        "news",
        audio=audio,
        title='Six o’clock: "all quiet" - almost',
        artist="Odile Marsh",
        length_ms=285_200,
        made=datetime(2026, 11, 22, 10, 41, tzinfo=UTC),
        kill=at("12:00:00"),
    )
    ferry = piece(
        "ferry",
        audio=audio,
        title="=Ferry | back, again; 🌉 الجسر",
        artist="Tobias - Renn",
        length_ms=95_000,
        made=datetime(2026, 11, 21, 21, 0, tzinfo=UTC),
        not_before=at("05:00:00"),
    )
    music = piece(
        "bed",
        id="file:fill/slow bed.wav",
        title="Slow bed",
        category="fill",
        length_ms=180_000,
        file=root / "music" / "slow bed.wav",
        folder=None,
    )
    for sound, last in ((ident, ""), (news, "more at seven."), (ferry, "plays at seven.")):
        write_folder(sound, last)
    fill = {"airs": Airs.FILL}
    return playlist(
        slot(
            entry(ident, at("06:00:00"), airs=Airs.LEGAL_ID),
            entry(music, at("06:00:09"), length_ms=1_000, cue_in_ms=4_000, **fill),
            residual_ms=1_000,
            name="Legal ID",
            category="legal-id",
        ),
        slot(
            entry(news, at("06:00:10"), airs=Airs.NEWSCAST),
            entry(music, after(at("06:00:10"), 285_200), length_ms=4_800, **fill),
            residual_ms=4_800,
            name="Newscast",
            category="newscast",
        ),
        slot(entry(ferry, at("06:05:00")), entry(ferry, at("06:06:35")), hard=False),
        slot(
            entry(
                None,
                at("06:08:10"),
                airs=Airs.FEED,
                title="The Wider World",
                source="https://network.example/live stream".replace(" ", "?a=1&b="),
                length_ms=1_310_000,
            ),
            name="Network",
            category="",
        ),
        slot(
            entry(None, at("06:30:00"), airs=Airs.FEED, title="Studio 2", source="studio-2"),
            entry(None, at("06:31:00"), title="Silence", **fill),
            residual_ms=60_000,
            name="From the studio",
            category="",
        ),
    )


def write_folder(sound: Piece, out_cue: str) -> None:
    """What the export reads of a segment's folder."""
    assert sound.folder is not None
    sound.folder.mkdir(parents=True)
    sound.file.write_bytes(b"\0" * 1234)
    for name in ("chapters.json", "transcript.vtt"):
        (sound.folder / name).write_text("\n", encoding="utf-8")
    manifest = {
        "inLanguage": "en-US",
        "x-producer": {
            "blocks": [{"outCue": "not this"}, {"outCue": out_cue}],
            "voices": [{"name": "a voice"}],
            "disclosure": "A synthetic voice read this.",
            "rights": {
                "byline": sound.artist,
                "publisher": "The Port Ambrose Packet",
                "url": f"https://packet.example/{sound.folder.name}",
            },
        },
    }
    (sound.folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
