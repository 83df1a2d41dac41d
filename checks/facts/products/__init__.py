"""What product pages say of what buyers ask."""
