"""What is asked of the clock, in samples, and what can't be asked."""

from __future__ import annotations

import pytest

from producer.errors import UsageError
from producer.pipeline.order import Order, slot_of
from producer.segment.fit import Slot
from producer.station import Sounds, Station

SILENT = Station()
WITH_BED = Station(sounds=Sounds(bed="house"))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order(), None),
        (Order(length_ms=120_000), Slot(samples=5_760_000)),
        (Order(length_ms=1), Slot(samples=48)),
        (Order(length_ms=60_000, soft=True), Slot(samples=2_880_000, soft=True)),
        (Order(post_ms=90_000), Slot(post=4_320_000)),
        (Order(post_ms=90_000, length_ms=100_000), Slot(post=4_320_000, samples=4_800_000)),
    ],
)
def test_what_is_asked_becomes_samples(order: Order, expected: Slot | None) -> None:
    assert slot_of(order, WITH_BED) == expected


@pytest.mark.parametrize(
    ("order", "station", "message", "hint"),
    [
        pytest.param(
            Order(soft=True),
            SILENT,
            "--soft is of a length, and none was asked for",
            "Add --length M:SS.",
            id="a soft nothing",
        ),
        pytest.param(
            Order(post_ms=60_000),
            SILENT,
            "a post needs a bed that runs out after the last word, and the station has none",
            "Add to the station file: sound: {bed: house}",
            id="a post without a bed",
        ),
        pytest.param(
            Order(post_ms=60_000, length_ms=60_000),
            WITH_BED,
            "the post at 1:00 is not before the end at 1:00",
            "After the last word the bed runs out: ask for a longer --length, or an earlier "
            "--post.",
            id="a post at the end",
        ),
    ],
)
def test_what_no_segment_can_be_is_wrong_usage(
    order: Order, station: Station, message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as caught:
        slot_of(order, station)
    assert (caught.value.message, caught.value.hint) == (message, hint)
