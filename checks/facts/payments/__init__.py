"""Facts: payments."""
