"""The forms of a script."""

from __future__ import annotations

import pytest

from producer.errors import UsageError
from producer.script.forms import FORMS, Form, find


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
