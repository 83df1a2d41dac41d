"""Postal addresses of the company."""
