"""What the owner's web analytics counts, as far as pages show it."""
