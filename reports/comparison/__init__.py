"""Own site against competitors, row by row."""
