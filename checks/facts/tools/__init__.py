"""Services of other companies that run on the pages."""
