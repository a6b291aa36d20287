"""Maintenance of the log: backups, restoring one, and verifying that nothing was altered."""
