"""Feeds of every kind: what is one, what is in it, and what is said of a broken one."""

from __future__ import annotations

import json
import time
from datetime import datetime

import pytest

from producer.errors import InputError
from producer.model import Page
from producer.story.feeds.feed import Feed, is_feed, read_feed
from producer.story.feeds.fields import address, title_of, when, writer
from tests.story.pages import page

RSS2 = """\
<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet href="/feed.xsl"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
  <title>Harbor &amp; Island News</title>
  <link>https://harbor.example/</link>
  <atom:link rel="self" href="https://harbor.example/feed.xml"/>
  <language>en-US</language>
  <image><title>Logo</title><link>https://harbor.example/logo</link></image>
  <item>
    <media:title>A picture of the ferry</media:title>
    <title>Ferry returns &amp;amp; islanders cheer</title>
    <link>https://harbor.example/ferry</link>
    <pubDate>Mon, 12 Aug 2024 16:45:00 EDT</pubDate>
    <dc:creator><![CDATA[Dana Whitlow]]></dc:creator>
    <description>A short word.</description>
    <content:encoded><![CDATA[<p>The ferry is back & running.</p>]]></content:encoded>
  </item>
  <item>
    <title><![CDATA[Council says <em>yes</em> to the bridge]]></title>
    <link> /bridge?a=1&amp;b=2 </link>
    <author>ann@harbor.example (Ann Lee)</author>
  </item>
  <item>
    <guid>https://harbor.example/guid</guid>
    <description>&lt;p&gt;
The pier, which had been closed for most of the winter, opens.&lt;/p&gt;</description>
    <pubDate>sometime soon</pubDate>
  </item>
  <item>
    <itunes:title>No page</itunes:title>
    <title>Three is &lt; five</title>
    <guid isPermaLink="false">https://harbor.example/not-a-page</guid>
    <link>javascript:alert(1)</link>
  </item>
</channel></rss>
"""

ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://island.example/news/">
  <title type="text">Island News</title>
  <link rel="self" href="feed.atom"/>
  <link href="/"/>
  <author><name>The Staff</name></author>
  <entry xml:base="august/">
    <title type="html">Mayor &lt;b&gt;quits&lt;/b&gt;</title>
    <link rel="enclosure" href="quits.mp3" type="audio/mpeg"/>
    <link rel="alternate" type="application/json" href="quits.json"/>
    <link rel="alternate" type="text/html" href="quits"/>
    <published>2024-08-12T16:45:00Z</published>
    <updated>2024-08-13T00:00:00Z</updated>
    <author><name>Ann Lee</name></author><author><name>Bo Ray</name></author>
    <content type="html">&lt;p&gt;She is gone.&lt;/p&gt;</content>
  </entry>
  <entry>
    <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Storm <i>warning</i></div></title>
    <link href="storm"/>
    <updated>2024-08-11T08:00:00+02:00</updated>
    <content type="xhtml">
      <h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>Stay in.</h:p></h:div></content>
  </entry>
  <entry>
    <title>Elsewhere</title>
    <content src="elsewhere.html" type="text/html"/>
  </entry>
  <entry>
    <title>Plain</title>
    <summary>Two &lt; three.

And more.</summary>
  </entry>
</feed>
"""

RDF = """\
<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://pier.example/"><title>Pier News</title><link>https://pier.example/</link>
    <items><rdf:Seq><rdf:li resource="https://pier.example/1"/></rdf:Seq></items></channel>
  <item rdf:about="https://pier.example/1"><title>One</title><link>https://pier.example/1</link>
    <dc:date>2024-08-12</dc:date><dc:creator>Ann Lee</dc:creator></item>
  <item rdf:about="https://pier.example/2"><title>Two</title><link>https://pier.example/2</link></item>
</rdf:RDF>
"""

RSS091 = """\
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
  "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Old News</title><link>http://old.example/</link>
<item><title>Caf&eacute; opens &ndash; at last</title><link>http://old.example/cafe</link></item>
</channel></rss>
"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbor News",
    "home_page_url": "https://harbor.example/",
    "feed_url": "https://harbor.example/feed/feed.json",
    "language": "en-GB",
    "authors": [{"name": "The Staff"}],
    "items": [
        {
            "id": "1",
            "url": "ferry",
            "title": "Ferry &amp; pier",
            "date_published": "2024-08-12T16:45:00-04:00",
            "content_html": "<p>The ferry is back.</p>",
            "authors": [{"name": "Ann Lee"}, {"name": "Bo Ray"}],
        },
        {
            "id": "https://harbor.example/2",
            "content_text": "Three < five, they say.\n\nMore follows.",
        },
        "no item",
        {"id": 3, "title": "No page", "external_url": "file:///etc/hosts"},
    ],
}


def feed(text: str, url: str | None = "https://harbor.example/feed.xml") -> Feed:
    given = page(text, url=url)
    assert is_feed(given)
    return read_feed(given)


