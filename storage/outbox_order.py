"""The states of a post, and in what order posts leave the outbox: which of those that wait is the next."""

from datetime import timedelta

CLAIMED, ATTEMPTED, POSTED, FAILED = "claimed", "attempted", "posted", "failed"
# What begins the key of a post that is composed only when it is sent, which takes a while: others do not wait for it,
# and it has a longer lease.
LATER = "later:"
# What begins the key of a post that lets all others go before it.
LAST = "remind:"
# A wait longer than this can only come from a clock that was put back since.
LONGEST_WAIT = timedelta(minutes=15)

OPEN = f"state IN ('{CLAIMED}', '{ATTEMPTED}')"
# Slack limits posts for each channel: other posts to the same channel wait too, and posts elsewhere do not.
_WAITING = (
    f"SELECT w.channel FROM outbox w WHERE w.team = :team AND w.state = '{CLAIMED}' AND w.not_before > :now "
    "AND w.not_before <= :soon"
)
_BEGINS = "(CASE WHEN substr(d.key, 1, {length}) = '{start}' THEN 1 ELSE 0 END)"
_IS_LATER, _IS_LAST = (_BEGINS.format(length=len(start), start=start) for start in (LATER, LAST))
# Short answers, for which a person waits, go before the messages of a digest, which keep their own order; and those
# before everybody's reminders, of which there may be hundreds.
DUE = (
    "p.id = (SELECT d.id FROM outbox d "
    f"WHERE d.team = :team AND d.{OPEN} AND (d.not_before <= :now OR d.not_before > :soon) "
    f"AND {_IS_LATER} = :later AND (:over = 1 OR d.state = '{CLAIMED}') AND NOT EXISTS "
    f"(SELECT 1 FROM outbox e WHERE e.digest_id = d.digest_id AND e.id < d.id AND e.{OPEN}) "
    f"AND d.channel NOT IN ({_WAITING}) "
    f"ORDER BY {_IS_LAST}, d.digest_id IS NOT NULL, d.id LIMIT 1)"
)
