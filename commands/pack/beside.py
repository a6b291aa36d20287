"""The other sections of a paper: what has changed, areas, risks, and the forward plan."""

from board.calendar import last_meeting
from board.plan import forward_plan
from board.risks import worst_first
from commands.areas import listing as areas_list
from commands.areas.cards import cards_of
from commands.calendar.calendar_at import calendar_known, calendar_now
from commands.calendar.plan_days import MONTHS_AHEAD
from commands.calendar.plan_words import HEADINGS, planned_row
from commands.digest.news import NO_MEASURE_CHANGED, UNDONE, actions_changed
from commands.pack.gathered import Gathered
from commands.pack.since import changed_since
from commands.pack.tables import table
from commands.reading.phrases.meaning import months_after
from commands.reply import Heading, Part, listing, paragraph
from commands.risks import listing as risks_list


def changed(got: Gathered) -> list[Part]:
    """What has changed, and since when; empty if that is not known."""
    found = changed_since(got)
    if found is None:
        return []
    since, digest = found
    told = [f"Actions: {actions_changed(digest)}", *(digest.measure_changes or (NO_MEASURE_CHANGED,))]
    told += [f"{UNDONE}: {each}" for each in digest.undone]
    return [Heading(f"What has changed since {since}"), listing(*told)]


def areas(got: Gathered) -> list[Part]:
    """The scorecards; empty if the board has no areas, or before the log began."""
    if not got.standing.has_actions:
        return []
    cards = cards_of(got.store, got.board, got.on, got.then)
    rows = [areas_list.row(each, got.board.scale) for each in cards]
    about = "How far each area is, and what it lacks"
    counted = [paragraph(each) for each in areas_list.on_each_rung(cards, got.board.scale)]
    return [Heading("Areas of improvement"), *counted, table(got, areas_list.HEADINGS, rows, about)] if rows else []


def risks(got: Gathered) -> list[Part]:
    """The open risks, worst first; empty if there is none, or before the log began."""
    if not got.standing.has_actions:
        return []
    found = worst_first(each for each in got.risks if each.is_open)
    before = last_meeting(got.board.meetings, got.on)
    rows = [risks_list.row(each, before) for each in found]
    about = "Open risks with their scores and what they lack"
    return [Heading("Risks, worst first"), table(got, risks_list.HEADINGS, rows, about)] if rows else []


def to_come(got: Gathered) -> list[Part]:
    """The forward plan of the next three months."""
    days = (got.on, months_after(got.on, MONTHS_AHEAD))
    known = (
        calendar_now(got.store, got.board, got.on, days) if got.is_now else calendar_known(got.store, got.board, got.on)
    )
    rows = [planned_row(each, known.today) for each in forward_plan(known, *days)]
    about = "What is to come, in order of day"
    return [Heading("Forward plan"), table(got, HEADINGS, rows, about)] if rows else []
