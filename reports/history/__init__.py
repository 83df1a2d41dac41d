"""Runs over time, and what changed between them."""
