"""The way of a post: from the outbox to Slack, once."""
