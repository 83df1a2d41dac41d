"""Ways for customers to sign in."""
