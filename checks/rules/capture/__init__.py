"""Checks on leaving and measuring a request."""
