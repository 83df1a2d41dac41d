"""Scorecards, comparison and history, made from findings and facts."""

LEADWALK_PACKAGE = True
"""Marker read by `leadwalk.cli`: tells this package from another distribution's package of the same name."""
