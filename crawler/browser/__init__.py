"""Chromium: found, started, limited; sessions, pages, snapshots and what they log."""
