"""What is typed: a realistic mixture, three changes to two questions, each change with a token of its own.

The token is a word in the part of the line that the log keeps, so that the log tells which changes were stored.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from load.people import CHAIR, SUPPORT, are

from local_slack import Member

TOKEN = re.compile(r"\bzq[bcdfghjklmnpqrstvwx]{6}\b")
# No vowels: no token is a word that the guard, the dates or the grammar know.
_LETTERS = "bcdfghjklmnpqrstvwx"
# Where several people change the same action: one change in three is to one of these.
HOT = 5
DONE = r"^Done\.$"
HOT_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line and who types it. `token` is empty for a question; `accepted` is what the reply to it looks like. One that
    is `pressed` comes as the form that it stands for, and this is the slot in which its words stand."""

    kind: str
    person: Member
    text: str
    token: str
    accepted: str
    pressed: str = ""

    def is_accepted(self, reply: str) -> bool:
        """The reply says that it was done."""
        return re.search(self.accepted, reply) is not None


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of line: how often it comes, the line with its gaps, and what accepts it.

    `by` names who types it: "owner" of the action, "decides" (the chair or support), or "anybody".
    """

    name: str
    share: int
    line: str
    accepted: str
    by: str = "anybody"
    pressed: str = ""

    @property
    def changes(self) -> bool:
        """It changes the log, and so has a token."""
        return "{token}" in self.line


CHANGES = (
    Kind(
        "update", 12, "/action update {ref} two more audits are in {token} progress: {step} of 20", r"^A\d+ updated\."
    ),
    Kind("add", 5, "/action add Audit of visits {token} {owner} due: {day}", r"^A\d+ logged\."),
    Kind(
        "due",
        8,
        "/action due {ref} {day} because two agency staff left {token}",
        r"^(A\d+ is now due |Asked for\.)",
        "owner",
    ),
    Kind("assign", 4, "/action assign {imported} Head of Service {token}", r"^[AR][\d-]+ is now .*'s\."),
    Kind("start", 4, "/action start {ref} the first team has begun {token}", r"^A\d+ is in progress\."),
    Kind("hold", 2, "/action hold {ref} waiting for the new structure {token}", r"^A\d+ is on hold\."),
    # As many as are added, or the board would grow far beyond the 200 actions of a real one.
    Kind("cancel", 4, "/action cancel {oldest} replaced by a later one {token}", r"^A\d+ cancelled\.", "decides"),
    Kind("done", 3, "/action done {ref} dip sample of twenty, all seen {token}", r"^A\d+ awaits sign-off", "owner"),
    Kind("return", 3, "/action return {ref} two teams still to report {token}", r"^A\d+ returned\.", "decides"),
    Kind(
        "reading",
        3,
        "/measure reading M6 CIN visits in timescale {percent}% as at {past} source: list {token}",
        r"^M6 reading saved\.",
    ),
    Kind("claim", 1, "/measure claim M6 met source: cabinet report {token}", r"^M6 claim saved:"),
)
# The same by form: one change in five. A form that is done is closed without a word.
CHANGES += (
    Kind("update, pressed", 8, CHANGES[0].line, DONE, pressed="note"),
    Kind("hold, pressed", 1, "/action hold {ref} waiting for the new structure {token}", DONE, pressed="because"),
    Kind("done, pressed", 2, "/action done {ref} dip sample of twenty, all seen {token}", DONE, "owner", "evidence"),
)
QUESTIONS = (
    Kind("mine", 8, "/action", r"open action"),
    Kind("list", 5, "/action list", r"^[\d,]+ actions"),
    Kind("list overdue", 4, "/action list overdue", r"overdue"),
    Kind("show", 10, "/action show {ref}", r"^A\d+ "),
    Kind("status", 5, "/board-status", r"Improvement Board"),
    Kind("status of one", 3, "/status {ref}", r"^A\d+ "),
    Kind("digest", 1, "/digest", r"Improvement Board"),
    Kind("measures", 2, "/measure list", r"escalation measure"),
    Kind("measure", 2, "/measure show M6", r"^M6 "),
)
KINDS = (*CHANGES, *QUESTIONS)


@dataclass(frozen=True, slots=True)
class Known:
    """What the lines may speak of: who owns which action, the refs of imported actions, and the people.

    `added` gives the numbers of the actions that will be added, oldest first: each is cancelled at most once.
    """

    people: tuple[Member, ...]
    owners: dict[str, Member]
    imported: tuple[str, ...]
    added: Iterator[int]


def token(number: int) -> str:
    """The token of a number, the same for the same number: two letters and six more."""
    letters = []
    for _ in range(6):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "zq" + "".join(letters)


def lines(known: Known, numbers: Iterator[int], today: date, seed: int) -> Iterator[Line]:
    """Lines without end; the same for the same `seed`. `numbers` gives each change its token, and is shared."""
    chance = random.Random(seed)
    shares = [kind.share for kind in KINDS]
    while True:
        (kind,) = chance.choices(KINDS, shares)
        yield _line(kind, known, token(next(numbers)) if kind.changes else "", today, chance)


def _line(kind: Kind, known: Known, word: str, today: date, chance: random.Random) -> Line:
    ref = _ref(known, chance)
    by: dict[str, Callable[[], Member]] = {
        "owner": lambda: known.owners[ref],
        "decides": lambda: chance.choice((CHAIR, SUPPORT)),
        "anybody": lambda: chance.choice(known.people),
    }
    gaps = {
        "ref": ref,
        "token": word,
        "oldest": f"A{next(known.added)}" if "{oldest}" in kind.line else "",
        "step": chance.randint(1, 20),
        "owner": f"@{chance.choice(are(known.people, 'officer')).name}",
        "day": _day(today + timedelta(days=chance.randint(30, 700))),
        "past": _day(today - timedelta(days=chance.randint(1, 300))),
        "percent": chance.randint(60, 95),
        "imported": chance.choice(known.imported) if known.imported else ref,
    }
    return Line(kind.name, by[kind.by](), kind.line.format_map(gaps), word, kind.accepted, kind.pressed)


def _ref(known: Known, chance: random.Random) -> str:
    refs = list(known.owners)
    return chance.choice(refs[:HOT] if chance.random() < HOT_SHARE else refs)


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
