"""Ways to pay, their brands, and where they are promised."""
