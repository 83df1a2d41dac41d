"""Facts: after sale."""
