"""Checks of the category forms."""
