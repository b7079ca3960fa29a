"""The annotated playlist and the script; Liquidsoap's own parser judges both where it is installed.

How they sound on the air is heard in live/test_liquidsoap_live.py.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Airs, Playlist
from producer.playlist.exports import liquidsoap, liquidsoap_script
from tests.playlist.exports import day

judged = pytest.mark.skipif(
    not shutil.which("liquidsoap"), reason="no liquidsoap on the path (Debian: liquidsoap)"
)
NAMES = ("plain.wav", " two  blanks .wav", 'a, "b": c=d.wav', "#hash.wav", "é 🌉 \\ ' #{x}.wav")
JOINER = "\N{WORD JOINER}"


def lines(playlist: Playlist) -> list[str]:
    (sheet,) = liquidsoap.write(playlist, day.place(base_url=""))
    return sheet.text.splitlines()


class TestAnnotatedPlaylist:
    def test_it_is_named_after_the_day(self) -> None:
        (sheet,) = liquidsoap.write(day.titled("The one"), day.place())
        assert sheet.name == "2026-11-22.annotate.m3u"

    def test_a_request_has_its_moment_its_cues_and_its_names(self) -> None:
        sound = day.piece("ferry", title='Say "hi"', artist="Odile Marsh")
        entry = day.entry(
            sound,
            day.at("06:00:10"),
            length_ms=44_200,
            cue_in_ms=500,
            fade_in_ms=20,
            fade_out_ms=1_500,
        )
        assert lines(day.playlist(day.slot(entry))) == [
            "#EXTM3U",
            'annotate:producer_start="1795345210.000",producer_end="1795345254.200",'
            'producer_airs="category",liq_cue_in="0.500",'
            'producer_title="Odile Marsh - Say %22hi%22",liq_cue_out="44.700",'
            'liq_fade_in="0.020",liq_fade_out="1.500",liq_disable_autocue="true",'
            'title="Say \\"hi\\"",artist="Odile Marsh":/srv/audio/ferry/segment.wav',
        ]

    def test_the_repeated_hour_has_moments_of_its_own(self) -> None:
        sound = day.piece("ferry")
        early, late = (day.at("01:30:00", day.DAY.replace(day=1), fold=fold) for fold in (0, 1))
        told = lines(day.playlist(day.slot(day.entry(sound, early), day.entry(sound, late))))
        assert [line.split('"')[1] for line in told[1:]] == ["1793511000.000", "1793514600.000"]

    @pytest.mark.parametrize(
        ("source", "told"),
        [
            ("https://network.example/live?a=1", "https://network.example/live?a=1"),
            ('studio "2"\n', "studio '2'"),
            ("", ""),
        ],
        ids=["an address", "a name", "silence"],
    )
    def test_what_is_no_file_is_a_comment(self, source: str, told: str) -> None:
        """Liquidsoap would download it."""
        feed = day.entry(None, day.at("06:00:00"), airs=Airs.FEED, source=source)
        (line,) = lines(day.playlist(day.slot(feed)))[1:]
        assert line.startswith('#annotate:producer_start="1795345200.000"')
        assert line.endswith(f'artist="":{told}')

    def test_a_path_that_no_line_holds_is_left_out(self) -> None:
        sound = day.piece("ferry", file=Path("/srv/a\nb.wav"))
        (line,) = lines(day.playlist(day.slot(day.entry(sound, day.at("06:00:00")))))[1:]
        assert line.startswith("#annotate:")
        assert line.endswith('artist="":')

    @given(day.titles, day.titles)
    def test_an_entry_is_one_line_whatever_it_is_called(self, title: str, artist: str) -> None:
        (line,) = lines(day.titled(title, artist))[1:]
        assert line.startswith("annotate:producer_start=")
        assert line.endswith(":/srv/audio/one/segment.wav")
        assert "#{" not in line

    @given(day.titles)
    def test_a_file_among_feeds_is_never_taken_for_metadata(self, title: str) -> None:
        """Every quote of a title has its backslash."""
        told = liquidsoap.annotated(title)[1:-1]
        assert '"' not in told.replace("\\\\", "").replace('\\"', "")


class TestWhatListenersSee:
    def test_artist_and_title(self) -> None:
        assert liquidsoap.heard("Odile Marsh", "The ferry") == "Odile Marsh - The ferry"
        assert liquidsoap.heard("", "The ferry") == "The ferry"

    def test_the_end_of_a_title_in_the_stream_is_not_in_a_title(self) -> None:
        assert liquidsoap.heard("", "the dogs'; and cats'") == "the dogs’; and cats'"

    @pytest.mark.parametrize("title", ["x" * 500, "ש" * 500])
    def test_500_letters_go_whole(self, title: str) -> None:
        assert liquidsoap.heard("", title) == title

    @given(st.text("a🌉ש ", min_size=1, max_size=4_000))
    def test_what_icecast_could_not_take_is_cut_between_letters(self, title: str) -> None:
        told = liquidsoap.heard("", title)
        assert len(quote(told, safe="")) <= 3000
        assert told == title or (told.endswith("…") and title.startswith(told[:-1]))


@judged
class TestItsOwnParser:
    def test_it_reads_every_title_as_it_was(self, tmp_path: Path) -> None:
        """With 2.1 an expression, `#{x}`, costs the whole request: it gets a word joiner."""
        hostile = (*day.HOSTILE, "#{x} and #{", "trailing \\", 'quotes "\\"" "', "'", "a/b\\n")
        entries = tuple(
            day.entry(day.piece("one", title=title, file=tmp_path / NAMES[at % len(NAMES)]), when)
            for at, title in enumerate(hostile)
            if (when := day.at(f"06:{at:02}:00"))
        )
        for name in NAMES:
            (tmp_path / name).write_bytes(b"RIFF")
        (sheet,) = liquidsoap.write(day.playlist(day.slot(*entries)), day.place())
        (tmp_path / sheet.name).write_text(sheet.text)
        told = _parsed(tmp_path, sheet.name)
        assert told == [
            (day.plain(title).replace("#{", f"#{JOINER}{{"), str(tmp_path / NAMES[at % len(NAMES)]))
            for at, title in enumerate(hostile)
        ]

    def test_the_script_passes_its_check(self, tmp_path: Path) -> None:
        name = 'He said "#{x}" \\ הנמל 🌉 #{'
        playlist = replace(day.morning(tmp_path), station=name)
        script = liquidsoap_script.write(playlist, day.place(tmp_path / name))[0]
        (tmp_path / script.name).write_text(script.text)
        assert _liquidsoap("--check", str(tmp_path / script.name)) == ""


class TestScript:
    def test_it_comes_with_the_day(self, tmp_path: Path) -> None:
        playlist = day.morning(tmp_path)
        script, *others = liquidsoap_script.write(playlist, day.place(tmp_path))
        assert script.name == "day.liq"
        assert tuple(others) == liquidsoap.write(playlist, day.place(tmp_path))
        assert f'"{tmp_path}/day"' in script.text
        assert "@" not in script.text

    def test_a_feed_without_an_address_is_named_for_whoever_plugs_it_in(
        self, tmp_path: Path
    ) -> None:
        script = liquidsoap_script.write(day.morning(tmp_path), day.place(tmp_path))[0].text
        assert '  # NAME: "studio-2"\n' in script
        assert "network.example" not in script

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Harbor", '"Harbor"'),
            ('a "b" \\', '"a \\"b\\" \\\\"'),
            ("#{shutdown()}", '("#" ^ "{shutdown()}")'),
            ("# {x}", '"# {x}"'),
        ],
    )
    def test_nothing_is_interpolated(self, text: str, told: str) -> None:
        assert liquidsoap_script.literal(text) == told


def _parsed(folder: Path, name: str) -> list[tuple[str, str]]:
    """Title and file of every request of a playlist."""
    script = folder / "read.liq"
    script.write_text(f"""
        def tell(request_of) =
          r = request.create(snd(request_of))
          ignore(request.resolve(r))
          title = list.assoc(default="?", "title", request.metadata(r))
          print("told #{{url.encode(title)}} #{{url.encode(request.filename(r))}}")
        end
        list.iter(tell, playlist.parse({liquidsoap_script.literal(str(folder / name))}))
    """)
    told = (line.split() for line in _liquidsoap(str(script)).splitlines() if line[:5] == "told ")
    return [
        (unquote(title.replace("+", " ")), unquote(file.replace("+", " ")))
        for _, title, file in told
    ]


def _liquidsoap(*words: str) -> str:
    root = ["settings.init.allow_root.set(true)"] if os.geteuid() == 0 else []
    command = ["liquidsoap", *root, *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    return done.stdout + done.stderr
