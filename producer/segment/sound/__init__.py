"""The station's own sound: what it is made of, where it stands, and how loud."""
