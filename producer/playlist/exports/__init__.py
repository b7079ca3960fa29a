"""A day in the formats that others read: one module each."""
