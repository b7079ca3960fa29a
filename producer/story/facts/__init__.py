"""What a page says about itself: headline, writer, date, and whose copy it is."""
