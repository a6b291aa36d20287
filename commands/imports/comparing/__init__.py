"""A row beside the log: what is known already, what differs, who and when is meant, and which rules hold."""
