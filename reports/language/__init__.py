"""What the reports say, in both languages."""
