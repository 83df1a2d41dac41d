"""The call to action of each page on the way to an order, and whether the first screen shows it."""
