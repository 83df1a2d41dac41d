"""Forms: what each is for, what it asks and what it demands."""
