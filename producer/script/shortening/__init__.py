"""Which sentences air in a given length, and which needs which."""
