"""What airs in a day's openings: rules, search, proof."""

from producer.playlist.schedule.day import SOLVERS, fill_day, on_air

__all__ = ["SOLVERS", "fill_day", "on_air"]
