"""Listening back: the finished segment is written down by a local model and held to its script.

It measures the segment as the meter does: what it heard is part of the report.
"""

from producer.segment.listening.comparing import compare
from producer.segment.listening.hearing import NAME, Difference, Hearing, checks, to_document
from producer.segment.listening.listener import ready, transcribe

__all__ = [
    "NAME",
    "Difference",
    "Hearing",
    "checks",
    "compare",
    "ready",
    "to_document",
    "transcribe",
]
