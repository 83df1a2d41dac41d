"""Windows that lie over the page: when they came, how much they cover, whether they close."""
