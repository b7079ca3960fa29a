"""How a text is said: the news pass, then the grammars, then house style."""

from producer.script.spoken.passes import speak_out

__all__ = ["speak_out"]
