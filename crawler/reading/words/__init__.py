"""Words and phrases as data, and the engine that finds them in a text."""
