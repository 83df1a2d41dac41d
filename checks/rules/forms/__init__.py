"""Checks on how forms ask."""
