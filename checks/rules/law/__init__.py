"""Checks on what Russian law asks of a site."""
