"""Facts: reviews."""
