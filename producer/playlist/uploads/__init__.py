"""A day of a station, put into a playout system through its HTTP API; a module each.

A second upload of the same day sends nothing again; one that broke off goes on where it was; one
of a day that is on the air changes only what starts from now on.
"""
