"""A reminder in words: one message for everything that a person is sent on a day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from board.actions import Action
from board.boards import Board
from board.refs import quoted
from board.reminders import Occasion, Watch, escalated_on
from board.words import capital, count, day, listed
from commands.actions.next_steps import SIGN_OFF_SEVERAL, WAITING, step
from commands.actions.wording import due, headline, owner
from commands.reminders.daily import Daily, Item, Look, who_may_hear
from commands.reminders.to_decide import ForSupport, ToDecide
from commands.reminders.watched import Watched
from commands.reply import Bold, Button, Buttons, Code, Line, Part, Reply, paragraph, reply
from commands.request import People
from commands.with_board import with_board

# A message holds 50 blocks; each action takes two.
MOST_ITEMS = 12
UNHEARD_SHOWN = 8
ON_TRACK = "On track"
CHANGE_WHEN = Button("Change when", "/action reminders", opens=True)
AGAIN = "/action reminder"
_FIRST = (
    "This is your first reminder. They come here, one message a day at most, when something of yours is due or waits "
    "for you. Change when sets their time and your days, or turns them off."
)


def reminder(daily: Daily, look: Look) -> Reply:
    """The message of one day. If the person is on more than one board, each board is named, also in its commands and
    buttons."""
    several = len([each for each in look.boards if look.is_in(each, daily.person)]) > 1
    parts: list[Part] = []
    for board in daily.boards:
        of_board = [
            *_own(daily, board, look),
            *_escalated(daily, board),
            *_waiting(daily, board),
            *_support(daily, board, look.people),
        ]
        parts += [paragraph((Bold(board.name),))] if several else []
        parts += with_board(Reply(tuple(of_board)), board, in_lines=several).parts
    # The log keeps no trace of reminders of decisions, so a first one of these cannot be known.
    is_off = look.habits_of(daily.person).off
    is_first = bool(daily.own) and not is_off and not look.store.reminders.has_heard(daily.boards[0].team, daily.person)
    first = paragraph(_FIRST) if is_first else None
    return reply(*parts, _foot(daily), first, Buttons((CHANGE_WHEN,)))


def _own(daily: Daily, board: Board, look: Look) -> Iterator[Part]:
    items = [each for each in daily.own if each.of.board.id == board.id]
    for each in items[:MOST_ITEMS]:
        yield paragraph(*item_lines(each, daily.on, look))
        yield Buttons(tuple(item_buttons(each.of.watch.action, daily.on)), redraws=AGAIN)
    if len(items) > MOST_ITEMS:
        yield paragraph((f"and {len(items) - MOST_ITEMS} more: ", Code("/action list mine")))


def item_lines(item: Item, today: date, look: Look) -> Iterator[Line]:
    """The lines of one action for its owner: when it is due, what it is, and who will hear of it if nothing changes."""
    action = item.of.watch.action
    yield (Bold(f"{when_words(action, today)}: {action.ref}"), f" {action.title}")
    if item.planned.occasion == Occasion.TOLD_SO:
        told = item.of.watch.escalation
        who = f"<@{told.person}>" if told else "Somebody who answers for it"
        yield (f"{who} was told on {day(item.planned.on)} that it is overdue. No more reminders of it will come.",)
    elif action.is_overdue(today):
        yield from _before_somebody_hears(item, today, look)


def _before_somebody_hears(item: Item, today: date, look: Look) -> Iterator[Line]:
    on, hears = max(escalated_on(item.of.watch), today), next(iter(who_may_hear(look, item.of)), "")
    if hears and (item.planned.occasion == Occasion.WARNING or len(item.of.watch.delivered) > 0):
        yield (f"If nothing changes, <@{hears}> hears of it on {day(on)} at the earliest.",)
    if item.planned.occasion == Occasion.WARNING:
        silenced = "turned reminders off" if item.of.watch.habits.off else "put this one off"
        yield (f"You have {silenced}. It comes because somebody else is to be told.",)


def when_words(action: Action, today: date) -> str:
    """`Due tomorrow`, `3 days overdue, due Fri 31 Jul 2020`: how the action's line begins."""
    late = action.days_overdue(today)
    if late:
        return f"{count(late, 'day')} overdue, {due(action)}"
    left = (action.due_on - today).days if action.due_on else 0
    if left < 2:
        return "Due tomorrow" if left else "Due today"
    return f"{capital(due(action))}, in {count(left, 'day')}"


def item_buttons(action: Action, today: date) -> Iterator[Button]:
    """The owner's buttons. An overdue action has no *On track*, which would be untrue."""
    ref = quoted(action.ref)
    if not action.is_overdue(today):
        yield Button(ON_TRACK, f"/action on-track {ref}", about=action.ref)
    yield step("update", action)
    yield step("done", action)
    yield Button("Snooze", f"/action snooze {ref}", about=action.ref)


def _escalated(daily: Daily, board: Board) -> Iterator[Part]:
    for each in (each for each in daily.escalated if each.board.id == board.id):
        yield paragraph(*_escalation(each, daily.on))
        ref = quoted(each.watch.action.ref)
        yield Buttons((Button("Show", f"/action show {ref}", about=each.watch.action.ref),))


