"""Checks on what follows an order."""
