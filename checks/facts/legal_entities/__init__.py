"""Facts: legal entities."""
