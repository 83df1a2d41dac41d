"""Who sells: name and registration numbers."""
