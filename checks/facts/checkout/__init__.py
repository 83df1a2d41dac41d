"""Facts: checkout."""
