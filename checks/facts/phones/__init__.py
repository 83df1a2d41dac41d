"""Facts: phones."""
