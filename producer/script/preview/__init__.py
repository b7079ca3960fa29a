"""A script as its reader sees it: rows with their clock, shown as text, as JSON and as a page."""

from producer.script.preview.build import preview
from producer.script.preview.rows import Preview, Remark, Unknown

__all__ = ["Preview", "Remark", "Unknown", "preview"]
