"""The company's pages in social networks, and whether they are there."""
