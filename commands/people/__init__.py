"""Whom a line, a cell or a field names: one way to find somebody, and one check of who may be named."""
