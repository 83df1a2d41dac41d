"""Facts: forms."""
