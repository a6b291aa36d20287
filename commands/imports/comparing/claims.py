"""The claims of a measure, including those that earlier rows added, indexed so that a search is quick."""

from bisect import bisect_right, insort
from collections import defaultdict
from datetime import date

from board.bodies import body_key
from board.conditions import Claim
from board.measures import Measure
from commands.imports.grids.entry_order import EntryOrder

_Said = tuple[str, date, str]
_OfDay = tuple[int, str, date]


class KnownClaims:
    """The claims of one measure, by body and day, in order of entry. Those that were on the log before the import are
    also indexed by source, for a row whose source names a body but which does not say whose claim it is."""

    def __init__(self, measure: Measure) -> None:
        self._measure_id = measure.id
        self._of_body: dict[str, list[Claim]] = defaultdict(list)
        self._of_day: dict[_OfDay, list[Claim]] = defaultdict(list)
        self._by_source: set[_Said] = set()
        for claim in measure.claims:
            self._keep(claim)
            self._by_source.add((claim.reported, claim.as_at, claim.source))

    def has(self, claim: Claim, order: EntryOrder) -> bool:
        """True if the same claim of the same body is there, at or after the place that the rows have reached in
        `order`. A claim whose body is in doubt also matches one on the log by source alone, since its body may have
        been given later."""
        said, key = (claim.reported, claim.source), self._key(claim)
        there = self._of_day[key]
        if order.has(key, there, lambda each: (each.reported, each.source) == said, _says_as_much):
            return True
        return bool(claim.doubt) and (claim.reported, claim.as_at, claim.source) in self._by_source

    def before(self, claim: Claim) -> Claim | None:
        """The latest claim of the same body as at that day or earlier."""
        own = self._of_body[body_key(claim.body)]
        at = bisect_right(own, claim.as_at, key=lambda each: each.as_at)
        return own[at - 1] if at else None

    def add(self, claim: Claim, order: EntryOrder) -> None:
        """Notes that a claim was added, last in the order of entry."""
        self._keep(claim)
        order.entered(self._key(claim), len(self._of_day[self._key(claim)]))

    def _keep(self, claim: Claim) -> None:
        insort(self._of_body[body_key(claim.body)], claim, key=lambda each: each.as_at)
        self._of_day[self._key(claim)].append(claim)

    def _key(self, claim: Claim) -> _OfDay:
        return self._measure_id, body_key(claim.body), claim.as_at


def _says_as_much(one: Claim, other: Claim) -> bool:
    return one.reported == other.reported
