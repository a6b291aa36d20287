"""An importer for each kind of row, which puts it on the log, and the order in which kinds are imported."""
