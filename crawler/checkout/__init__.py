"""The walk to the checkout."""
