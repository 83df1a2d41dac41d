"""Facts: tools."""
