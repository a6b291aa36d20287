"""Imports rows of risks: what may happen, its owner and controls and, if the file has them, its score and target."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from board.actions import ENDED, Status
from board.folding import folded
from board.history import Changes
from board.links import Linked, link_changes, named_in
from board.refs import checked_ref, quoted
from board.refusals import Refusal
from board.risks import Risk
from board.scores import Score
from board.words import day
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.differing import Differing, differing, shown
from commands.imports.comparing.past_days import day_past
from commands.imports.comparing.people import person_in
from commands.imports.comparing.said_before import SaidBefore, columns_apart
from commands.imports.importers.risk_levels import level_in_columns, level_of_row
from commands.imports.meanings.board_mapping import STATUSES
from commands.imports.meanings.questions import AskedWords, Unanswered
from commands.imports.sheets.sheet import InCell, Row, cell
from commands.measures.targets.add import check_title
from commands.named.own_refs import next_ref
from commands.risks.add import NUMBERED
from commands.risks.recording import changes_of, score_changes
from commands.risks.standing import check_open

# The fields of a risk that each column sets.
_SAID_BY = {
    "risk": ("title",),
    "owner": ("owner_id", "owner_words"),
    "controls": ("controls",),
    "target": ("target",),
    "target_likelihood": ("target",),
    "update": ("note",),
    "score": ("level",),
    "likelihood": ("level",),
}
_NEW = Risk(0, "", "", date.min)
# What registers answer a risk with while it is open.
_ANSWERED = frozenset({"treat", "tolerate", "transfer", "current"})


def import_risk(batch: Batch, row: Row) -> bool:
    """Adds the risk of a row, under its ref or the next one. False if the board has its ref already or, without a ref,
    its title: differences are then reported, and applied if the batch updates. Nor does a risk that is over come in."""
    title = row.needed("risk")
    with cell("ref"):
        ref = checked_ref(row.get("ref")) if row.get("ref") else ""
    batch.once(row, ref or title, "ref" if ref else "risk")
    there, is_over = batch.known.risk(ref, title), _is_over(batch, row)
    if there:
        differs = _ended if is_over and there.is_open else _compared
        batch.compare(row, there.ref, ("risk", there.id), lambda: differs(batch, row, there, title))
        return False
    batch.check_alone(ref or title)
    if is_over:
        where = "status" if row.get("status") else "closed_on"
        batch.report.pass_over(row, where, f'"{row.get(where)[:60]}": a risk that is over does not come in')
        return False
    risk, score = _risk(batch, row, ref, title), _score(batch, row)
    risk = replace(risk, ref=ref or next_ref(batch.store, batch.board.id, NUMBERED))
    risk = batch.store.risks.add(batch.board.id, replace(risk, reviewed_on=_reviewed(batch, row, score)))
    linked = _linked(batch, row)
    batch.store.links.put(batch.board.id, "risk", risk.id, linked)
    changes = {**changes_of(None, risk), **link_changes(Linked(), linked)}
    if score:
        changes |= score_changes(batch.store.risks.add_score(risk.id, score, batch.now))
    batch.record(row, ("risk", risk.id, risk.ref), changes)
    return True


def _is_over(batch: Batch, row: Row) -> bool:
    """True if the row's status or its closing day says that the risk is a risk no longer. Asked about: words that may
    be any status, and a closing day of one that is open."""
    words, closed_on = row.get("status"), day_past(batch, row, "closed_on")
    with cell("status", asked=True):
        status = Status.IN_PROGRESS if folded(words) in _ANSWERED else batch.cells.meanings.status(words)[0]
        if status == Status.AWAITING_SIGN_OFF:
            raise Unanswered(AskedWords(STATUSES, words), f"the status is {words[:60]!r}: is it open or closed?")
    if words and closed_on and status not in ENDED:
        raise InCell("closed_on", f'it has a closing date, and its status is "{words[:60]}". Which?', asked=True)
    return status in ENDED or bool(closed_on)


def _ended(_: Batch, row: Row, there: Risk, __: str) -> Differing:
    """How a row that is over differs from an open risk: closing one is decided on the log, with a reason."""
    line = f"/risk close {quoted(there.ref)} because …"
    return Differing(f"status {shown(row.get('status'))}, on the log {shown(there.status)}: {line}")


def _compared(batch: Batch, row: Row, there: Risk, title: str) -> Differing:
    """How a row differs from the risk on the board, with the change to what `/risk update` and `/risk score` may
    change. `why_not` refuses any change to a closed risk."""
    score = _score(batch, row)
    wants = replace(_risk(batch, row, there.ref, title), scores=(score,) if score else ())
    before = SaidBefore(batch, "risk", there.id)
    changed, newer = columns_apart(row, there, wants, _SAID_BY, partial(_is_newer, before, there, wants))
    linked = batch.store.links.of("risk", there.id)
    links, relinked = _relinked(batch, row, linked, before)
    reviewed = _reviewed_later(batch, row, there)
    why_not = _why_ended(there) if changed or relinked or reviewed else None
    rescored = score if {"score", "likelihood"} & set(changed) else None
    _note_other_days(batch, row, there, score)
    names = [name for each in changed for name in _SAID_BY[each] if name != "level"]
    after = replace(there, **{name: getattr(wants, name) for name in names})
    rated = replace(after, scores=wants.scores) if rescored else after
    # A score beside its likelihood and impact is told once.
    once = [[each for each in these if each != "likelihood" or "score" not in these] for these in (changed, newer)]
    told = [{each: _SAID_BY[each] for each in these} for these in once]
    words = "; ".join(filter(None, [differing(row, there, rated, told[0], batch.called), *relinked, reviewed]))
    older = differing(row, there, wants, told[1], batch.called)
    return Differing(words, older, partial(_change, batch, row, there, after, rescored, (linked, links)), why_not)


def _note_other_days(batch: Batch, row: Row, there: Risk, score: Score | None) -> None:
    """Notes a day in the row that differs from the log's and changes nothing."""
    raised = day_past(batch, row, "raised") or there.opened_on
    if raised != there.opened_on:
        told = f"changes nothing: on the log it is {day(there.opened_on)}"
        batch.report.note(row, "raised", f'"{row.get("raised")[:60]}" {told}')
    if score and there.score and row.get("as_at") and score.level == there.level and score.as_at != there.score.as_at:
        told = f"changes nothing: the score is the same on the log, as at {day(there.score.as_at)}"
        batch.report.note(row, "as_at", f'"{row.get("as_at")[:60]}" {told}')


