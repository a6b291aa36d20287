"""An area and its scorecard in words."""

from board.areas import Area
from board.outcomes import FAILING, UNKNOWN
from board.rungs import Scale
from board.scorecard import Card, Tally
from board.words import capital, count, day
from commands.measures.indicators.wording import measures_counted


def lead(area: Area) -> str:
    """The lead as a mention or in words; empty if there is none."""
    return f"<@{area.lead_id}>" if area.lead_id else area.lead


def route(area: Area) -> str:
    """`in the plan`; `business as usual since Wed 5 Aug 2020, watched by Scrutiny Panel`."""
    if not area.is_usual:
        return "in the plan"
    since = f" since {day(area.handed_over_on)}" if area.handed_over_on else ""
    return f"business as usual{since}, {f'watched by {area.body}' if area.body else 'and no body watches it'}"


def progress(card: Card) -> str:
    """`12 of 15 actions closed, 80%, 67% at the last board`; `all 4 actions business as usual`; `no action`."""
    now = card.now
    if not now.planned:
        return _none_planned(now)
    told = f"{now.closed} of {count(now.planned, 'action')} closed, {now.per_cent}%"
    before = card.before.per_cent if card.before else None
    if card.before is None:
        return told
    return f"{told}, {f'{before}%' if before is not None else 'none there'} at the last board"


def _none_planned(now: Tally) -> str:
    if not now.usual:
        return "no action"
    return f"{f'all {now.usual} actions' if now.usual > 1 else 'its one action'} business as usual"


def rest(card: Card) -> list[str]:
    """`2 awaiting sign-off`, `1 overdue`, `3 business as usual`: those of the counts that are not zero."""
    now = card.now
    told = [f"{now.awaiting} awaiting sign-off"] if now.awaiting else []
    told += [f"{now.overdue} overdue"] if now.overdue else []
    return [*told, f"{now.usual} business as usual"] if now.usual and now.planned else told


def stands(card: Card, scale: Scale) -> list[str]:
    """Its rung and movement, the worst of its measures, whether it has left the plan, and what it lacks."""
    told = [rung_words(card, scale)] if card.rung else []
    told += [_measures(card)] if card.measures else []
    if card.area.is_usual and card.area.body:
        told.append(f"business as usual, watched by {card.area.body}")
    return [*told, *card.lacks]


def _measures(card: Card) -> str:
    worst = card.measures[0]
    told = f"{worst.measure.ref} {worst.outcome}"
    if len(card.measures) == 1:
        return told
    if worst.is_watched:
        return measures_counted(card.measures)
    if worst.outcome not in FAILING | UNKNOWN:
        return f"{count(len(card.measures), 'measure')}, none failing"
    return f"{told}, the worst of {count(len(card.measures), 'measure')}"


def rung_words(card: Card, scale: Scale) -> str:
    """`Good, up from Inadequate (Tue 31 Mar 2015); 2 rungs below its goal`; empty if nobody has judged it."""
    if card.rung is None:
        return ""
    moved = scale.movement(card.rung_before, card.rung)
    since = f" ({day(card.rung_before.as_at)})" if moved and card.rung_before else ""
    below = scale.below(card.rung, card.area.goal)
    goal = f"; {count(below, 'rung')} below its goal" if below else ""
    return f"{card.rung.words}{f', {moved}{since}' if moved else ''}{goal}"


def heading(area: Area) -> str:
    """`R07 Visits to children in need`."""
    return f"{area.ref} {area.title}" if area.title != area.ref else area.ref


def about(area: Area, named: bool = True) -> list[str]:
    """The facts of an area beside its title, one in each string. With `named` false its lead is not named."""
    led = (f"led by {lead(area)}" if named else "it has a lead") if lead(area) else "no lead"
    told = [capital(area.called), led, route(area)]
    told += [f"theme: {area.theme}"] if area.theme else []
    told += [f"priority: {area.priority}"] if area.priority else []
    return [*told, f"source: {area.source}"] if area.source else told
