"""Ways to ask for a call back: vendors' widgets, buttons, forms."""
