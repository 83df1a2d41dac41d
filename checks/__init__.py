"""Facts (what is there) and findings (is it good?), both pure functions of the evidence."""

LEADWALK_PACKAGE = True
"""Marker read by `leadwalk.cli`: tells this package from another distribution's package of the same name."""
