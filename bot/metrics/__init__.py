"""What a monitor reads at /metrics: numbers in Prometheus's text form, without a name, a word or a council in them."""

from bot.metrics.room import take

HAS_ROOM = take()
