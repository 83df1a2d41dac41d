"""Checks on what product pages say."""
