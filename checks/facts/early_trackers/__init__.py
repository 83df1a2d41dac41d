"""Facts: early trackers."""
