"""How an action is put into words: one way, in every reply."""

from datetime import date

from board.actions import Action
from board.dates_agreed import days_unanswered
from board.links import Linked
from board.words import count, day, days_from, how_often, listed, near_day
from commands.reply import Bold, Line

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def owner(action: Action) -> str:
    """The owner as people read it: a Slack person, a role in words, or `no owner`."""
    return owner_of(action.owner_id, action.owner_words)


def owner_of(owner_id: str | None, owner_words: str) -> str:
    """The same of an owner by id or in words."""
    return f"<@{owner_id}>" if owner_id else owner_words or "no owner"


def kept_in_words(owner_words: str, named: bool = True) -> list[str]:
    """That an owner is a role in words and no person in Slack, on a line of its own; nothing where it may not be named
    or there is none."""
    if not (owner_words and named):
        return []
    return [f'"{owner_words}" is no name that I know in Slack, so it is kept as a role.']


def accountable(action: Action) -> str:
    """The officer who answers for it, as people read it; empty where nobody is named."""
    return f"<@{action.accountable_id}>" if action.accountable_id else action.accountable_words


def supporters(action: Action) -> str:
    """Who helps with it, as people read it: `@ali and Head of MASH`; empty where nobody does."""
    return listed(action.supporters.splitlines())


def due(action: Action) -> str:
    """`due Fri 31 Jul 2020`, the words kept in a date's place, or `no due date`."""
    if action.due_on:
        return f"due {day(action.due_on)}"
    return f'no due date ("{action.due_words}")' if action.due_words else "no due date"


def due_with_days(action: Action, today: date) -> str:
    """The due date and how far off it is while the action is open: `due Mon 31 Aug 2020, in 54 days`; and the later
    date that is asked for."""
    days = f", {days_from(today, action.due_on)}" if action.due_on and action.is_open else ""
    return f"{due(action)}{days}{asked(action, today)}"


def asked(action: Action, today: date, before: str = "; ") -> str:
    """`; later date asked for Thu 9 Jul, unanswered 6 days`; empty where none is."""
    if action.asked_due_on is None:
        return ""
    days = days_unanswered(action, today)
    since = f"unanswered {count(days, 'day')}" if days else "unanswered since today"
    return f"{before}later date asked for {near_day(action.asked_due_on, today)}, {since}"


def request_words(action: Action) -> str:
    """`Wed 30 Sep 2020 is asked for`, or that nothing is."""
    return f"{day(action.asked_due_on)} is asked for" if action.asked_due_on else "no later date is asked for"


def overdue_already(action: Action, today: date) -> str:
    """What is said of a due date that is past when it is given; empty where it is not."""
    late = action.days_overdue(today)
    return f"That day is past: {action.ref} is {count(late, 'day')} overdue." if late else ""


def times_moved(moves: int) -> str:
    """`first move`, `second move` … `11th move`, `21st move`."""
    ending = "th" if moves % 100 in range(11, 14) else _ENDINGS.get(moves % 10, "th")
    return f"{_ORDINALS[moves] if moves < len(_ORDINALS) else f'{moves}{ending}'} move"


def moves_words(moves: int, action: Action, old: date) -> str:
    """`second move; first due Fri 31 Jul 2020`: which move it is, and the first date where that is not `old`."""
    told = f"{times_moved(moves)}"
    if action.original_due_on and action.original_due_on != old:
        return f"{told}; first due {day(action.original_due_on)}"
    return told


def slip(action: Action) -> str:
    """How a milestone's due date in force compares with the first: `was Fri 30 Sep 2016, now Mon 31 Oct 2016, 31 days
    later`. Empty where they are one, or it has none."""
    was, now = action.original_due_on, action.due_on
    if was is None or now is None or was == now:
        return ""
    return (
        f"was {day(was)}, now {day(now)}, {count(abs((now - was).days), 'day')} {'later' if now > was else 'earlier'}"
    )


def facts(action: Action, linked: Linked, named: bool = True) -> str:
    """Owner (where it may be named), due date, what it is linked to and source on one line."""
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
    """`rated amber by its owner: two posts unfilled`, or nothing."""
    if not action.rating:
        return ""
    return f"rated {action.rating}" + (f": {action.rating_reason}" if action.rating_reason else "")


def disagreement(action: Action, today: date) -> str:
    """What an owner's rating leaves out: `rated green, 40 days overdue`. Empty where they agree."""
    late = action.days_overdue(today)
    return f"rated green, {count(late, 'day')} overdue" if late and action.rating == "green" else ""


def headline(action: Action, today: date, named: bool = True) -> Line:
    """One action on one line: ref, title, owner (where it may be named), due date, how late, how often moved."""
    late = action.days_overdue(today)
    told = [action.title, *([owner(action)] if named else []), f"{count(late, 'day')} overdue" if late else due(action)]
    if action.moves:
        told.append(f"moved {how_often(action.moves)}")
    if words := asked(action, today, before=""):
        told.append(words)
    return (Bold(action.ref), " " + " · ".join(told))
