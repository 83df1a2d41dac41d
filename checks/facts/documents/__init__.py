"""Facts: documents."""
