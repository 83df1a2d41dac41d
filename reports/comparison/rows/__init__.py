"""The rows of the comparison, by group."""
