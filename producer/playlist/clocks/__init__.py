"""Clocks placed in a day, and what is wrong with them."""
