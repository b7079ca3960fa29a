"""The player page: nothing in a text can become markup, and the page plays."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Check, Segment, Voice
from producer.segment import player
from tests.segment.player_sample import LINES, audio_file, sample


def with_origin(segment: Segment, **changes: Any) -> Segment:
    origin = replace(segment.script.origin, **changes)
    return replace(segment, script=replace(segment.script, stories=(origin,)))


def parsed(segment: Segment) -> Any:
    return tree(player.render(segment))


def tree(page: str) -> Any:
    utf8 = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(page.encode(), parser=utf8)


def shown(document: Any, tag: str) -> str:
    """The text of the one element of a tag or, written ".name", of a class."""
    (element,) = every(document, tag)
    return str(element.text_content())


def every(document: Any, tag: str) -> list[Any]:
    return list(document.find_class(tag[1:]) if tag[0] == "." else document.iter(tag))


def data_of(document: Any) -> Any:
    return json.loads(document.get_element_by_id("segment").text)


def row(document: Any, name: str) -> str:
    """The value beside a name in the record."""
    (value,) = document.xpath("//dt[.=$name]/following-sibling::dd", name=name)
    return str(value.text_content())


def tags(document: Any) -> list[str]:
    return [element.tag for element in document.iter() if isinstance(element.tag, str)]


HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "&lt;b&gt; &amp; &#60; &copy",
    "line one\u2028line two\u2029line three",
    "🌉 bridge 👩🏽‍🚒 opens",
    "الجسر يفتح من جديد",
    "\u202egnihtyna dna \u2066everything",
    "${title} $script $$ \\u003c",
    "x" * 500,
)

# What HTML can carry: no controls but tab and newline, no surrogates, no noncharacters.
printable = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t<>&\"'`=/\\"),
    min_size=1,
)


class TestTexts:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_stays_text_wherever_it_stands(self, text: str) -> None:
        plain = sample()
        segment = with_origin(
            replace(
                sample(tuple((*line[:4], text) for line in LINES), title=text),
                voices=(Voice(engine=text, name=text, language="en", about=text),),
                engine_versions=(text,),
                profile=text,
            ),
            byline=text,
            publisher=text,
            published=text,
            rights=text,
            credits=(text,),
        )
        document = parsed(segment)
        assert shown(document, "title") == text
        assert shown(document, "h1") == text
        assert [link.text_content() for link in every(document, ".s")] == [text] * len(LINES)
        assert data_of(document)["title"] == text
        # An unreadable date is plain text: the one element that goes.
        assert sorted([*tags(document), "time"]) == sorted([*tags(parsed(plain)), "bdi"])

    @pytest.mark.parametrize("value", HOSTILE)
    def test_hostile_values_stay_inside_their_attribute(self, value: str) -> None:
        plain = sample(LINES[:1])
        segment = replace(
            with_origin(plain, url=f"https://bellwether.example/{value}"),
            files=(replace(plain.files[1], media_type=value),),
            cues=(replace(plain.cues[0], sentence=value),),
        )
        document = parsed(replace(segment, script=replace(segment.script, language=value)))
        assert document.get("lang") == value
        assert every(document, "source")[0].get("type") == value
        assert every(document, ".s")[0].get("id") == f"s-{value}"
        assert every(document, ".rights")[0].xpath(".//a/@href") == [
            f"https://bellwether.example/{value}"
        ]
        assert data_of(document)["cues"][0]["id"] == value
        handlers = document.xpath("//@*[starts-with(name(), 'on')]")
        assert handlers == []

    @given(title=printable, spoken=printable)
    def test_any_text_comes_back_as_it_was(self, title: str, spoken: str) -> None:
        document = parsed(sample(((*LINES[0][:4], spoken),), title=title))
        assert shown(document, "title") == title
        assert shown(document, "h1") == title
        assert shown(document, ".s") == spoken
        assert data_of(document)["title"] == title
        assert tags(document) == tags(parsed(sample(LINES[:1])))

    @given(title=st.text(min_size=1))
    def test_what_html_cannot_carry_becomes_a_space(self, title: str) -> None:
        page = player.render(sample(title=title))
        page.encode("utf-8")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", page)
        heading = shown(tree(page), "h1")
        assert len(heading) == len(title)
        for before, after in zip(title, heading, strict=True):
            assert after in (before, " ")

    @pytest.mark.parametrize(
        "url",
        ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//evil.example", "x y"],
    )
    def test_only_web_addresses_become_links(self, url: str) -> None:
        assert "Original story" not in player.render(with_origin(sample(), url=url))

    def test_a_file_name_is_never_a_scheme(self) -> None:
        files = (audio_file("javascript:alert(1).mp3", "audio/mpeg", 1),)
        document = parsed(replace(sample(), files=files))
        hrefs = [link.get("href") for link in every(document, "a")]
        assert not [href for href in hrefs if href.startswith("javascript:")]
        assert every(document, "source")[0].get("src") == "javascript%3Aalert%281%29.mp3"


class TestStructure:
    def test_every_sentence_once_in_order(self) -> None:
        links = every(parsed(sample()), ".s")
        assert [link.text_content() for link in links] == [line[4] for line in LINES]

    def test_sentences_are_grouped_by_block_and_paragraph(self) -> None:
        blocks = every(parsed(sample()), ".block")
        assert [shown(block, "h3") for block in blocks] == [
            "Block 1 0:00–0:02",
            "Block 2 0:03–0:04",
            "Outro 0:04–0:05",
        ]
        assert [len(every(block, "p")) for block in blocks] == [1, 1, 1]
        assert [len(every(block, ".s")) for block in blocks] == [2, 1, 1]

    def test_a_sentence_links_into_the_audio_without_the_script(self) -> None:
        links = every(parsed(sample()), ".s")
        assert links[2].get("href") == "segment.mp3#t=3.300"
        assert links[2].get("id") == "s-p2.s1"

    def test_the_script_gets_the_cues_in_milliseconds(self) -> None:
        data = data_of(parsed(sample()))
        assert data["duration"] == 6000
        assert data["cues"][1] == {"id": "p1.s2", "start": 1600, "end": 2800, "block": "Block 1"}

    def test_mp3_is_tried_first_and_every_file_can_be_downloaded(self) -> None:
        document = parsed(sample())
        sources = [(s.get("src"), s.get("type")) for s in every(document, "source")]
        assert sources == [("segment.mp3", "audio/mpeg"), ("segment.wav", "audio/wav")]
        downloads = {link.get("href") for link in document.xpath("//*[@class='downloads']//a")}
        assert {"segment.mp3", "segment.wav", "transcript.vtt", "script.yaml"} <= downloads

    def test_a_playlist_in_a_folder_is_linked_by_its_path(self) -> None:
        segment = sample()
        files = (replace(segment.files[0], name="hls/index.m3u8"),)
        document = parsed(replace(segment, files=files))
        assert [s.get("src") for s in every(document, "source")] == ["hls/index.m3u8"]

    def test_the_marks_stand_where_blocks_begin(self) -> None:
        marks = [mark.get("style") for mark in every(parsed(sample()), ".mark")]
        assert marks == ["left:55.000%", "left:78.333%"]

    def test_it_names_its_language(self) -> None:
        segment = sample()
        spanish = replace(segment, script=replace(segment.script, language="es-MX"))
        document = parsed(spanish)
        assert document.get("lang") == "es-MX"
        assert document.get_element_by_id("player").get("lang") == "en"

    def test_without_the_script_the_native_player_is_there(self) -> None:
        document = parsed(sample())
        assert document.get_element_by_id("audio").get("controls") is not None
        assert document.get_element_by_id("audio").get("autoplay") is None
        assert document.get_element_by_id("controls").get("hidden") is not None

    def test_it_asks_for_nothing_outside_its_folder(self) -> None:
        page = player.render(sample())
        assert not re.findall(r"""(?:src|href)=["']?(?:https?:)?//(?!bellwether)""", page)
        assert re.findall(r"url\(([^)]*)\)", page) == ['"waveform.png"']
        assert "@import" not in page

    def test_every_control_has_a_name(self) -> None:
        document = parsed(sample())
        controls = document.xpath("//button | //select | //input")
        assert len(controls) == 7
        assert all(control.get("aria-label") for control in controls)

    def test_the_record_is_what_was_measured(self) -> None:
        document = parsed(sample())
        assert row(document, "TRT") == "0:06.000"
        assert row(document, "Loudness") == "−24.0 LUFS"
        assert row(document, "True peak") == "−2.3 dBTP"
        assert row(document, "In-cue") == "The Harrow Street bridge opened again …"
        assert row(document, "Out-cue") == "… County Radio, with a synthetic voice."
        assert row(document, "Checks") == "2 of 2 passed"
        assert row(document, "Voice") == "heart (hibari)"
        assert row(document, "Engine") == "hibari-tts 0.2.1"

    def test_a_failed_check_says_what_was_asked_and_what_came(self) -> None:
        check = Check(name="length", expected="6.000 s", measured="6.100 s", passed=False)
        segment = replace(sample(), checks=(check, *sample().checks))
        assert row(parsed(segment), "Checks") == "1 of 3 failedlength: 6.100 s, not 6.000 s"

    def test_silence_has_a_level_too(self) -> None:
        quiet = replace(sample().loudness, integrated_lufs=-math.inf)
        assert row(parsed(replace(sample(), loudness=quiet)), "Loudness") == "−∞ LUFS"

    def test_it_says_that_the_voice_is_synthetic(self) -> None:
        assert shown(parsed(sample()), ".disclosure") == (
            "Read by a synthetic voice, not by a person: heart (American English, female)."
        )

    @pytest.mark.parametrize(
        ("published", "words"),
        [
            ("2026-03-09T05:10:00-04:00", "March 9, 2026"),
            ("2026-03-09T09:10:00Z", "March 9, 2026"),
            ("2026-12-31", "December 31, 2026"),
            ("2026-03", "2026-03"),
            ("last spring", "last spring"),
        ],
    )
    def test_dates_are_in_words_where_they_are_dates(self, published: str, words: str) -> None:
        meta = shown(parsed(with_origin(sample(), published=published)), ".meta")
        assert meta == f"By Ines Okafor{words}0:06"

    def test_what_the_page_did_not_tell_leaves_no_hole(self) -> None:
        bare = with_origin(
            sample(), byline=None, publisher=None, published=None, url=None, rights=None, credits=()
        )
        document = parsed(bare)
        assert not every(document, ".kicker")
        assert shown(document, ".meta") == "0:06"
        assert "names no rights holder" in shown(document, ".rights")
