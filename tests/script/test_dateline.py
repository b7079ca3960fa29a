"""Datelines: how much of a paragraph is one, and what only looks like one."""

from __future__ import annotations

import pytest

from producer.script.dateline import dateline


@pytest.mark.parametrize(
    "line",
    [
        "LONDON (AP) — ",
        "WASHINGTON, Jan. 5 (Reuters) - ",
        "HARLOW POINT, Ky. — ",
        "HARLOW POINT, Maine (AP) — ",
        "HARLOW POINT, Ky. (WZQY) — ",
        "SANTA FE, N.M. (AP) — ",
        "NEW YORK, Jan. 5, 2024 /PRNewswire/ -- ",
        "BERLIN -- ",
        "ST. LOUIS — ",
        "WINSTON-SALEM, N.C. – ",
        "SÃO PAULO — ",
        "JERUSALEM/GAZA CITY (Reuters) - ",
        "DUBAI, United Arab Emirates — ",
        "LONDON, 5 Jan (Reuters) - ",
        "Harlow, Ky. — ",
        "New York, NY – ",
        "Hong Kong (CNN Business)",
        "Harlow City, Ukraine - ",
        "Washington, DC, United States: ",
        "Hebron, occupied West Bank – ",
        "(CNN) ",
        "(Reuters) - ",
    ],
)
@pytest.mark.parametrize("news", ["The council voted.", "“No,” she said.", "12 boats sank."])
def test_what_stands_before_the_news(line: str, news: str) -> None:
    assert dateline(line + news) == len(line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The council voted on Monday.",
        "The mayor — a sailor herself — took the first ride.",
        "The ferry (AP) is what the islanders call the boat.",
        "Ann Reyes (D) — The senator from the island won.",
        "Rep. Ann Reyes (D-Ky.) - The first islander in the house.",
        "NATO — which has 32 members — met on Monday.",
        "Israel, Egypt: The two sides met in May.",
        "He left Paris, France - The boat stayed.",
        "TV — The box that changed the island.",
        "Q - What did it cost?",
        "F-16 jets flew over the island.",
        "COVID-19 — The virus reached the island late.",
        "(Laughs) He said it was nothing.",
        "Mayor Ann Reyes — The first islander to hold the post.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert dateline(text) == 0
