"""Checks of the category delivery."""
