"""What a page says: pure functions over a saved snapshot, used by the walk and by the facts alike."""
