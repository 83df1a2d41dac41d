"""Licences, certificates and memberships, and what of them a visitor can check."""
