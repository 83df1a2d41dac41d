"""Facts: contradictions."""
