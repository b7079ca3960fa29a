"""A day handed over to a playout system through its HTTP API."""
