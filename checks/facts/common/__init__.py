"""Facts: common."""
