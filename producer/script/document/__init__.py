"""A script as YAML that a person can edit, and back.

What the voice says follows from `text`, so that an edit can't leave the two apart; it is shown
in a comment, and `spoken` overrides it. The page's own sentences stand at the end, by id.
"""

from producer.script.document.keys import ADDED, BY_HAND, EDITED, LEFT_OUT, SKIPPED
from producer.script.document.places import places
from producer.script.document.reading import from_yaml, is_script
from producer.script.document.writing import to_yaml

__all__ = [
    "ADDED",
    "BY_HAND",
    "EDITED",
    "LEFT_OUT",
    "SKIPPED",
    "from_yaml",
    "is_script",
    "places",
    "to_yaml",
]
