"""The site's own search: its box, and what it answered."""
