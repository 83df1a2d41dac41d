"""What serves a customer after the order."""
