"""The weekly digest in words: one message for the channel, and the full lists for its thread."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from board.actions import LIVE, SILENT_AFTER_DAYS, Action
from board.boards import Board
from board.calendar import LATE_AFTER, WeeklySlot
from board.digest import Activity, Digest, compose_digest
from board.history import Entry, gives_first_date, standing
from board.measures import Assessment
from board.position import Position, position
from board.refs import quoted
from board.words import count, day, moment
from commands.actions.as_at import checked_actions_at
from commands.actions.listing import HEADINGS, row
from commands.actions.next_steps import FOR_EVERYBODY
from commands.actions.overdue_and_waiting import LONGEST_FIRST, overdue, waiting
from commands.actions.wording import headline
from commands.digest.claim_news import claim_change, whose_claims
from commands.measures.claim_wording import listed_lines, mismatch_line
from commands.measures.withdraw import WITHDRAW
from commands.measures.withdrawn import withdrawn_words
from commands.measures.wording import verdict_line
from commands.paging import pages_of, weight
from commands.read_by_others import OWNER, fitted_to_readers, names_people
from commands.reply import Bold, Code, Line, Paragraph, Reply, Table, paragraph, reply
from storage.store import Store

DUE_SOON_SHOWN = 10
MEASURES_SHOWN = 12
MISMATCHES_SHOWN = 12
ROWS_A_MESSAGE = 50
# Slack takes 10,000 characters of cells in a table: a row weighs no fewer, and the headings take some.
BYTES_A_MESSAGE = 9_000


def digest_of(store: Store, board: Board, now: datetime, as_it_stood: bool = False) -> Digest:
    """The digest of a board as at `now`: read from the log, compared with the last one posted.

    `as_it_stood` takes the actions as they were at an instant that is past.
    """
    today = board.schedule.today(now)
    actions = checked_actions_at(store, board, now) if as_it_stood else store.actions.of_status(board.id, LIVE)
    where = position(actions, store.measures.all(board.id), board.meetings, today)
    last = store.digests.last(board.id, now if as_it_stood else None)
    entries = store.history.after(board.id, last.history_id) if last else []
    changes = changes_in([each for each in entries if not as_it_stood or each.at <= now])
    return compose_digest(board.name, where, changes, last.snapshot if last else None)


def changes_in(entries: list[Entry]) -> Activity:
    """What lines of history amount to: how many actions each verb changed, the readings entered, and the rest told."""
    verbs: dict[str, set[int]] = {}
    fresh: list[tuple[str, str]] = []
    told: list[str] = []
    for entry in standing(entries):
        if entry.subject == "action":
            for verb in _counted_as(entry):
                verbs.setdefault(verb, set()).add(entry.subject_id)
        elif entry.verb == WITHDRAW.name and "claim" not in entry.changes:
            told.append(withdrawn_words(entry))
        elif "reading" in entry.changes:
            fresh.append((entry.ref, str(entry.changes["indicator"][1])))
        elif words := _measure_change(entry):
            told.append(words)
    return Activity({verb: len(subjects) for verb, subjects in verbs.items()}, tuple(fresh), tuple(told))


def _counted_as(entry: Entry) -> list[str]:
    """The verbs by which a line about an action is counted. A date is moved, or given to an action that had none,
    whichever verb did it; words in a date's place are an update."""
    dated = ["due"] if "moves" in entry.changes else ["dated"] if gives_first_date(entry) else []
    if entry.verb == "due":
        return dated or ["update"]
    return [entry.verb, *(dated if entry.verb == "update" else [])]


def _measure_change(entry: Entry) -> str:
    """A claim, a judgement or a target in words; imported ones are too many to tell one by one."""
    new = {name: value for name, (_, value) in entry.changes.items()}
    if "claim" in entry.changes:
        return claim_change(entry)
    if entry.verb == "judge":
        return f"{new['of']} judged {'met' if new['met'] else 'not met'}"
    if entry.verb == "edit":
        return f"{entry.ref} {new['indicator']} comes {new['every']}"
    if entry.verb == "target":
        return f"{entry.ref} target {new['label']} set: {new['test']}"
    return ""


def digest_messages(board: Board, digest: Digest, slot: WeeklySlot | None, now: datetime) -> list[Reply]:
    """The message for the channel and then those for its thread; `slot` is the week's, or None for one asked for."""
    where = digest.position
    named = names_people(board, read_by_all=True)
    thread = _thread(where, named)
    main = reply(
        _heading(board, digest, slot, now),
        _changes(digest),
        _measures(where),
        _mismatches(where),
        overdue(where, named),
        _due_soon(where, named),
        _hand(where),
        _how(where, bool(thread)),
        public=True,
    )
    return [fitted_to_readers(each, board, overheard=True) for each in (main, *thread)]


def with_buttons(main: Reply) -> Reply:
    """The digest's message with its three buttons: each answers whoever presses it, by their own rights."""
    return replace(main, parts=(*main.parts, FOR_EVERYBODY))


def _heading(board: Board, digest: Digest, slot: WeeklySlot | None, now: datetime) -> Paragraph:
    first = (Bold(f"{board.name} digest, {day(digest.position.today)}"),)
    if slot is None or now - slot.at <= LATE_AFTER:
        return paragraph(first, digest.sentence)
    return paragraph(first, digest.sentence, f"Posted late: it was due {moment(slot.at, board.schedule.timezone)}.")


