"""Facts: addresses."""
