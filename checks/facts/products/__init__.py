"""Facts: products."""
