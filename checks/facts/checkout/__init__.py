"""The walk to the checkout as facts: its steps, what they demand, who may order."""
