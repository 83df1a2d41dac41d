"""Facts: delivery."""
