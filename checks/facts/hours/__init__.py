"""Facts: hours."""
