"""Lists of stories: RSS, Atom and JSON Feed."""
