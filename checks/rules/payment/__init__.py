"""Checks of the category payment."""
