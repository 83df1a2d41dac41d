"""Checks of the category after sale."""
