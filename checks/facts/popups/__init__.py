"""Facts: popups."""