def _changes(digest: Digest) -> Paragraph:
    if digest.since is None:
        return paragraph((Bold("This is the first digest."), " The next will say what has changed since."))
    if not digest.change_lines:
        return paragraph((Bold(f"{digest.since_words}:"), " nothing was updated. No escalation measure changed."))
    return paragraph((Bold(f"{digest.since_words}:"), f" {' · '.join(digest.change_lines)}"))


def _measures(where: Position) -> Paragraph:
    if not where.assessments:
        return paragraph((Bold("Escalation measures:"), " none is set up yet."))
    shown = where.measures_worst_first[:MEASURES_SHOWN]
    rest = len(where.assessments) - len(shown)
    more: list[Line] = [(f"and {rest} more: ", Code("/measure list"))] if rest else []
    return paragraph((Bold("Escalation measures, worst first"),), *listed_lines(shown), *more)


def _mismatches(where: Position) -> Paragraph:
    if not where.mismatches:
        return paragraph((Bold("Claim and figure:"), " no claim is contradicted or unconfirmed."))
    lines = [mismatch_line(each) for each in where.mismatches[:MISMATCHES_SHOWN]]
    rest = len(where.mismatches) - MISMATCHES_SHOWN
    more: list[Line] = [(f"and {rest} more: ", Code("/status"))] if rest > 0 else []
    return paragraph((Bold("Claim and figure side by side"),), *lines, *more)


def _due_soon(where: Position, named: bool) -> Paragraph:
    until = (
        f"the board on {day(where.next_board)}"
        if where.next_board == where.due_soon_until
        else day(where.due_soon_until)
    )
    title = f"Due before {until}" if where.next_board == where.due_soon_until else f"Due by {until}"
    if not where.due_soon:
        return paragraph((Bold(f"{title}:"), " nothing."))
    lines = [headline(each, where.today, named) for each in where.due_soon[:DUE_SOON_SHOWN]]
    rest = len(where.due_soon) - DUE_SOON_SHOWN
    more: list[Line] = [(f"and {rest} more: ", Code("/action list due soon"))] if rest > 0 else []
    return paragraph((Bold(title),), *lines, *more)


def _hand(where: Position) -> Paragraph:
    counts = [
        f"{len(where.unowned)} without an owner" if where.unowned else "",
        f"{len(where.without_slack_owner)} with no Slack owner, only a role" if where.without_slack_owner else "",
        f"{len(where.undated)} without a date" if where.undated else "",
        f"{len(where.silent)} with no update for {SILENT_AFTER_DAYS} days" if where.silent else "",
    ]
    told = " · ".join(filter(None, counts))
    nothing: Line = (Bold("Nothing needs a hand:"), " every open action has an owner, a date and a recent update")
    hand: Line = (Bold("Needs a hand:"), f" {told}") if told else nothing
    return paragraph(waiting(where), hand, *whose_claims(where))


def _how(where: Position, has_thread: bool) -> Paragraph:
    action = next(iter((*where.overdue, *where.open_actions)), None)
    line = f"/action update {quoted(action.ref)} …" if action else "/action add <title> @owner due: …"
    lists = " The full lists are in the thread." if has_thread else ""
    return paragraph(("Update yours: " if action else "Log an action: ", Code(line), f".{lists}"))


def _thread(where: Position, named: bool) -> list[Reply]:
    """The full lists, each message within what Slack takes: measures, overdue, due soon, awaiting sign-off."""
    messages = [_in_full(each) for each in where.measures_worst_first if each.verdicts]
    for title, actions in (
        (LONGEST_FIRST, where.overdue),
        (f"Due by {day(where.due_soon_until)}", where.due_soon),
        ("Awaiting sign-off", where.awaiting),
    ):
        messages += _tables(title, actions, where, named)
    return messages


def _in_full(assessment: Assessment) -> Reply:
    title = (Bold(f"{assessment.measure.ref} {assessment.measure.title}, in full"),)
    return reply(paragraph(title, *[verdict_line(assessment, each) for each in assessment.verdicts]))


def _tables(title: str, actions: Sequence[Action], where: Position, named: bool) -> list[Reply]:
    """A list as tables, a message each, every one within what Slack takes."""
    headings = HEADINGS if named else tuple(each for each in HEADINGS if each != OWNER)
    messages: list[Reply] = []
    shown = 0
    if not actions:
        return messages
    all_rows = [_row(each, where, named) for each in actions]
    for rows in pages_of(all_rows, ROWS_A_MESSAGE, lambda cells: weight(*cells), BYTES_A_MESSAGE):
        part = f", {shown + 1} to {shown + len(rows)}" if len(rows) < len(actions) else ""
        shown += len(rows)
        heading = paragraph((Bold(f"{title}: {count(len(actions), 'action')}{part}"),))
        messages.append(reply(heading, Table(headings, tuple(rows))))
    return messages


def _row(action: Action, where: Position, named: bool) -> tuple[str, ...]:
    cells = row(action, where.today)
    return cells if named else (cells[0], cells[1], cells[3])
