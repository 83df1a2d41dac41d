"""Facts: callback."""
