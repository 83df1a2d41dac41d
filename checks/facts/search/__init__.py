"""Facts: search."""
