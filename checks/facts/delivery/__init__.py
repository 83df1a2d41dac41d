"""Ways of delivery with their price and time, and promises that name no way."""
