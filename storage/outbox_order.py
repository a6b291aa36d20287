"""The states of a post, and the order in which posts leave the outbox."""

from datetime import timedelta

CLAIMED, ATTEMPTED, POSTED, FAILED = "claimed", "attempted", "posted", "failed"
# The prefix of the key of a post that is composed only when it is sent. Composing takes a while: other posts do not
# wait for it, and it has a longer lease.
LATER = "later:"
# The prefix of the key of a post that goes after all others.
LAST = "remind:"
# The suffix of the key of a digest's first message.
FIRST = ":0"
# A longer wait can only mean that the clock was put back since.
LONGEST_WAIT = timedelta(minutes=15)

OPEN = f"state IN ('{CLAIMED}', '{ATTEMPTED}')"
# Slack's rate limit is for each channel: other posts to the same channel wait too, posts elsewhere do not.
_WAITING = (
    f"SELECT w.channel FROM outbox w WHERE w.team = :team AND w.{OPEN} AND w.state = '{CLAIMED}' "
    "AND w.not_before > :now AND w.not_before <= :soon"
)
_BEGINS = "(CASE WHEN substr(d.key, 1, {length}) = '{start}' THEN 1 ELSE 0 END)"
_IS_LATER, _IS_LAST = (_BEGINS.format(length=len(start), start=start) for start in (LATER, LAST))
# These conditions must match those of the partial indexes on open posts.
_OF_NONE = "d.digest_id IS NULL"
_IS_FIRST, _IN_THREAD = (
    f"d.digest_id IS NOT NULL AND substr(d.key, length(d.key) - 1) {which} '{FIRST}'" for which in ("=", "<>")
)
# A digest's messages keep their own order.
_IS_NEXT = f"NOT EXISTS (SELECT 1 FROM outbox e WHERE e.digest_id = d.digest_id AND e.id < d.id AND e.{OPEN})"
# Short answers, for which a person waits, go before the messages of digests, and those go before reminders, of which
# there may be hundreds. Every board gets the first message of its digest before any gets the pictures of its thread,
# which take a while. Each rank has an index, so that the next post is found without reading thousands of others.
_RANKS = (
    f"{_OF_NONE} AND {_IS_LAST} = 0",
    f":digests = 1 AND {_IS_FIRST}",
    f":digests = 1 AND {_IN_THREAD} AND {_IS_NEXT}",
    f"{_OF_NONE} AND {_IS_LAST} = 1",
)
_FIRST_OF = (
    f"(SELECT d.id FROM outbox d WHERE d.team = :team AND d.{OPEN} AND {{rank}} "
    "AND (d.not_before <= :now OR d.not_before > :soon) "
    f"AND {_IS_LATER} = :later AND (:over = 1 OR d.state = '{CLAIMED}') AND d.channel NOT IN ({_WAITING}) "
    "ORDER BY d.id LIMIT 1)"
)
DUE = f"p.id = COALESCE({', '.join(_FIRST_OF.format(rank=rank) for rank in _RANKS)})"
