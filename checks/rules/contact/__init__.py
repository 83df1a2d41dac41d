"""Checks of the category contact."""
