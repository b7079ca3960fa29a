"""From an article to a timed radio segment."""

__version__ = "0.1.0"
