"""The checks that come with leadwalk, one file each, by category."""
