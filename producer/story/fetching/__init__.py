"""Where a page's bytes come from: standard input, a file, or the web, asked with care."""
