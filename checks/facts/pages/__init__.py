"""Facts: pages."""
