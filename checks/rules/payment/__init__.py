"""Checks on ways to pay."""
