"""The application: what a person, a pipeline or a schedule starts. It calls `reports`, `checks` and `crawler`."""

VERSION = "0.2.0"
"""The one version: packaging, reports and the record of a run ask here."""