def _relinked(batch: Batch, row: Row, linked: Linked, before: SaidBefore) -> tuple[Linked, list[str]]:
    """The risk's new links, and how they differ from its present ones. An empty cell says nothing. If a file has said
    the same before, the log has been changed since, and stands."""
    wants, links, told = _linked(batch, row), linked, []
    for kind in ("area", "action"):
        now, then = wants.of(kind), linked.of(kind)
        if now and set(now) != set(then) and before.said(kind) != list(now):
            links = links.having(kind, now)
            told.append(f"{kind} {shown(links.words(kind))}, on the log {shown(linked.words(kind) or None)}")
    return links, told


def _reviewed_later(batch: Batch, row: Row, there: Risk) -> str:
    """How the row's review differs from the log, if it is later; else empty."""
    on = day_past(batch, row, "reviewed")
    if on is None or on <= (there.reviewed_on or date.min):
        return ""
    return f"reviewed {shown(on)}, on the log {shown(there.reviewed_on)}"


def _why_ended(risk: Risk) -> Refusal | None:
    try:
        check_open(risk)
    except Refusal as refused:
        return refused
    return None


def _is_newer(before: SaidBefore, there: Risk, wants: Risk, column: str) -> bool:
    if _SAID_BY[column] != ("level",):
        return before.is_newer(there, wants, _SAID_BY[column], _NEW)
    said = (before.said("likelihood"), before.said("impact"))
    return wants.level is not None and said == (wants.level.likelihood, wants.level.impact)


def _change(
    batch: Batch, row: Row, before: Risk, after: Risk, score: Score | None, links: tuple[Linked, Linked]
) -> None:
    """Applies what differs. A new score is added for its day, and the import counts as a review of the risk."""
    changes: Changes = {}
    reviewed = day_past(batch, row, "reviewed") or batch.today
    if score:
        score = batch.store.risks.add_score(after.id, replace(score, because=batch.reason), batch.now)
        changes, reviewed = score_changes(score), max(reviewed, score.as_at)
    after = replace(after, reviewed_on=max(reviewed, before.reviewed_on or reviewed))
    batch.store.risks.save(before, after)
    batch.store.links.put(batch.board.id, "risk", after.id, links[1])
    changes = {**changes_of(before, after), **changes, **link_changes(*links)}
    batch.record(row, ("risk", after.id, after.ref), changes, "update", batch.reason if score else "")


def _risk(batch: Batch, row: Row, ref: str, title: str) -> Risk:
    with cell("risk"):
        check_title(title)
    owner_id, owner_words = person_in(batch, row, "owner")
    return Risk(
        id=0,
        ref=ref,
        title=title,
        opened_on=day_past(batch, row, "raised") or batch.today,
        owner_id=owner_id,
        owner_words=owner_words,
        controls=row.get("controls"),
        target=level_in_columns(batch, row, "target", ("target_likelihood", "target_impact")),
        note=row.get("update"),
    )


def _score(batch: Batch, row: Row) -> Score | None:
    """The score of a row, as at its own day, else its review's, else today; None if it has no score."""
    level = level_of_row(batch, row)
    if level is None:
        return None
    as_at = day_past(batch, row, "as_at") or day_past(batch, row, "reviewed")
    as_at = as_at or batch.today
    return Score(0, level.likelihood, level.impact, as_at)


def _linked(batch: Batch, row: Row) -> Linked:
    """The areas and actions that a row names. If any is not on the board, the report says that no link was made."""
    area = _known(batch, row, "area", batch.known.area_ref)
    action = _known(batch, row, "linked_actions", lambda ref: found.ref if (found := batch.known.action(ref)) else None)
    return Linked(area=area, action=action)


def _known(batch: Batch, row: Row, column: str, find: Callable[[str], str | None]) -> tuple[str, ...]:
    words = row.get(column)
    refs = named_in(words, find) if words else ()
    if refs is None:
        what = column.removeprefix("linked_").removesuffix("s")
        batch.report.note(row, column, f'"{words[:60]}" names no {what} of the board: no link was made')
    return tuple(refs or ())


def _reviewed(batch: Batch, row: Row, score: Score | None) -> date | None:
    return day_past(batch, row, "reviewed") or (score.as_at if score else None)
