"""What airs in a day's openings: rules, search, proof."""
