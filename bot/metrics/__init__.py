"""What a monitor reads at /metrics: numbers in Prometheus's text format, which name no person and no council."""

from bot.metrics.room import take

HAS_ROOM = take()
