"""Posting: gets each message from the outbox to Slack exactly once."""
