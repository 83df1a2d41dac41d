"""Links of the site that lead to an error."""
