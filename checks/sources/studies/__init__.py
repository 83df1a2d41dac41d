"""Published figures that checks rest on, by subject. Each names who measured what, on whom, when, and what to beware
of.

Only figures that were read at their source, or in a page that quotes it (`read="quoted"`), stand here. Versions of one
study differ much, so each says its year. Read in 2026.
"""
