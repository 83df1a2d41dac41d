"""Facts: accessibility."""
