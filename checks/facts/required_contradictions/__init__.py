"""Facts: required contradictions."""
