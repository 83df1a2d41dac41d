"""Checks of the category law."""
