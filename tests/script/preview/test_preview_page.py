"""The page: nothing in a text can become markup, and a script to read stands on it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Cut, Fate, Line, Rewrite
from producer.script.preview import Preview, Remark, Unknown, page
from tests.script.preview.preview_sample import (
    ORIGIN,
    block,
    newscast,
    said,
    sample,
    script,
)

HOSTILE = (
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}",
    "<!-- <script>",
    "]]></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "&lt;b&gt; &amp; &#60; &copy",
    "line one\u2028line two\u2029line three",
    "🌉 bridge 👩🏽‍🚒 opens",
    "الجسر يفتح من جديد",
    "\u202egnihtyna dna \u2066everything",
    '\\"; } @import "x"; $title ${language} $$',
    "x" * 500,
)

printable = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t<>&\"'`=/\\$"),
    min_size=1,
)


def tree(source: str) -> Any:
    utf8 = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(source.encode(), parser=utf8)


def parsed(preview: Preview) -> Any:
    return tree(page.render(preview))


def every(document: Any, name: str) -> list[Any]:
    return list(document.find_class(name))


def shown(document: Any, name: str) -> list[str]:
    """The texts of the elements of a class."""
    return [str(each.text_content()) for each in every(document, name)]


def tags(document: Any) -> list[str]:
    return [element.tag for element in document.iter() if isinstance(element.tag, str)]


def full_of(text: str) -> Preview:
    """A preview that holds the text wherever a text can stand."""
    one = replace(
        said("p1.s1", text, spoken=f"{text} Aa1 Bb1", names=(("Aa1", text), ("Bb1", text))),
        recasts=(Rewrite(rule=text, before=text, after=text),),
        id=text,
    )
    origin = replace(
        ORIGIN,
        source=text,
        url=f"https://saltmarsh.example/{text}",
        byline=text,
        publisher=text,
        published=text,
        rights=text,
        agency=text,
        approved_by=text,
        credits=(text,),
    )
    whole = script(
        (block(text, one),),
        slug=text,
        title=text,
        language=text,
        stories=(replace(origin, id="n1"), replace(origin, id=text.partition(".")[0])),
        cuts=(Cut(id=text, text=text, reason=text),),
        dropped=(Line(number=1, text=text, fate=Fate.DROPPED, reason=text),),
    )
    return sample(
        whole,
        remarks=(Remark(line=None, sentence=text, severity=text, rule=text, message=text),),
        unknown=(Unknown(name=text, sentence=text, guess=text, fix=text),),
    )


class TestTexts:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_stays_text_wherever_it_stands(self, text: str) -> None:
        document = parsed(full_of(text))
        assert tags(document) == tags(parsed(full_of("plain")))
        assert document.xpath("//@*[starts-with(name(), 'on')]") == []
        assert shown(document, "slug") == [text.upper()]
        assert shown(document, "said") == [text]
        assert every(document, "said")[0].get("lang") == text
        assert every(document, "sentence")[0].get("id") == f"s-{text}"
        assert len(document.xpath("//style")) == 1

    @given(text=printable)
    def test_any_text_comes_back_as_it_was(self, text: str) -> None:
        blocks = (block("b1", said("p1.s1", text)),)
        document = parsed(sample(script(blocks, title=text)))
        assert str(document.find(".//h1").text_content()) == text
        assert shown(document, "said") == [text]

    @given(title=st.text(min_size=1))
    def test_what_html_cannot_carry_becomes_a_space(self, title: str) -> None:
        source = page.render(sample(script(title=title)))
        source.encode("utf-8")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", source)
        heading = str(tree(source).find(".//h1").text_content())
        assert len(heading) == len(title)
        for before, after in zip(title, heading, strict=True):
            assert after in (before, " ")

    @pytest.mark.parametrize(
        "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//evil.example"]
    )
    def test_only_web_addresses_become_links(self, url: str) -> None:
        preview = sample(script(stories=(replace(ORIGIN, url=url),)), remarks=(), unknown=())
        assert parsed(preview).xpath("//a") == []

    @pytest.mark.parametrize("slug", ['a"; } * { color: red', "a</style>b", "é\n\\"])
    def test_the_slug_stays_a_string_in_the_style(self, slug: str) -> None:
        (style,) = parsed(sample(script(slug=slug))).xpath("//style/text()")
        (content,) = re.findall(r'@top-left \{ content: ("[^"]*");', style)
        assert re.fullmatch(r'"(?:[A-Za-z0-9 -]|\\[0-9a-f]+ )*"', content)


class TestScript:
    def test_pronouncers_stand_in_brackets_after_the_name(self) -> None:
        assert shown(parsed(sample()), "said")[0] == (
            "Keeper Ilse Quaranta (kwah-RAHN-tah) lit the lamp at Gull Point again on Mar. 9."
        )

    def test_a_block_has_its_clock_and_cues(self) -> None:
        document = parsed(sample())
        assert shown(document, "clock")[:2] == [
            "b1starts0:01runs0:04left-0:07",
            "b2starts0:06runs0:02left-0:04",
        ]
        assert shown(document, "cues")[2] == (
            "in-cueIt was read by a syntheticout-cuewas read by a synthetic voice."
        )

    def test_notes_stand_under_their_sentence(self) -> None:
        notes = [
            [" ".join(item.text_content().split()) for item in each.xpath("li")]
            for each in every(parsed(sample()), "notes")
        ]
        assert notes[1] == [
            "says The sixty-one-year-old mayor, Bram Oduya, said the lead roof cost more than "
            "planned.",
            "sounds lead = led",
            "page said Bram Oduya (attribution first)",
            "must it airs, whatever the length",
        ]

    def test_the_lists_say_what_to_do_and_what_is_left_out_and_link_to_the_sentence(self) -> None:
        document = parsed(sample())
        lists = [" ".join(text.split()) for text in shown(document, "list")]
        assert lists == [
            "To mend line 14 warning named in full: Quaranta is named without a first name "
            "p2.s1 error too long: 31 words at once",
            "Names the voice does not know p2.s1 Oduya is now said oh-DOY-ah "
            'producer lexicon add Oduya "oh-DOO-yah"',
            "Left out of the script p3.s1 over the length asked for: The band will play.",
            "Left out of the story line 31 caption: Gulls at dawn. line 40 player: Play Live Radio",
        ]
        ids = {f"#{each.get('id')}" for each in every(document, "sentence")}
        links = {link.get("href") for link in document.xpath("//*[@class='list']//a")}
        assert links == {"#s-p1.s2", "#s-p2.s1"}
        assert links <= ids

    def test_empty_lists_are_not_there(self) -> None:
        bare = sample(script(cuts=(), dropped=()), remarks=(), unknown=())
        assert shown(parsed(bare), "list") == []

    def test_each_story_of_a_newscast_has_its_headline_and_facts(self) -> None:
        document = parsed(newscast())
        assert [each.findtext("h2") for each in every(document, "story")] == [
            "A lamp is lit",
            "Oysters are back",
        ]
        assert [" ".join(text.split()) for text in shown(document, "facts")] == [
            "lengthabout 0:13, with 0.5 s of silence before and 0.7 s after; 22 words",
            "byInes Okafor pagea.html rightsthe page names no rights holder",
            "byBay Wire pageb.html rightsthe page names no rights holder",
        ]

    def test_sentences_carry_their_times_for_the_prompter(self) -> None:
        times = [
            (int(each.get("data-start")), int(each.get("data-end")))
            for each in every(parsed(sample()), "said")
        ]
        assert times == [(500, 2500), (2900, 4900), (5900, 7900), (8900, 10_900)]

    def test_only_a_block_too_long_for_a_page_may_be_split(self) -> None:
        blocks = tuple(
            block(id, said(f"{id}.s1", "Rain fell.", estimate_ms=ms))
            for id, ms in (("p1", page.LONG_MS), ("p2", page.LONG_MS + 1))
        )
        kinds = [each.get("class") for each in every(parsed(sample(script(blocks))), "block")]
        assert kinds == ["block", "block long"]


class TestPage:
    def test_it_asks_for_nothing_outside_itself(self) -> None:
        source = page.render(sample())
        assert not re.findall(r"\bsrc=|@import|url\(", source)
        assert re.findall(r'<link rel="(\w+)" href="([^"]*)">', source) == [("icon", "data:,")]
        (policy,) = tree(source).xpath("//meta[@http-equiv]/@content")
        assert policy.startswith("default-src 'none'; script-src 'sha256-")
        assert "unsafe" not in policy

    def test_the_page_is_english_and_the_script_in_its_own_language(self) -> None:
        document = parsed(sample(script(language="es-MX")))
        assert document.get("lang") == "en"
        assert {each.get("lang") for each in every(document, "said")} == {"es-MX"}

    @pytest.mark.parametrize("preview", [sample(), newscast()], ids=["a story", "a newscast"])
    def test_no_level_of_headings_is_skipped(self, preview: Preview) -> None:
        levels = [int(tag[1]) for tag in tags(parsed(preview)) if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_without_the_script_no_button_that_does_nothing_is_shown(self) -> None:
        buttons = parsed(sample()).xpath("//main//button")
        assert all(button.get("hidden") is not None for button in buttons)

    def test_every_control_has_a_name(self) -> None:
        document = parsed(sample())
        controls = document.xpath("//button | //input | //output | //*[@role] | //dialog")
        unnamed = [
            control
            for control in controls
            if not (
                control.get("aria-label")
                or control.text_content().strip()
                or control.getparent().text_content().strip()
            )
        ]
        assert len(controls) == 13
        assert unnamed == []
