"""Published figures and legal sources that checks rest on."""
