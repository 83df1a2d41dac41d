"""Facts: seller."""
