"""Counters that worked before the cookie notice was answered."""
