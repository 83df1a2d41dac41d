"""What the controls of a page do."""
