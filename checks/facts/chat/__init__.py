"""Facts: chat."""
