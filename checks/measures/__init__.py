"""What several checks and rows compute from the facts, each in one place."""
