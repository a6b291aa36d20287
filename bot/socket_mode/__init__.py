"""Socket Mode: the connection to Slack, and the process that holds it."""
