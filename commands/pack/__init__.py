"""The board's paper: composed once from the log, in the words of the chair's page and the digest, for each reader."""
