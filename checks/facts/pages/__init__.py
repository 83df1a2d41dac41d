"""The pages that were visited, with what was measured of them."""
