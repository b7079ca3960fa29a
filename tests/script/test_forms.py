"""The forms of a script."""

from __future__ import annotations

import pytest

from producer.errors import UsageError
from producer.script.forms import FORMS, Form, find, of_station
from producer.station import FormLengths, Station


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_is_found_by_its_name(form: Form) -> None:
    assert find(form.name) is form
    assert 0 < form.min_ms < form.target_ms < form.max_ms
    assert form.about


@pytest.mark.parametrize("name", ["", "Voicer", "wrap"])
def test_a_name_that_is_none_is_told_with_those_that_are(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        find(name)
    assert caught.value.message == f"there is no form named {name!r}"
    assert caught.value.hint == "Forms: reader, spot, voicer, feature, newscast."


def test_a_station_has_lengths_of_its_own() -> None:
    station = Station(forms=(FormLengths(form="spot", target_ms=35_000, max_ms=45_000),))
    form = of_station("spot", station)
    assert (form.min_ms, form.target_ms, form.max_ms) == (30_000, 35_000, 45_000)
    assert of_station("voicer", station) is find("voicer")


@pytest.mark.parametrize(
    ("lengths", "complaint"),
    [
        (FormLengths(form="wrap"), "there is no form named 'wrap'"),
        (FormLengths(form="spot", min_ms=60_000), "the form spot would have min, target and max"),
    ],
)
def test_lengths_that_can_t_be_are_refused(lengths: FormLengths, complaint: str) -> None:
    with pytest.raises(UsageError) as caught:
        of_station("spot", Station(forms=(lengths,)))
    assert caught.value.message.startswith(complaint)
