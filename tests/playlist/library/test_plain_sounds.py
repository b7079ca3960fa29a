"""Plain sounds: their length, title and kind, by their files alone."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from producer.audio import decode
from producer.model import Piece
from producer.playlist.library.plain import MEDIA_TYPES, sounding
from producer.station import Category
from tests.playlist.library.shelf_builder import Shelf

RATE = 48_000
MS = 2345
CODECS = {
    "wav": "pcm_s16le", "flac": "flac", "mp3": "libmp3lame", "opus": "libopus", "m4a": "aac",
    "aiff": "pcm_s16be",
}  # fmt: skip


def write(path: Path, ms: int = MS, **tags: str) -> Path:
    """A sine of that length, in the kind of file that its name ends in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    wave = 0.3 * np.sin(2 * np.pi * 440 * np.arange(RATE * ms // 1000) / RATE)
    if path.suffix == ".ogg":  # FFmpeg's own encoder of Vorbis is said to be poor
        with soundfile.SoundFile(path, "w", RATE, 1, "VORBIS", format="OGG") as file:
            for key, value in tags.items():
                setattr(file, key, value)
            file.write(wave)
        return path
    samples = np.round(wave * 32767).astype(np.int16)[None, :]
    with av.open(str(path), "w") as out:
        for key, value in tags.items():
            out.metadata[key] = value
        stream = out.add_stream(CODECS[path.suffix[1:]], rate=RATE)
        assert isinstance(stream, av.AudioStream)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = RATE
        frame.pts = 0
        size = stream.codec_context.frame_size or 1024
        fifo = av.AudioFifo()
        resampler = av.AudioResampler(
            format=stream.codec_context.format or "s16", layout="mono", rate=RATE
        )
        for each in resampler.resample(frame):
            fifo.write(each)
        while (piece := fifo.read(size, partial=True)) is not None:
            out.mux(stream.encode(piece))
        out.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("kind", [*CODECS, "ogg"])
def test_its_length_is_what_is_heard_of_it(kind: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"bed.{kind}")
    heard = decode(path)
    told = sounding(path).length_ms
    assert abs(told - len(heard.samples) * 1000 / heard.rate) <= 60  # two frames of a coder
    assert abs(told - MS) <= 80


@pytest.mark.parametrize("kind", ["wav", "flac", "aiff"])
def test_of_what_is_not_coded_it_is_exact(kind: str, tmp_path: Path) -> None:
    assert sounding(write(tmp_path / f"bed.{kind}")).length_ms == MS


def test_a_file_that_was_cut_short_is_as_long_as_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "bed.wav"
    soundfile.write(path, np.full(RATE, 0.1), RATE, subtype="PCM_16")
    path.write_bytes(path.read_bytes()[: RATE + 44])
    assert sounding(path).length_ms == 500


@pytest.mark.parametrize("kind", ["mp3", "flac", "ogg", "m4a"])
def test_its_tags_are_its_title_and_artist(kind: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"bed.{kind}", title="Low  tide", artist="Odile Marsh")
    told = sounding(path)
    assert (told.title, told.artist) == ("Low tide", "Odile Marsh")


def test_without_tags_its_name_is_its_title(tmp_path: Path) -> None:
    assert sounding(write(tmp_path / "Low tide.v2.wav")).title == "Low tide.v2"


@pytest.mark.parametrize("content", [b"", b"not a sound", b"RIFF\x00\x00\x00\x00WAVE", b"ID3"])
@pytest.mark.parametrize("kind", ["wav", "mp3", "flac"])
def test_what_is_no_sound_is_refused(content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"bed.{kind}"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"it is no sound file|there is no sound in it"):
        sounding(path)


# --- On the shelves -------------------------------------------------------------------


def test_the_sounds_in_a_category_s_folder_are_its_pieces(shelf: Shelf) -> None:
    music = shelf.place / "music"
    path = write(music / "night" / "tide.flac", title="Low tide")
    (music / "cover.jpg").write_bytes(b"a picture")
    shelves = shelf.library(categories=[Category(name="fill", folder=music)])
    assert shelves.remarks == ()
    (piece,) = shelves.pieces
    assert piece == Piece(
        id="file:fill/night/tide.flac",
        title="Low tide",
        category="fill",
        length_ms=MS,
        file=path,
        media_type="audio/flac",
        artist="WZQY",
        made=piece.made,
    )
    assert piece.made is not None
    assert piece.made.timestamp() == int(path.stat().st_mtime)


def test_sounds_of_the_same_name_in_two_categories_are_two_pieces(shelf: Shelf) -> None:
    names = ("fill", "ids")
    for name in names:
        write(shelf.place / name / "one.wav")
    shelves = shelf.library(
        categories=[Category(name=name, folder=shelf.place / name) for name in names]
    )
    assert [piece.id for piece in shelves.pieces] == ["file:fill/one.wav", "file:ids/one.wav"]


def test_a_segment_in_a_category_s_folder_is_no_plain_sound(shelf: Shelf) -> None:
    shelf.put("ferry")
    shelves = shelf.library(categories=[Category(name="fill", folder=shelf.out)])
    assert [piece.category for piece in shelves.pieces] == ["voicer"]
    assert shelves.remarks == ()


def test_what_is_no_sound_or_no_folder_is_a_remark(shelf: Shelf) -> None:
    music, gone = shelf.place / "music", shelf.place / "gone"
    music.mkdir()
    (music / "a.MP3").write_bytes(b"not a sound")
    shelves = shelf.library(
        categories=[Category(name="fill", folder=music), Category(name="ids", folder=gone)]
    )
    assert shelves.pieces == ()
    first, second = shelves.remarks
    assert first.startswith(f"{music / 'a.MP3'}: it is no sound file")
    assert second == f"{gone}: there is no such folder for ids"


def test_its_length_is_read_once(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    write(shelf.place / "music" / "tide.wav")
    categories = [Category(name="fill", folder=shelf.place / "music")]
    first = shelf.library(categories=categories)
    monkeypatch.setattr("producer.playlist.library.plain.sounding", None)
    assert shelf.library(categories=categories) == first


def test_every_kind_of_sound_has_its_media_type() -> None:
    assert {f".{kind}" for kind in (*CODECS, "ogg")} <= MEDIA_TYPES.keys()
    assert all(told.startswith("audio/") for told in MEDIA_TYPES.values())
