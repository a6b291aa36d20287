"""Posting: how a message gets from the outbox to Slack exactly once."""
