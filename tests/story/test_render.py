"""An HTML tree as lines."""

from __future__ import annotations

import pytest

from producer.story.render import parse, render


def lines(body: str) -> list[str]:
    return [raw.text for raw in render(parse(f"<html><body>{body}</body></html>"))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One<br>two</p>", ["One", "two"]),
        ("<div>One<p>Two</p>three</div>", ["One", "Two", "three"]),
        ("<p>The <b>ferry</b>'s <a href='#'>back</a>.</p>", ["The ferry's back."]),
        ("<p>Lady&nbsp;Marlow\n  sails \t on</p>", ["Lady Marlow sails on"]),
        ("<p>moor&shy;ings &#8203;hold</p>", ["moorings hold"]),
        ("<ul><li>One</li><li>Two</li></ul>", ["One", "Two"]),
        ("<blockquote>One<footer>Two</footer></blockquote>", ["One", "Two"]),
        ("<script>x</script><style>y</style><noscript>z</noscript><p>One</p>", ["One"]),
        ("<template><p>x</p></template><svg><text>y</text></svg>One", ["One"]),
        ("<p>One<!-- two --> three</p>", ["One three"]),
        ("<p>(<x-source><a>1</a></x-source>).</p>", ["(1)."]),
        ("<p>Ann<span class='tooltip'>Her life</span> said so.</p>", ["Her life", "Ann said so."]),
        ("<p>Ann <button>Follow</button>said so.</p>", ["Follow", "Ann said so."]),
        ("<p>Ann<span hidden>!</span> said so.</p>", ["!", "Ann said so."]),
        ("<p>Ann <service>said</service> so.</p>", ["Ann said so."]),
        ("<p> </p><div></div>", []),
    ],
)
def test_lines(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_a_line_knows_what_encloses_it_and_how_much_of_it_is_a_link() -> None:
    root = parse('<body><div class="Figure Wide" id="f1"><p><a>Half</a> half</p></div></body>')
    (line,) = render(root)
    assert [box.tag for box in line.boxes] == ["html", "body", "div", "p"]
    assert line.boxes[2].names == "figure wide f1"
    assert line.tag == "p"
    assert line.linked == pytest.approx(0.5)


def test_deep_nesting_is_no_trouble() -> None:
    assert lines("<div>" * 1000 + "One." + "</div>" * 1000) == ["One."]


def test_nothing_to_parse() -> None:
    assert parse("") is None


def test_a_page_may_leave_its_body_tag_out() -> None:
    root = parse("<!DOCTYPE html><title>News</title><article><p>It rained.</p></article>")
    assert [line.text for line in render(root)] == ["It rained."]
    assert root.findtext(".//head/title") == "News"
