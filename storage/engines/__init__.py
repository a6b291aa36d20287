"""What keeps the log: the one room where it matters which database that is."""
