"""Words that are said in more than one way, and which way a sentence means."""

from producer.script.homographs.choice import Choice, choices, pronounced

__all__ = ["Choice", "choices", "pronounced"]
