"""Facts: delivery options."""
