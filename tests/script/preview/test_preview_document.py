"""The preview as JSON: each layer of each sentence, and the clock in milliseconds."""

from __future__ import annotations

import json

from producer.script.preview.document import as_json
from tests.script.preview.preview_sample import newscast, sample

DOCUMENT = json.loads(json.dumps(as_json(sample())))


def test_the_lengths_add_up() -> None:
    lengths = {key: DOCUMENT[key] for key in ("headMs", "estimateMs", "tailMs", "trtMs", "words")}
    assert lengths == {
        "headMs": 500,
        "estimateMs": 10_400,
        "tailMs": 700,
        "trtMs": 11_600,
        "words": 45,
    }


def test_a_block_has_its_clock_and_its_cues() -> None:
    block = {key: value for key, value in DOCUMENT["blocks"][1].items() if key != "sentences"}
    assert block == {
        "id": "b2",
        "kind": "story",
        "startsStory": None,
        "estimateMs": 2000,
        "startMs": 5900,
        "endMs": 7900,
        "leftMs": 3700,
        "inCue": "The 61-year-old mayor, Bram Oduya, said",
        "outCue": "lead roof cost more than planned.",
    }


def test_a_sentence_has_its_layers_their_logs_and_its_clock() -> None:
    assert DOCUMENT["blocks"][1]["sentences"] == [
        {
            "id": "p2.s1",
            "source": "The lead roof cost more than planned, said Bram Oduya, 61, the mayor.",
            "text": "The 61-year-old mayor, Bram Oduya, said the lead roof cost more than planned.",
            "spoken": "The sixty-one-year-old mayor, Bram Oduya, said the lead roof cost more "
            "than planned.",
            "rewrites": [
                {
                    "rule": "said",
                    "before": "The 61-year-old mayor, Bram Oduya, said the lead roof cost more "
                    "than planned.",
                    "after": "The sixty-one-year-old mayor, Bram Oduya, said the lead roof cost "
                    "more than planned.",
                }
            ],
            "recasts": [
                {
                    "rule": "attribution first",
                    "before": "said Bram Oduya",
                    "after": "Oduya said",
                }
            ],
            "pronunciations": [{"start": 51, "end": 55, "ipa": "", "respelling": "led"}],
            "shown": [
                {
                    "text": "The 61-year-old mayor, Bram Oduya, said the lead roof cost more "
                    "than planned.",
                    "respelling": "",
                }
            ],
            "sounds": [{"word": "lead", "respelling": "led"}],
            "must": True,
            "startMs": 5900,
            "endMs": 7900,
            "estimateMs": 2000,
            "pauseMs": 1000,
        }
    ]


def test_a_pronouncer_follows_its_piece() -> None:
    assert DOCUMENT["blocks"][0]["sentences"][0]["shown"] == [
        {"text": "Keeper Ilse Quaranta", "respelling": "kwah-RAHN-tah"},
        {"text": " lit the lamp at Gull Point again on Mar. 9.", "respelling": ""},
    ]


def test_what_to_mend_and_what_is_left_out() -> None:
    assert DOCUMENT["remarks"][1] == {
        "line": None,
        "sentence": "p2.s1",
        "severity": "error",
        "rule": "too long",
        "message": "31 words at once",
    }
    assert [name["fix"] for name in DOCUMENT["unknown"]] == [
        'producer lexicon add Oduya "oh-DOO-yah"'
    ]
    assert [cut["id"] for cut in DOCUMENT["cuts"]] == ["p3.s1"]
    assert DOCUMENT["dropped"][0] == {"line": 31, "text": "Gulls at dawn.", "reason": "caption"}


def test_whose_the_stories_are() -> None:
    (story,) = DOCUMENT["stories"]
    assert (story["agency"], story["approvedBy"]) == ("Coastal Wire", None)
    cast = as_json(newscast())
    assert [story["id"] for story in cast["stories"]] == ["n1", "n2"]
    assert [block["startsStory"] for block in cast["blocks"]] == [None, "n1", "n2", None, None]
