"""Facts: dead links."""
