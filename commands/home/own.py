"""The person's own actions on Home, overdue first, with buttons; and how many they answer for or support."""

from collections.abc import Iterator, Sequence

from board.actions import LIVE, Action, Status
from board.calendar import next_meeting
from board.position import DUE_SOON_DAYS, due_soon_until
from board.refs import quoted
from board.words import count, how_often, short_day
from commands.actions.filters import own
from commands.actions.next_steps import may, step
from commands.actions.part_words import ACCOUNTABLE, SUPPORT
from commands.actions.parts import other_parts
from commands.actions.wording import due, due_with_days, owner
from commands.home.parts import HomePart
from commands.home.visit import Visit, stretch
from commands.reply import Bold, Button, Buttons, Line, paragraph

A_PAGE = 15
IT_IS_MINE = "It is mine"
_LISTS = {ACCOUNTABLE: "What I answer for", SUPPORT: "What I support"}


def own_actions(visit: Visit) -> list[Action]:
    """The person's live actions, soonest due first, whether they own them by Slack id or by their name in words."""
    return visit.store.actions.of_status(visit.board.id, LIVE, [own(visit.call)])


def state(visit: Visit, theirs: Sequence[Action]) -> str:
    """How many are open, overdue, and due before the board meets: `You have 3 open actions: 1 is overdue, 1 is due
    before the board on 5 Aug.`"""
    open_ones = [each for each in theirs if each.is_open]
    waiting = len(theirs) - len(open_ones)
    told = f" {waiting} {'awaits' if waiting == 1 else 'await'} sign-off." if waiting else ""
    if not open_ones:
        return f"You have no open actions here.{told}"
    late = sum(each.is_overdue(visit.today) for each in open_ones)
    board = next_meeting(visit.board.meetings, visit.today)
    until = board or due_soon_until(visit.today, None)
    soon = sum(each.is_due_by(visit.today, until) for each in open_ones)
    when = f"before the board on {short_day(board, visit.today)}" if board else f"in the next {DUE_SOON_DAYS} days"
    many = len(open_ones)
    said = [_of(many, late, "overdue")] if late or many > 1 or not soon else []
    said += [_of(many, soon, f"due {when}")] if soon else []
    return f"You have {count(many, 'open action')}: {', '.join(said)}.{told}"


def _of(many: int, some: int, what: str) -> str:
    if many == 1:
        return f"it is {what}" if some else f"it is not {what}"
    if not some:
        return f"none is {what}"
    return f"all are {what}" if some == many else f"{some} {'is' if some == 1 else 'are'} {what}"


def own_parts(visit: Visit, theirs: Sequence[Action]) -> Iterator[HomePart]:
    """A page of the open ones, each with its buttons."""
    page = stretch(visit, [each for each in theirs if each.is_open], A_PAGE, "own", "of your actions")
    if page.turns:
        yield paragraph((Bold("Your actions, overdue first"), page.words))
    for action in page.items:
        yield paragraph(_line(visit, action))
        if buttons := _buttons(visit, action):
            yield Buttons(tuple(buttons))
    if page.turns:
        yield page.turns


def other_parts_of(visit: Visit) -> Iterator[HomePart]:
    """How many actions of others they answer for or support, with buttons for the lists; empty if none."""
    found = list(other_parts(visit.call, visit.actor.person))
    if found:
        yield paragraph(*(f"{told}." for told, _, _ in found))
        yield Buttons(tuple(Button(_LISTS[part], line) for _, line, part in found))


def _line(visit: Visit, action: Action) -> Line:
    late = action.days_overdue(visit.today)
    told = [f"{count(late, 'day')} overdue, {due(action)}" if late else due_with_days(action, visit.today)]
    told += ["on hold"] if action.status == Status.ON_HOLD else []
    told += [f"moved {how_often(action.moves)}"] if action.moves else []
    told += [] if visit.actor.owns(action) else [f'its owner is named in words only: "{owner(action)}"']
    return (Bold(action.ref), f" {action.title} · {', '.join(told)}")


def _buttons(visit: Visit, action: Action) -> list[Button]:
    """What the person may do with the action. Being its owner in words only gives no rights, so they may take it."""
    buttons = [step(verb, action) for verb in ("update", "done", "due") if may(visit.call, verb, action)]
    if not visit.actor.owns(action) and may(visit.call, "assign", action):
        buttons.append(Button(IT_IS_MINE, f"/action assign {quoted(action.ref)} me", about=action.ref))
    return buttons
