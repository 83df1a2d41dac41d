"""What axe-core found in the parts of pages by which customers reach the company."""
