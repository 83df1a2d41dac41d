"""Whether a company can buy, and the signs of it."""
