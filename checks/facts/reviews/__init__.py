"""Customers' reviews: shown on a page, or told to search engines."""
