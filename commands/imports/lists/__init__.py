"""Finds the lists in a sheet, the kind of each, and the field of each column."""
