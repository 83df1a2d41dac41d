"""Facts: unfilled social."""
