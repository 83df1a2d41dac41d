"""sites.toml: its models, and reading it with every mistake at its line."""
