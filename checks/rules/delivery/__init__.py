"""Checks on delivery and its terms."""
