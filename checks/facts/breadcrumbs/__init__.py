"""Breadcrumbs: the row of links from the home page down to where one is, on the pages of the catalogue."""
