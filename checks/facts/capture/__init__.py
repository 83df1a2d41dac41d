"""What the site offers in exchange for a contact."""
