"""Checks found, put to a site, and scored."""
