"""Checks on the way through the order."""
