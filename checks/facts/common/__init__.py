"""What the readers of several kinds of facts share."""
