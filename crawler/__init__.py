"""Everything that touches the network or a browser, and the record of what it saw."""

LEADWALK_PACKAGE = True
"""Marker read by `leadwalk.cli`: tells this package from another distribution's package of the same name."""
