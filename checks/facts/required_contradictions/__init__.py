"""Fields whose signs of being required contradict each other."""
