"""Segments → Playlist: the station's clocks, what may air, and the day made of both."""
