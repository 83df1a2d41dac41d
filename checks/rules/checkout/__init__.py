"""Checks of the category checkout."""
