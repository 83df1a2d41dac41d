"""Facts: earliest mention."""
