"""Checks of the category trust."""
