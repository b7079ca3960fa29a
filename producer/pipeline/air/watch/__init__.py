"""A station's days kept up with nobody there."""
