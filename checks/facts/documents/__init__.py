"""Documents that bind or protect the customer: offer, policy, consent, returns."""
