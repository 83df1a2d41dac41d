"""Forms: their fields, what they demand, and what they ask a person."""