def _escalation(each: Watched, today: date) -> Iterator[Line]:
    action = each.watch.action
    late = count(action.days_overdue(today), "day")
    yield (Bold(f"{late} overdue: {action.ref}"), f" {action.title} · {owner(action)} · {due(action)}")
    told = _unheard_owner(action) if each.watch.is_unheard else _reminded(each.watch)
    yield (f"{told} You are told once, because you answer for it or keep the log.",)


def _reminded(watch: Watch) -> str:
    days = listed([day(each.on) for each in watch.unanswered[-3:]])
    return f"Its owner was reminded on {days}, and has not updated it since."


def _unheard_owner(action: Action) -> str:
    texts = f"{action.owner_words} is not in Slack; board support has a text for them each week."
    return f"{texts} Nobody has updated it for a week."


def _waiting(daily: Daily, board: Board) -> Iterator[Part]:
    for each in (each for each in daily.to_decide if each.board.id == board.id):
        yield paragraph(_waits(each))
        yield Buttons((SIGN_OFF_SEVERAL if each.sign_offs > 1 else WAITING,))


def _waits(waits: ToDecide) -> Line:
    papers = f" Papers for the next board go out on {day(waits.papers_on)}." if waits.papers_on else ""
    return (Bold(f"Waiting for you: {waits_words(waits)}."), papers)


def waits_words(waits: ToDecide) -> str:
    """`2 to sign off and 1 later date asked for`."""
    told = [f"{waits.sign_offs:,} to sign off"] if waits.sign_offs else []
    return listed([*told, *([f"{count(waits.asked, 'later date')} asked for"] if waits.asked else [])])


def _support(daily: Daily, board: Board, people: People) -> Iterator[Part]:
    for each in (each for each in daily.for_support if each.board.id == board.id):
        yield from _unheard(each)
        if each.unowned:
            yield paragraph((Bold("Overdue, and nobody owns them:"),), *_unowned(each.unowned, daily.on))
        if each.absent:
            yield paragraph((Bold("Not in the channel, so they are told nothing:"),), *_absent(each.absent, people))
        if each.snoozed:
            yield paragraph(
                (Bold("Put off by their owners; the due dates stand"),), *put_off_lines(each.snoozed, daily.on)
            )


def _unowned(actions: Sequence[Action], today: date) -> Iterator[Line]:
    """Each action with the command that gives it an owner."""
    for each in actions[:UNHEARD_SHOWN]:
        yield (*headline(each, today), " · ", Code(f"/action assign {quoted(each.ref)} @…"))
    if len(actions) > UNHEARD_SHOWN:
        yield (f"and {len(actions) - UNHEARD_SHOWN} more: ", Code("/action list unowned"))


def _absent(owners: Mapping[str, int], people: People) -> Iterator[Line]:
    for who, many in list(owners.items())[:UNHEARD_SHOWN]:
        known = people.person(who)
        has_left = known is not None and known.deleted
        does = f"/board handover <@{who}> @…" if has_left else f"/invite <@{who}>"
        yield (f"<@{who}>, who {'has left Slack and ' * has_left}owns {count(many, 'open action')}: ", Code(does))
    if len(owners) > UNHEARD_SHOWN:
        yield (f"and {len(owners) - UNHEARD_SHOWN} more",)


def put_off_lines(snoozed: Sequence[Action], today: date) -> Iterator[Line]:
    """The actions whose owners have put off reminders, one on each line, and until when."""
    for each in snoozed[:UNHEARD_SHOWN]:
        yield (*headline(each, today), f" · no reminder until {day(each.snoozed_until or today)}")
    if len(snoozed) > UNHEARD_SHOWN:
        yield (f"and {len(snoozed) - UNHEARD_SHOWN} more",)


def _unheard(sees: ForSupport) -> Iterator[Part]:
    if not sees.unheard:
        return
    many = count(len(sees.unheard), "owner is", "owners are")
    yield paragraph((Bold(f"{many} not in Slack."), " Here is a text for each, to paste into an e-mail:"))
    for words, actions in list(sees.unheard.items())[:UNHEARD_SHOWN]:
        yield paragraph(*text_for(words, actions, sees.board, sees.on))
    if len(sees.unheard) > UNHEARD_SHOWN:
        yield paragraph(("The others: ", Code("/board reminders texts")))


def text_for(words: str, actions: Sequence[Action], board: Board, today: date) -> Iterator[Line]:
    """A text to paste into an e-mail to an owner who is not in Slack. It contains no commands."""
    yield (Bold(f"To {words}"),)
    yield (f"These actions of yours for the {board.name} are overdue or due soon:",)
    for each in actions:
        late = each.days_overdue(today)
        overdue = f", {count(late, 'day')} overdue" if late else ""
        yield (f"{each.ref} {each.title}: {due(each)}{overdue}",)
    yield ("Please reply with how each stands, where it is done with where that can be seen, or why it needs longer.",)


def _foot(daily: Daily) -> Part | None:
    """How to answer in words, for a person with an action in the reminder."""
    if not daily.own:
        return None
    ref = quoted(daily.own[0].of.watch.action.ref)
    return paragraph(("Or answer here in words: ", Code(f"{ref} done <where it can be seen>")))
