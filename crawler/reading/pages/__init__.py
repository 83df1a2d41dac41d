"""A page as a document: text, links, roles, addresses."""
