"""Everything that depends on Slack, the clock or processes."""
