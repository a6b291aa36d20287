"""The counts of a whole run: what was killed where, what was acknowledged and found, what was due and posted."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Every test adds to it; `lines` is what `make crash` prints in the end."""

    kills: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    seeds: list[int] = field(default_factory=list)

    def changes(self, acknowledged: int, found: int, lost: int, doubled: int, typed_again: int = 0) -> None:
        """`typed_again` are those whose first acknowledgement was lost to a kill."""
        self.counts.update(
            {
                "changes acknowledged": acknowledged,
                "changes found": found,
                "changes lost": lost,
                "changes doubled": doubled,
                "of them typed again, their first acknowledgement lost to a kill": typed_again,
            }
        )

    def posts(self, kind: str, due: int, posted: int, twice: int) -> None:
        """`kind` in the plural: digests, answers, notices."""
        self.counts.update({f"{kind} due": due, f"{kind} posted": posted, f"{kind} twice": twice})

    def lines(self) -> list[str]:
        """The counts in words, a line each."""
        kills = [f"{number:5,}  {step}" for step, number in self.kills.items()]
        counts = [f"{number:5,}  {what}" for what, number in self.counts.items()]
        seeds = [f"seeds {self.seeds[0]} to {self.seeds[-1]}"] if self.seeds else []
        return [f"SIGKILL {self.kills.total():,} times", *kills, "Counted", *counts, *seeds]


TALLY = Tally()
