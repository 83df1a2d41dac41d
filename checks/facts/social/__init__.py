"""Facts: social."""
