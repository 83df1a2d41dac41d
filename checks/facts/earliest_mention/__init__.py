"""Where on the way to an order delivery and payment are first mentioned."""
