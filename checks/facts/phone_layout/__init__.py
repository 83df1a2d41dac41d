"""Whether pages lay themselves out for a phone's width."""
