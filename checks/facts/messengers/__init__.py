"""Messengers by which the company can be written to, and which of them work in its market."""
