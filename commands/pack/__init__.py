"""The board's papers: composed from the log for each kind of reader, in the words of the chair's page and the
digest."""
