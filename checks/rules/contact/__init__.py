"""Checks on reaching the company."""
