"""Texts that explain a field or a price, and whether they open."""
