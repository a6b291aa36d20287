"""The claims of a measure, and what the rows before have added to them: found by key, however many there are."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from board.bodies import body_key
from board.conditions import Claim

_Said = tuple[str, date, str]


class KnownClaims:
    """The claims of one measure by body, and by source for those of which a file does not say whose they are."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._of_body: dict[str, list[Claim]] = defaultdict(list)
        self._by_body: set[_Said] = set()
        self._by_source: set[_Said] = set()
        for claim in claims:
            self.add(claim)

    def has(self, claim: Claim) -> bool:
        """The same is there. Whose it is may have been said since, where the file does not say."""
        said = (claim.reported, claim.as_at)
        if (*said, body_key(claim.body)) in self._by_body:
            return True
        return not claim.body_stated and (*said, claim.source) in self._by_source

    def before(self, claim: Claim) -> Claim | None:
        """The claim of the same body that stands until this one."""
        own = self._of_body[body_key(claim.body)]
        at = bisect_right(own, claim.as_at, key=lambda each: each.as_at)
        return own[at - 1] if at else None

    def add(self, claim: Claim) -> None:
        """A claim is there, or was added."""
        insort(self._of_body[body_key(claim.body)], claim, key=lambda each: each.as_at)
        self._by_body.add((claim.reported, claim.as_at, body_key(claim.body)))
        self._by_source.add((claim.reported, claim.as_at, claim.source))
