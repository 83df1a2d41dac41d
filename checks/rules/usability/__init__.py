"""Checks of the category usability."""
