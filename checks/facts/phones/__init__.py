"""Phone numbers: where they stand, whether they can be pressed, which of them are one channel."""
