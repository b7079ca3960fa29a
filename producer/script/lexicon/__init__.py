"""How names and other words that letters do not tell are said: the station's lexicon."""

from producer.script.lexicon.entry import EMPTY, Entry, Lexicon, entry, layered
from producer.script.lexicon.file import load
from producer.script.lexicon.find import pronounced

__all__ = ["EMPTY", "Entry", "Lexicon", "entry", "layered", "load", "pronounced"]
