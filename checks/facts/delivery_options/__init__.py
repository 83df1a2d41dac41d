"""What makes a delivery convenient: regions, city, points, stock, hours, a note."""