def test_rss_2() -> None:
    found = feed(RSS2)
    assert (found.title, found.url) == ("Harbor & Island News", "https://harbor.example/")
    assert found.language == "en-US"
    assert [(i.number, i.title, i.published, i.url, i.byline) for i in found.items] == [
        (
            1,
            "Ferry returns & islanders cheer",
            "2024-08-12T16:45:00-04:00",
            "https://harbor.example/ferry",
            "Dana Whitlow",
        ),
        (
            2,
            "Council says yes to the bridge",
            None,
            "https://harbor.example/bridge?a=1&b=2",
            "Ann Lee",
        ),
        (
            3,
            "The pier, which had been closed for most of the…",
            None,
            "https://harbor.example/guid",
            None,
        ),
        (4, "Three is < five", None, None, None),
    ]
    assert found.items[0].content == "<p>The ferry is back & running.</p>"
    assert found.items[0].summary == "A short word."
    assert found.items[1].content is None


def test_atom() -> None:
    found = feed(ATOM, url="https://elsewhere.example/")
    assert (found.title, found.url) == ("Island News", "https://island.example/")
    assert [(i.title, i.published, i.url, i.byline) for i in found.items] == [
        (
            "Mayor quits",
            "2024-08-12T16:45:00+00:00",
            "https://island.example/news/august/quits",
            "Ann Lee and Bo Ray",
        ),
        (
            "Storm warning",
            "2024-08-11T08:00:00+02:00",
            "https://island.example/news/storm",
            "The Staff",
        ),
        ("Elsewhere", None, "https://island.example/news/elsewhere.html", "The Staff"),
        ("Plain", None, None, "The Staff"),
    ]
    assert [item.content for item in found.items[::2]] == ["<p>She is gone.</p>", None]
    assert "<p>Stay in.</p>" in (found.items[1].content or "")
    assert found.items[3].summary == "<p>Two &lt; three.</p><p>And more.</p>"


def test_rss_1() -> None:
    found = feed(RDF)
    assert (found.title, found.url) == ("Pier News", "https://pier.example/")
    assert [(i.title, i.published, i.url, i.byline) for i in found.items] == [
        ("One", "2024-08-12", "https://pier.example/1", "Ann Lee"),
        ("Two", None, "https://pier.example/2", None),
    ]


def test_rss_091_with_a_document_type_and_html_s_own_entities() -> None:
    found = feed(RSS091)
    assert [(i.title, i.url) for i in found.items] == [
        ("Café opens – at last", "http://old.example/cafe")
    ]


def test_json_feed() -> None:
    found = feed(json.dumps(JSON), url=None)
    assert (found.title, found.url, found.language) == (
        "Harbor News",
        "https://harbor.example/",
        "en-GB",
    )
    assert [(i.number, i.title, i.published, i.url, i.byline) for i in found.items] == [
        (
            1,
            "Ferry & pier",
            "2024-08-12T16:45:00-04:00",
            "https://harbor.example/feed/ferry",
            "Ann Lee and Bo Ray",
        ),
        (2, "Three < five, they say. More follows.", None, "https://harbor.example/2", "The Staff"),
        (3, "No page", None, None, "The Staff"),
    ]
    assert found.items[1].content == "<p>Three &lt; five, they say.</p><p>More follows.</p>"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_feed_in_another_character_set(encoding: str) -> None:
    text = RSS091.replace("&ndash;", "-").replace("&eacute;", "é")
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n{text}'
    given = page(declared.encode(encoding))
    assert is_feed(given)
    assert read_feed(given).items[0].title == "Café opens - at last"


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><html><body>the <rss> element</body></html>",
        "<p>rss</p>",
        "rss is old",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><x/></rdf:RDF>",
        '{"version": 1, "items": []}',
        "<feedback>thanks</feedback>",
        "# Feed",
    ],
)
def test_what_is_no_feed(text: str) -> None:
    assert not is_feed(page(text))


# --- Titles, dates, names -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("AT&amp;T &#8217;wins&#8217;", "AT&T ’wins’"),
        ("AT&amp;amp;T", "AT&T"),
        ("&lt;b&gt;Big&lt;/b&gt; news", "Big news"),
        ("&amp;lt;b&amp;gt;Big&amp;lt;/b&amp;gt; news", "Big news"),
        ("<p>One</p><p>two</p>", "One two"),
        ("3 < 5 and 5 > 3", "3 < 5 and 5 > 3"),
        ("The <angle> brackets", "The <angle> brackets"),
        (" a\n\u200b b ", "a b"),
        ("", "(no title)"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Mon, 12 Aug 2024 16:45:00 +0000", "2024-08-12T16:45:00+00:00"),
        ("12 Aug 24 16:45 GMT", "2024-08-12T16:45:00+00:00"),
        ("2024-08-12T16:45:00Z", "2024-08-12T16:45:00+00:00"),
        ("2024-08-12", "2024-08-12"),
        ("August 12, 2024", "2024-08-12"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Mon, 99 Aug 2024 16:45:00 +0000", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_dates(text: str | None, date: str | None) -> None:
    assert when(text) == date
    if date:
        datetime.fromisoformat(date)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ann@harbor.example (Ann Lee)", "Ann Lee"),
        ("ann@harbor.example", None),
        ("By Ann Lee", "Ann Lee"),
        ("", None),
    ],
)
def test_writers(text: str, name: str | None) -> None:
    assert writer(text) == name


