"""Which pages of a site are visited, when, and in what order."""
