"""The states of a post, and in what order posts leave the outbox: which of those that wait is the next."""

from datetime import timedelta

CLAIMED, ATTEMPTED, POSTED, FAILED = "claimed", "attempted", "posted", "failed"
# What begins the key of a post that is composed only when it is sent, which takes a while: others do not wait for it,
# and it has a longer lease.
LATER = "later:"
# What begins the key of a post that lets all others go before it.
LAST = "remind:"
# What ends the key of a digest's first message.
FIRST = ":0"
# A wait longer than this can only come from a clock that was put back since.
LONGEST_WAIT = timedelta(minutes=15)

OPEN = f"state IN ('{CLAIMED}', '{ATTEMPTED}')"
# Slack limits posts for each channel: other posts to the same channel wait too, and posts elsewhere do not.
_WAITING = (
    f"SELECT w.channel FROM outbox w WHERE w.team = :team AND w.{OPEN} AND w.state = '{CLAIMED}' "
    "AND w.not_before > :now AND w.not_before <= :soon"
)
_BEGINS = "(CASE WHEN substr(d.key, 1, {length}) = '{start}' THEN 1 ELSE 0 END)"
_IS_LATER, _IS_LAST = (_BEGINS.format(length=len(start), start=start) for start in (LATER, LAST))
# As the indexes of what is open have it.
_OF_NONE = "d.digest_id IS NULL"
_IS_FIRST, _IN_THREAD = (
    f"d.digest_id IS NOT NULL AND substr(d.key, length(d.key) - 1) {which} '{FIRST}'" for which in ("=", "<>")
)
# A digest's messages keep their own order.
_IS_NEXT = f"NOT EXISTS (SELECT 1 FROM outbox e WHERE e.digest_id = d.digest_id AND e.id < d.id AND e.{OPEN})"
# Short answers, for which a person waits, go before the messages of digests; and those before everybody's reminders, of
# which there may be hundreds. Every board has the first of its digest before any has the pictures of its thread, which
# take a while. Of thousands that wait, each is found without a look at the others.
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
