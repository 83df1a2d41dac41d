"""Checks on who sells, and on what terms."""
