"""What a page says about itself."""

from __future__ import annotations

import json

import pytest

from producer.story.facts.metadata import Facts, facts, iso
from producer.story.render import parse


def of(head: str = "", body: str = "<p>x", html: str = "<html>") -> Facts:
    return facts(parse(f"<!doctype html>{html}<head>{head}</head><body>{body}</body></html>"))


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


NEWS = {"@type": "NewsArticle", "headline": "The ferry is back"}


@pytest.mark.parametrize(
    "data",
    [
        NEWS,
        [NEWS],
        {"@graph": [{"@type": "WebSite", "name": "WZQY"}, NEWS]},
        {"@type": "WebPage", "mainEntity": NEWS},
        {**NEWS, "@type": ["Article", "NewsArticle"]},
        {**NEWS, "@type": "ReportageNewsArticle"},
    ],
)
def test_json_ld_in_all_its_shapes(data: object) -> None:
    assert of(ld(data)).headline == "The ferry is back"


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Dana Whitlow", "Dana Whitlow"),
        ({"@type": "Person", "name": "Dana Whitlow"}, "Dana Whitlow"),
        ([{"name": "Dana Whitlow"}, {"name": "Tom Hale"}], "Dana Whitlow and Tom Hale"),
        (["Dana Whitlow", "Tom Hale", "Ann Reyes"], "Dana Whitlow, Tom Hale and Ann Reyes"),
        ("By Dana Whitlow", "Dana Whitlow"),
        ("DANA WHITLOW", "Dana Whitlow"),
        ({"name": ["Dana Whitlow"]}, "Dana Whitlow"),
        ("https://wzqy.example/people/dana", None),
        ("admin", None),
        ({}, None),
        (None, None),
        ([{"name": "Dana Whitlow"}, {"name": "WZQY"}], "Dana Whitlow"),
        ({"name": "WZQY"}, "WZQY"),
    ],
)
def test_the_byline(author: object, byline: str | None) -> None:
    data = {**NEWS, "author": author, "publisher": {"name": "WZQY"}}
    assert of(ld(data)).byline == byline


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="Dana Whitlow">', "", "Dana Whitlow"),
        ('<meta property="article:author" content="https://social.example/dana">', "", None),
        ("", '<a rel="author" href="/dana">Dana Whitlow</a>', "Dana Whitlow"),
    ],
)
def test_the_byline_without_json_ld(head: str, body: str, byline: str | None) -> None:
    assert of(head, body).byline == byline


def test_a_writer_who_is_described_elsewhere_in_the_data() -> None:
    person = {"@type": "Person", "@id": "#dana", "name": "Dana Whitlow"}
    data = {"@graph": [{**NEWS, "author": {"@id": "#dana"}}, person]}
    assert of(ld(data)).byline == "Dana Whitlow"
    assert of(ld({**NEWS, "author": {"@id": "#nobody"}})).byline is None


def test_the_writers_and_the_organizations_as_the_page_puts_them() -> None:
    data = {**NEWS, "author": {"name": "Dana Whitlow, AP"}, "provider": [{"name": "Reuters"}]}
    found = of(ld({**data, "copyrightHolder": {"name": "WZQY"}}))
    assert found.authors == ("Dana Whitlow, AP",)
    assert set(found.sources) == {"Reuters", "WZQY"}


def test_a_title_that_was_escaped_once_too_often() -> None:
    data = {**NEWS, "headline": "Harlow &amp;amp; Ellery: it&#039;s a &lt;i&gt;deal&lt;/i&gt;"}
    assert of(ld(data)).headline == "Harlow & Ellery: it's a deal"


def test_json_ld_that_is_broken_leaves_the_other_sources() -> None:
    head = '<script type="application/ld+json">{"headline": </script>'
    assert of(head + '<meta property="og:title" content="The ferry">').headline == "The ferry"


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        ('<meta property="og:title" content="The ferry | WZQY">', "", "The ferry"),
        ("<title>The ferry is back - WZQY News</title>", "<h1>The ferry is back</h1>",
         "The ferry is back"),
        ("<title>The ferry | News | WZQY</title>", "", "The ferry"),
        ('<meta property="og:site_name" content="WZQY"><title>The ferry</title>', "<h1>WZQY</h1>",
         "The ferry"),
        ("", "<h1>One</h1><h1>Two</h1>", None),
    ],
)  # fmt: skip
def test_the_headline_without_json_ld(head: str, body: str, headline: str | None) -> None:
    assert of(head, body).headline == headline


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-08-12T16:45:00-04:00", "2024-08-12T16:45:00-04:00"),
        ("2024-08-12T16:45:00Z", "2024-08-12T16:45:00+00:00"),
        ("2024-08-12", "2024-08-12"),
        ("Published August 12, 2024 at 4:45 PM EDT", "2024-08-12"),
        ("Aug. 12, 2024", "2024-08-12"),
        ("12 August 2024", "2024-08-12"),
        ("2024-08-12 quarter to five", "2024-08-12"),
        ("Feb. 30, 2024", None),
        ("0001-01-01T00:00:00Z", None),
        ("last Monday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date(text: str | None, date: str | None) -> None:
    assert iso(text) == date


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (ld({**NEWS, "datePublished": "2024-08-12"}), ""),
        ('<meta property="article:published_time" content="2024-08-12">', ""),
        ('<meta name="date" content="2024-08-12">', ""),
        ("", '<time datetime="2024-08-12">Monday</time>'),
    ],
)
def test_when_it_was_published(head: str, body: str) -> None:
    assert of(head, body).published == "2024-08-12"


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [
        ('<html lang="en-us">', "", "en-US"),
        ('<html lang="pt_BR">', "", "pt-BR"),
        ("<html>", '<meta property="og:locale" content="de_DE">', "de-DE"),
        ("<html>", ld({**NEWS, "inLanguage": "fr"}), "fr"),
        ('<html lang="English, mostly">', "", None),
        ("<html>", "", None),
    ],
)
def test_the_language(html: str, head: str, language: str | None) -> None:
    assert of(head, html=html).language == language


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://wzqy.example/a">', "https://wzqy.example/a"),
        ('<meta property="og:url" content="https://wzqy.example/b">', "https://wzqy.example/b"),
        ('<link rel="canonical" href="/a">', None),
    ],
)
def test_the_address(head: str, url: str | None) -> None:
    assert of(head).url == url


def test_the_publisher() -> None:
    assert of(ld({**NEWS, "publisher": {"name": "WZQY"}})).publisher == "WZQY"
    assert of('<meta property="og:site_name" content="WZQY">').publisher == "WZQY"
    assert of().publisher is None


def test_json_ld_nested_beyond_reason_is_passed_over() -> None:
    nested = '{"a":' * 100_000 + "1" + "}" * 100_000
    root = parse(
        f'<html><head><script type="application/ld+json">{nested}</script>'
        "<title>The pier is open</title></head><body><p>It is.</p></body></html>"
    )
    assert facts(root).headline == "The pier is open"


def test_a_title_that_a_page_gives_as_its_application_s_name() -> None:
    head = (
        '<meta property="og:title" content="The ferry is back">'
        '<meta property="og:site_name" content="WZQY">'
        '<meta name="application-name" content="The ferry is back">'
    )
    assert (of(head).headline, of(head).publisher) == ("The ferry is back", "WZQY")


def test_a_number_with_thousands_of_digits_in_json_ld_is_passed_over() -> None:
    data = f'{{"@type": "Article", "headline": "No", "wordCount": {"9" * 5000}}}'
    found = of(f'<script type="application/ld+json">{data}</script><title>Ferry</title>', "")
    assert found.headline == "Ferry"
