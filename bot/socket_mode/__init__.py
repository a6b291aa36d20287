"""Socket Mode: the line to Slack, and the process that holds it."""
