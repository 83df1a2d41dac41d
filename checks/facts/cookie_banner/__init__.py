"""The cookie notice: whose it is, and whether it can be refused."""
