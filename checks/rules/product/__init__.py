"""Checks of the category product."""
