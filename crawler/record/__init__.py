"""The record of what was seen: evidence, gaps, runs on disk."""
