"""Checks of the category capture."""
