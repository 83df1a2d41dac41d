"""Facts: hints."""
