"""What a handover changes in one action: its owner, its accountable officer and its supporters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from board.actions import Action
from board.areas import Area
from board.folding import folded
from board.measures import Measure
from board.names import name_keys
from board.refs import quoted
from board.risks import Risk
from board.supporters import is_mention, kept, mentioned, without_owner
from board.words import listed

REFS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a handover: a Slack id, words, or both if a person was named in words."""

    person: str | None
    words: str = ""

    @property
    def told(self) -> str:
        """The side in words: a mention, or the role in quotation marks."""
        return mentioned(self.person) if self.person else f'"{self.words}"'

    @property
    def as_supporter(self) -> str:
        """The side as an action keeps it among its supporters."""
        return mentioned(self.person) if self.person else self.words

    def is_named(self, person: str | None, words: str) -> bool:
        """True if a Slack id or, without one, words name this side. Any spelling of the name matches a person who was
        named in words."""
        if person:
            return person == self.person
        if not (self.words and words):
            return False
        if self.person:
            return not name_keys(self.words).isdisjoint(name_keys(words))
        return folded(words) == folded(self.words)

    def owns(self, each: Action | Measure | Risk | Area) -> bool:
        """True if this side owns it."""
        return self.is_named(each.owner_id, each.owner_words)

    def answers_for(self, action: Action) -> bool:
        """True if this side is the action's accountable officer."""
        return self.is_named(action.accountable_id, action.accountable_words)

    def is_supporter(self, supporter: str) -> bool:
        """True if this side is that supporter."""
        return self.is_named(*(supporter[2:-1], "") if is_mention(supporter) else (None, supporter))


def handed(action: Action, old: Side, new: Side, now: datetime) -> Action:
    """The action with `new` in each place that `old` had, updated at `now`; unchanged if `old` had none."""
    after = action
    if old.owns(action) and not (action.owner_id and action.owner_id == new.person):
        after = replace(after, owner_id=new.person, owner_words=new.words)
    if old.answers_for(action) and not (action.accountable_id and action.accountable_id == new.person):
        after = replace(after, accountable_id=new.person, accountable_words=new.words)
    helps = [new.as_supporter if old.is_supporter(each) else each for each in action.supporters.splitlines()]
    after = without_owner(replace(after, supporters=kept(helps)))
    return replace(after, updated_at=now) if after != action else action


def has_other_owner(before: Action, after: Action) -> bool:
    """True if the owner has changed."""
    return (before.owner_id, before.owner_words) != (after.owner_id, after.owner_words)


def parts_told(moved: Sequence[tuple[Action, Action]]) -> list[str]:
    """`Accountable in their place: A4 and A5.`, `Supporting in their place: A6.`; a line only for a part that
    changed."""
    answers = [
        after.ref
        for before, after in moved
        if (before.accountable_id, before.accountable_words) != (after.accountable_id, after.accountable_words)
    ]
    helps = [after.ref for before, after in moved if before.supporters != after.supporters]
    return [
        f"{part} in their place: {_few(refs)}."
        for part, refs in (("Accountable", answers), ("Supporting", helps))
        if refs
    ]


def _few(refs: Sequence[str]) -> str:
    shown = [quoted(ref) for ref in refs[:REFS_SHOWN]]
    return listed([*shown, *([f"{len(refs) - REFS_SHOWN} more"] if len(refs) > REFS_SHOWN else [])])
