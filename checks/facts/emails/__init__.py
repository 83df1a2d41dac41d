"""Facts: emails."""
