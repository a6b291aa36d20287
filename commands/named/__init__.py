"""What of a board a line names: its measures, areas, owners and refs, by a key or among other words."""
