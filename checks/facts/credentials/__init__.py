"""Facts: credentials."""
