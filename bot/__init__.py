"""Slack, the clock and the processes."""
