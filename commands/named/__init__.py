"""Finds what a line names on a board: measures, areas, owners and refs, after a key or among other words."""
