"""Puts an action's facts into words, in the same way for every reply."""

from datetime import date

from board.actions import Action
from board.dates_agreed import days_unanswered
from board.links import Linked
from board.words import count, day, days_from, how_often, listed, near_day
from commands.reply import Bold, Line

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def owner(action: Action) -> str:
    """The owner as people read it: a mention, a role in words, or `no owner`."""
    return owner_of(action.owner_id, action.owner_words)


def owner_of(owner_id: str | None, owner_words: str) -> str:
    """The same for an owner who is given by id or in words."""
    return f"<@{owner_id}>" if owner_id else owner_words or "no owner"


def kept_in_words(owner_words: str, named: bool = True) -> list[str]:
    """A line saying that an owner is kept as a role in words, as nobody in Slack has that name. Empty if there are no
    words, or if the owner must not be `named`."""
    if not (owner_words and named):
        return []
    return [f'"{owner_words}" is no name that I know in Slack, so it is kept as a role.']


def accountable(action: Action) -> str:
    """The accountable officer as people read it; empty if there is none."""
    return f"<@{action.accountable_id}>" if action.accountable_id else action.accountable_words


def supporters(action: Action) -> str:
    """The supporters as people read them: `@ali and Head of MASH`; empty if there are none."""
    return listed(action.supporters.splitlines())


def due(action: Action) -> str:
    """`due Fri 31 Jul 2020`, or `no due date`, with the words that were given in place of one, if any."""
    if action.due_on:
        return f"due {day(action.due_on)}"
    return f'no due date ("{action.due_words}")' if action.due_words else "no due date"


def due_with_days(action: Action, today: date) -> str:
    """The due date, how far off it is if the action is open, and the later date that is asked for, if any: `due Mon 31
    Aug 2020, in 54 days`."""
    days = f", {days_from(today, action.due_on)}" if action.due_on and action.is_open else ""
    return f"{due(action)}{days}{asked(action, today)}"


def asked(action: Action, today: date, before: str = "; ") -> str:
    """`; later date asked for Thu 9 Jul, unanswered 6 days`, where `before` is the `; `; empty if none is asked for."""
    if action.asked_due_on is None:
        return ""
    days = days_unanswered(action, today)
    since = f"unanswered {count(days, 'day')}" if days else "unanswered since today"
    return f"{before}later date asked for {near_day(action.asked_due_on, today)}, {since}"


def request_words(action: Action) -> str:
    """`Wed 30 Sep 2020 is asked for`, or `no later date is asked for`."""
    return f"{day(action.asked_due_on)} is asked for" if action.asked_due_on else "no later date is asked for"


def overdue_already(action: Action, today: date) -> str:
    """A warning that the due date is past already: `That day is past: A1 is 3 days overdue.`; empty if it is not."""
    late = action.days_overdue(today)
    return f"That day is past: {action.ref} is {count(late, 'day')} overdue." if late else ""


def times_moved(moves: int) -> str:
    """`first move`, `second move` … `11th move`, `21st move`."""
    ending = "th" if moves % 100 in range(11, 14) else _ENDINGS.get(moves % 10, "th")
    return f"{_ORDINALS[moves] if moves < len(_ORDINALS) else f'{moves}{ending}'} move"


def moves_words(moves: int, action: Action, old: date) -> str:
    """Which move it is, and the first due date unless that is `old`: `second move; first due Fri 31 Jul 2020`."""
    told = f"{times_moved(moves)}"
    if action.original_due_on and action.original_due_on != old:
        return f"{told}; first due {day(action.original_due_on)}"
    return told


def slip(action: Action) -> str:
    """How a milestone's forecast differs from its baseline: `was Fri 30 Sep 2016, now Mon 31 Oct 2016, 31 days later`.
    Empty if they are the same, or there is no date."""
    was, now = action.original_due_on, action.due_on
    if was is None or now is None or was == now:
        return ""
    return (
        f"was {day(was)}, now {day(now)}, {count(abs((now - was).days), 'day')} {'later' if now > was else 'earlier'}"
    )


def facts(action: Action, linked: Linked, named: bool = True) -> str:
    """The owner, due date, links, source, milestone, accountable officer and supporters on one line. People are left
    out unless they may be `named`."""
    owned = f"Owner {owner(action)}" if named else "It has an owner"
    told = [owned if action.is_owned else "No owner", due(action)]
    told += linked.facts
    if action.source:
        told.append(f"source: {action.source}")
    if action.milestone:
        told.append("a milestone")
    if accountable(action):
        told.append(f"accountable: {accountable(action)}" if named else "an accountable officer is named")
    if action.supporters:
        told.append(f"supported by {supporters(action)}" if named else "others support it")
    return " · ".join(told)


def rating(action: Action) -> str:
    """The rating and its reason: `rated amber: two posts unfilled`; empty if there is no rating."""
    if not action.rating:
        return ""
    return f"rated {action.rating}" + (f": {action.rating_reason}" if action.rating_reason else "")


def disagreement(action: Action, today: date) -> str:
    """A contradiction between the rating and the due date: `rated green, 40 days overdue`. Else empty."""
    late = action.days_overdue(today)
    return f"rated green, {count(late, 'day')} overdue" if late and action.rating == "green" else ""


def headline(action: Action, today: date, named: bool = True) -> Line:
    """One action on one line: ref, title, owner (if they may be `named`), due date or days overdue, how often the date
    was moved, and the later date that is asked for."""
    late = action.days_overdue(today)
    told = [action.title, *([owner(action)] if named else []), f"{count(late, 'day')} overdue" if late else due(action)]
    if action.moves:
        told.append(f"moved {how_often(action.moves)}")
    if words := asked(action, today, before=""):
        told.append(words)
    return (Bold(action.ref), " " + " · ".join(told))
