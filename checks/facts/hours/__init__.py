"""Opening hours, as written and as a week."""