# --- Hostile, broken, large -----------------------------------------------------------


def bomb(levels: int = 12) -> str:
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(levels)
    )
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]>'
        f'<rss version="2.0"><channel><title>T</title><item><title x="&e11;">&e11;</title>'
        f"</item></channel></rss>"
    )


def test_entities_are_not_expanded() -> None:
    found = feed(bomb())
    assert found.items[0].title == "&e11;"


@pytest.mark.parametrize(
    "trick",
    [
        '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hosts">]>',
        '<!DOCTYPE a><!DOCTYPE rss [<!ENTITY f "secret">]>',
        '<!DOCTYPE rss [<!ENTITY x "]>"><!ENTITY f "secret">]>',
        '<!DOC<!DOCTYPE a>TYPE rss [<!ENTITY f "secret">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_no_file_and_no_server_is_read_for_an_entity(trick: str) -> None:
    text = f"{trick}<rss><channel><item><title>&f;</title></item></channel></rss>"
    try:
        told = read_feed(page(text)).items[0].title
    except InputError as error:
        told = error.message
    assert "localhost" not in told
    assert "secret" not in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<rss><channel>\n<item><title>One</item></channel></rss>", "line 2: Opening and ending"),
        (RSS2[:1000], "line "),
        ("<rss><channel><item x=></item></channel></rss>", "line 1"),
        ('{"version": "https://jsonfeed.org/version/1",\n"items": [}', "line 2: "),
        ('{"version": "https://jsonfeed.org/version/1"}', "no list named items"),
        ('{"version": "https://jsonfeed.org/version/1", "items": {}}', "no list named items"),
        ('{"a": ' + "[" * 200_000 + ', "version": "https://jsonfeed.org/version/1"}', "brackets"),
    ],
)
def test_a_broken_feed_is_told(text: str, told: str) -> None:
    given = page(text)
    assert is_feed(given)
    with pytest.raises(InputError, match="page: this feed is broken") as caught:
        read_feed(given)
    assert told in caught.value.message
    assert caught.value.hint


def test_an_ampersand_and_a_control_character_do_not_break_it() -> None:
    text = (
        "<rss><channel><item><title>Salt & pepper\x0b &amp; &unknown; &#38;</title>"
        "<link>http://h.example/?a=1&b=2</link></item></channel></rss>"
    )
    found = feed(text).items[0]
    assert (found.title, found.url) == ("Salt & pepper & &unknown; &", "http://h.example/?a=1&b=2")


@pytest.mark.parametrize("text", ["<rss/>", "<rss><channel/></rss>"])
def test_an_empty_feed(text: str) -> None:
    assert feed(text).items == ()


def test_ten_thousand_items() -> None:
    items = "".join(
        f"<item><title>Story {n} &amp;amp; more</title><link>/s/{n}</link>"
        f"<pubDate>Mon, 12 Aug 2024 16:45:00 GMT</pubDate><description>{'word ' * 30}</description>"
        "</item>"
        for n in range(10_000)
    )
    started = time.process_time()
    found = feed(f"<rss><channel>{items}</channel></rss>")
    assert time.process_time() - started < 5
    last = found.items[-1]
    assert (last.number, last.title) == (10_000, "Story 9999 & more")
    assert last.url == "https://harbor.example/s/9999"


@pytest.mark.parametrize(
    "text", ["<rss>" + "<![CDATA[" * 100_000, "<!--" * 15_000 + "<rss>", "<!DOCTYPE[" * 5_000]
)
def test_marks_that_never_close_cost_no_time(text: str) -> None:
    started = time.process_time()
    given: Page = page(text)
    is_feed(given)
    with pytest.raises(InputError):
        read_feed(given)
    assert time.process_time() - started < 2


def test_a_number_with_thousands_of_digits_is_a_broken_feed() -> None:
    version = "https://jsonfeed.org/version/1.1"
    text = f'{{"version": "{version}", "items": [{{"id": {"9" * 5000}}}]}}'
    with pytest.raises(InputError, match="a number with thousands of digits"):
        read_feed(page(text))


@pytest.mark.parametrize("link", ["HTTP://h.example/a/../b?c#d", "https:///x", "http://["])
def test_a_whole_address_needs_no_other(link: str) -> None:
    assert address(link, "https://harbor.example/feed/") == address(link, None)
