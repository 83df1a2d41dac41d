"""Checks on finding one's way, speed and faults."""
