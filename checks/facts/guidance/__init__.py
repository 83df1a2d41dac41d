"""Facts: guidance."""
