"""E-mail addresses, and whether they can be pressed."""
