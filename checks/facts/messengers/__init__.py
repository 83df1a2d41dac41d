"""Facts: messengers."""
