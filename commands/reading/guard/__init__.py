"""The guard: nothing about a child may enter the log, whichever way the words come in.

Numbers that identify a child are refused outright. What only might do so (a date of birth, initials beside "child",
counts so small that a neighbour would know) is asked about, and board support may confirm, with a reason, that it does
not. The refusal names the kind of thing and its place, and never repeats it. The guard cannot catch a story, and the
help says so. The rules are docs/rules.md 7.1 to 7.4.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from board.conditions import SMALL_DENOMINATOR
from board.empty_words import is_reason
from board.refusals import Refusal
from commands.reading.guard.counts import SMALL_COUNT
from commands.reading.guard.kinds import Concern
from commands.reading.guard.looks import concerns
from commands.reading.reasons import meant

HEADING = "Not saved."
CONFIRM = "confirm"
_TYPE_THE_ROW = (
    " If it is nothing of the kind, leave the row out; board support can type it as a command, with a reason at the "
    "end: confirm: <reason>"
)
# How a typed line is confirmed.
HOW_TO_CONFIRM = " If it is nothing of the kind, board support can send it with a reason at the end: confirm: <reason>"
# Where in the typed words a thing was found, such as `in the title`; empty if unknown.
Where = Callable[[Concern], str]
_CONFIRMS = re.compile(rf"\b{CONFIRM}\s?:", re.I)


@dataclass(frozen=True, slots=True)
class Screened:
    """What the guard found in a text: `concerns`, the gravest first, and whether the text contains `confirm:`.

    If there is nothing to confirm, `confirm:` is ordinary words.
    """

    concerns: tuple[Concern, ...] = ()
    confirms: bool = False

    @property
    def looks_personal(self) -> bool:
        """True if the text may identify a child: it is then neither repeated nor kept."""
        return bool(self.concerns)

    @property
    def asks_to_confirm(self) -> bool:
        """True if the person tries to confirm what was found, which only board support may do."""
        return self.confirms and self.looks_personal

    def refuse_outright(self, where: Where) -> None:
        """Refuses what nobody may confirm, and anything else if nobody tries to confirm it."""
        for concern in self.concerns:
            if not concern.askable or not self.confirms:
                raise _refusal(concern, where(concern), _how_to_confirm(concern))

    def refuse_unless_confirmed(self, reason: str, may_confirm: bool, where: Where) -> None:
        """Refuses what was found, unless a person who may has confirmed it.
        The `reason` must say something, and pass the guard itself."""
        for concern in self.concerns:
            confirmed = concern.askable and is_reason(meant(reason)) and not any(concerns(reason))
            if not (confirmed and may_confirm):
                more = " Only board support can confirm that it is not." if confirmed else _how_to_confirm(concern)
                raise _refusal(concern, where(concern), more)

    def refuse_in_a_file(self, remedy: str = _TYPE_THE_ROW) -> None:
        """Refuses what was found in a file, where nobody can confirm. `remedy` is for what support may let through."""
        for concern in self.concerns:
            raise _refusal(concern, "", remedy if concern.askable else "")


NOTHING_FOUND = Screened()


def screen_text(text: str) -> Screened:
    """What the guard finds in `text`."""
    return Screened(tuple(concerns(text)), bool(_CONFIRMS.search(text)))


def _refusal(concern: Concern, where: str, more: str) -> Refusal:
    return Refusal(
        f"That looks like {concern.looks_like}{where and f', {where}'}. {concern.advice}{more}", heading=HEADING
    )


def _how_to_confirm(concern: Concern) -> str:
    return HOW_TO_CONFIRM if concern.askable else ""


def check_few(part: int | None, whole: int | None, confirmed: bool) -> None:
    """Asks about a reading whose denominator is so small that it could point to a child, unless it is confirmed."""
    if part is not None and whole is not None and whole < SMALL_DENOMINATOR and not confirmed:
        raise _refusal(SMALL_COUNT, "in the figure", _how_to_confirm(SMALL_COUNT))
