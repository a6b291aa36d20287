"""Looking after the log: backups, restoring one, and checking that nothing was altered."""
