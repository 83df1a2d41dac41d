"""Places of a site that contradict each other in numbers, hours or addresses."""
