"""Links to a social network that lead to its start page: a template's, never filled in."""
