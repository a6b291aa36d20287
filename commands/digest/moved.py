"""Changes to a board's risks and areas since the last digest: those that moved, and counts of the rest."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from board.boards import Board
from board.history import Entry, standing
from board.risks import Risk
from board.rungs import AS_BEFORE, latest
from board.scores import Score
from board.words import count
from commands.reply import Bold, Line
from commands.risks.wording import travel
from storage.store import Store

SHOWN = 3
_ADDED = frozenset({"add", "import"})
# The verbs that end or reopen one, and the words for it after its ref.
_ENDS = {
    "risk": {"close": "closed", "reopen": "open again"},
    "area": {"bau": "business as usual", "reopen": "in the plan again", "merge": "merged"},
}
# What a line sets, and its word without the score or the rung, which may no longer be in force.
_SET = (("score", "scored"), ("rung_id", "judged"))


@dataclass(frozen=True, slots=True)
class _Looked:
    """A risk or an area that was scored, judged or ended. `words` say how it moved, and are empty if it did not."""

    kind: str
    subject_id: int
    words: str


def moved_since(
    store: Store, board: Board, entries: Iterable[Entry], risks: Sequence[Risk], today: date, at: datetime | None = None
) -> tuple[str, ...]:
    """The changes that lines of history made, those that moved first: `RK1 9, better, was 12`, `R07 Good, up from
    Requires improvement`, `2 risks added`. `risks` are the board's, now or as at the instant `at`."""
    of = {kind: [each for each in standing(entries) if each.subject == kind] for kind in ("risk", "area")}
    found = [*_of_risks(of["risk"], risks), *_of_areas(store, board, of["area"], today, at)] if any(of.values()) else []
    told = [each.words for each in found if each.words]
    left = [f"{len(told) - SHOWN} more moved"] if len(told) > SHOWN + 1 else []
    shown = told[:SHOWN] if left else told
    stayed = {each.subject_id for each in found if not each.words and each.kind == "risk"}
    judged = [each for each in found if not each.words and each.kind == "area"]
    as_before = [f"{count(len(judged), 'area')} judged as before"] if judged else []
    return (*shown, *left, *_of_kind("risk", of["risk"], stayed), *_of_kind("area", of["area"]), *as_before)


def moved_line(moved: Sequence[str]) -> list[Line]:
    """`Risks and areas: RK1 9, better, was 12 · 1 area added`; empty if nothing has changed."""
    return [(Bold("Risks and areas:"), f" {' · '.join(moved)}")] if moved else []


def _of_risks(entries: Sequence[Entry], risks: Sequence[Risk]) -> Iterator[_Looked]:
    new = _new(entries)
    known = {each.id: each for each in risks}
    for risk_id in dict.fromkeys(each.subject_id for each in entries if each.subject_id not in new):
        theirs = [each for each in entries if each.subject_id == risk_id]
        scored = _entered("score", theirs)
        if ends := _ended("risk", theirs):
            yield _Looked("risk", risk_id, ends)
        elif (risk := known.get(risk_id)) and risk.score and risk.score.id in scored:
            yield _Looked("risk", risk_id, _scored(risk, [each for each in risk.scores if each.id not in scored]))


def _scored(risk: Risk, before: Sequence[Score]) -> str:
    """`RK1 9, better, was 12`, compared with the last score that the last digest knew; empty if they are the same."""
    if risk.score is None or (before and before[-1].level == risk.score.level):
        return ""
    return f"{risk.ref} {risk.score.level.points}{travel(replace(risk, scores=(*before[-1:], risk.score)))}"


def _of_areas(
    store: Store, board: Board, entries: Sequence[Entry], today: date, at: datetime | None
) -> Iterator[_Looked]:
    rated = {each.subject_id for each in entries if "rung_id" in each.changes}
    rungs = store.rungs.of_each(board.id, at) if rated else {}
    for area_id in dict.fromkeys(each.subject_id for each in entries):
        theirs = [each for each in entries if each.subject_id == area_id]
        given, judged = rungs.get(area_id, ()), _entered("rung_id", theirs)
        now, _ = latest(given, today)
        before, _ = latest([each for each in given if each.id not in judged], today)
        if ends := _ended("area", theirs):
            yield _Looked("area", area_id, ends)
        elif now and now.id in judged:
            movement = board.scale.movement(before, now)
            words = f"{theirs[-1].ref} {now.words}" + (f", {movement}" if movement else "")
            yield _Looked("area", area_id, "" if movement == AS_BEFORE else words)


def moved_as(entry: Entry) -> list[str]:
    """The words for a line about a risk or an area, with a place for its ref: `{} closed`."""
    if _new([entry]):
        return ["{} added"]
    told = [_ENDS.get(entry.subject, {}).get(entry.verb, ""), *(words for name, words in _SET if name in entry.changes)]
    told += ["reviewed"] if (entry.subject, entry.verb) == ("risk", "update") else []
    return [f"{{}} {each}" for each in told if each]


def _entered(what: str, entries: Iterable[Entry]) -> set[object]:
    """The ids of the scores or rungs entered. One that is older than the one in force has moved nothing."""
    return {each.changes[what][1] for each in entries if what in each.changes}


def _ended(kind: str, entries: Sequence[Entry]) -> str:
    """The last change that ended or reopened it, in words; empty if there is none."""
    ends = [each for each in entries if each.verb in _ENDS[kind]]
    # The area that another was merged into is left out: it only has more in it.
    ends = [each for each in ends if each.verb != "merge" or "merged_into" in each.changes]
    return f"{ends[-1].ref} {_ENDS[kind][ends[-1].verb]}" if ends else ""


def _of_kind(kind: str, entries: Sequence[Entry], stayed: Collection[int] = ()) -> Iterator[str]:
    """How many were added and reviewed. Giving a risk the score that it already has counts as a review."""
    if new := _new(entries):
        yield f"{count(len(new), kind)} added"
    reviewed = {each.subject_id for each in entries if kind == "risk" and each.verb == "update"}
    if reviewed := (reviewed | {*stayed}) - new:
        yield f"{count(len(reviewed), kind)} reviewed"


def _new(entries: Sequence[Entry]) -> set[int]:
    return {each.subject_id for each in entries if each.verb in _ADDED and "title" in each.changes}
