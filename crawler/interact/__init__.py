"""Pressing with care: what forms demand and what widgets and hints open, with nothing sent."""
