"""Finds the person whom a line, a cell or a field names, and checks who may be named."""
