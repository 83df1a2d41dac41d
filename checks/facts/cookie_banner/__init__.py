"""Facts: cookie banner."""
