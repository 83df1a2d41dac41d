"""Facts: goals."""
