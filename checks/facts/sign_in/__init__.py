"""Facts: sign in."""
