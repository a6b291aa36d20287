"""Rows of actions."""

from board.actions import ALSO_CALLED, RATINGS, Action, Status
from board.empty_words import is_evidence
from board.history import differences
from board.refs import checked_ref
from board.refusals import Refusal
from commands.actions.add import MOST_TITLE
from commands.imports.sheet import Batch, Row, no_measure, whole_number_in
from commands.naming import check_may_be_named
from commands.reading.mentions import MENTION

# How spreadsheets write a status, beside the log's own words.
_STATUSES = (
    ALSO_CALLED
    | {
        "": Status.NOT_STARTED,
        "ongoing": Status.IN_PROGRESS,
        "complete - awaiting sign-off": Status.AWAITING_SIGN_OFF,
        "complete, awaiting sign-off": Status.AWAITING_SIGN_OFF,
        "proposed for closure": Status.AWAITING_SIGN_OFF,
    }
    | {str(status): status for status in Status}
)


def import_action(batch: Batch, row: Row) -> bool:
    """Adds the action of a row; False where its ref is on the log already."""
    batch.check(row)
    ref = checked_ref(row.needed("ref"))
    batch.once(row, ref)
    if batch.known.has_action(ref):
        return False
    action = _action(batch, row, ref)
    action = batch.store.actions.add(batch.board.id, action)
    if action.lacks_evidence:
        batch.no_evidence.append(action)
    batch.record(row, ("action", action.id, action.ref), differences(None, action))
    return True


def _action(batch: Batch, row: Row, ref: str) -> Action:
    title = row.needed("title")
    if len(title) > MOST_TITLE:
        raise Refusal(f"the title is {len(title)} characters; {MOST_TITLE} is the most")
    due = row.get("due")
    due_on = None if not due or batch.cells.keeps_its_words(due) else batch.cells.day(due)
    owner = row.get("owner")
    mention = MENTION.fullmatch(row.cells.get("owner", ""))
    if mention:
        check_may_be_named(mention[1], batch.people)
    area = batch.known.area(row.get("area"), ref)
    status = _status(row.get("status"))
    evidence = row.get("evidence")
    # Closed with no word of evidence is the board's own past decision; with words that say nothing it is none.
    if status == Status.CLOSED and evidence and not is_evidence(evidence):
        status = Status.AWAITING_SIGN_OFF
    return Action(
        id=0,
        ref=ref,
        title=title,
        status=status,
        owner_id=mention[1] if mention else None,
        owner_words="" if mention else owner,
        due_on=due_on,
        due_words="" if due_on else due,
        original_due_on=batch.cells.day(row.get("original_due")) if row.get("original_due") else due_on,
        moves=whole_number_in(row.get("moves"), "the number of moves") or 0,
        rating=_rating(row.get("rating")),
        rating_reason=row.get("rating_reason"),
        progress=row.get("progress"),
        evidence=evidence,
        measure=_measure(batch, row.get("measure")),
        area=area.ref if area else row.get("area"),
        source=row.get("source"),
        note=row.get("update"),
        body=row.get("watched_by") or (area.body if area and status == Status.BUSINESS_AS_USUAL else ""),
        opened_at=batch.now,
        updated_at=batch.now,
    )


def _rating(words: str) -> str:
    if words and words.casefold() not in RATINGS:
        raise Refusal(f"the rating is {words!r}; it can be red, amber or green")
    return words.casefold()


def _status(words: str) -> Status:
    key = " ".join(words.replace("–", "-").split()).casefold()
    if key not in _STATUSES:
        raise Refusal(f"the status is {words!r}; it can be {', '.join(str(status) for status in Status)}")
    return _STATUSES[key]


def _measure(batch: Batch, wanted: str) -> str:
    if not wanted:
        return ""
    if ref := batch.known.measure_ref(wanted):
        return ref
    raise no_measure(wanted)
