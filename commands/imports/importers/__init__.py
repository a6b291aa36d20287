"""What each kind of row becomes on the log: an importer for each kind, and their order."""
