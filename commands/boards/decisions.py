"""`/board decisions`: who decided what at a meeting, when, on what evidence, and which minute records it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from board.history import Entry
from board.refusals import Refusal
from board.words import count, day, listed, moment
from commands.actions.steps import STEPS
from commands.at_meeting import decided_by
from commands.call import Call
from commands.paging import page_of, weight
from commands.reading.held_dates import held_date
from commands.reading.held_months import NotOneMeeting
from commands.reading.phrases.meaning import spoken
from commands.reply import Bold, Code, Line, Reply, paragraph, reply, whole_lines
from commands.slots import PAGE, Slot, SlotKind, SlotPlace
from commands.verbs import Verb

A_PAGE = 20
_OTHERS_SHOWN = 3
_REFS_SHOWN = 20
_LEAD = re.compile(r"\A(?:(?:at|of|for|on)\s++)++", re.IGNORECASE)
# Beside the steps of `STEPS`, and after the action's title as these are.
_DECIDED = {**STEPS, "agree": "later date agreed", "decline": "later date declined", "handover": "handed over"}
# What is said with these is a note, and no reason.
_WITH_NOTE = frozenset({"close", "agree"})
# What a later line can open again.
_ENDS = frozenset({"close", "bau", "cancel"})
# One decision: its head, and what it rests on.
Decision = tuple[tuple[str, str], list[str]]


def run(call: Call) -> Reply:
    """The decisions of a meeting, by default of the latest that has any, a page at a time; people by name: only
    the person who asks reads it. Refused: a day on which the board did not meet."""
    days = call.store.history.meetings_with_decisions(call.board.id)
    phrase = _LEAD.sub("", call.words.free)
    if not phrase and not days:
        return _none_yet(call)
    on = _meant(call, phrase, days) if phrase else days[0]
    found = _told(call, call.store.history.decided_at(call.board.id, on))
    heading, others = f"the board of {day(on)}", [each for each in days if each != on]
    if not found:
        return reply(paragraph((Bold(f"No decision is recorded at {heading}."),), *_other_meetings(others)))
    page = page_of(call, found, A_PAGE, f"/board decisions {spoken(on)}", _weight)
    title = (Bold(f"{count(len(found), 'decision')} at {heading}{page.words}"),)
    return reply(
        paragraph(title),
        *(paragraph((Bold(ref), words), *(line for each in more for line in whole_lines(each)))
          for (ref, words), more in page.items),
        paragraph(*_other_meetings(others)) if others else None,
        page.buttons,
    )  # fmt: skip


def _weight(decision: Decision) -> int:
    (ref, words), more = decision
    return weight(ref + words, *more)


def _meant(call: Call, phrase: str, days: Sequence[date]) -> date:
    meetings = tuple(sorted({*call.board.meetings, *days}))
    near, why, asked = call.today, "", list[date]()
    try:
        near = held_date(phrase, call.today, meetings)
        if near in meetings and near <= call.today:
            return near
        why = f"The board meets on {day(near)}, which is to come." if near in meetings else ""
        why = why or f"No meeting on {day(near)} is in the calendar."
    except NotOneMeeting as month:
        why, near, asked = month.reason, month.near, list(month.days)
    except Refusal as refusal:
        why = refusal.reason.removesuffix(" Which?")
    held = sorted((each for each in meetings if each <= call.today), key=lambda each: abs(each - near))
    lines = [f"/board decisions {spoken(each)}" for each in sorted(asked or held[:_OTHERS_SHOWN], reverse=True)]
    raise Refusal(f"{why} Of which meeting?" if lines else why, lines=lines or ["/board meeting"])


def _none_yet(call: Call) -> Reply:
    held = max((each for each in call.board.meetings if each <= call.today), default=None)
    line = f"/action close A1 at: {spoken(held)}" if held else "/board meeting"
    how: Line = ("Say the meeting with the decision: ", Code(line)) if held else ("The calendar: ", Code(line))
    return reply(paragraph((Bold("No decision is recorded at a meeting yet."),), how))


def _other_meetings(days: Sequence[date]) -> list[Line]:
    return [(f"{day(on)}: ", Code(f"/board decisions {spoken(on)}")) for on in days[:_OTHERS_SHOWN]]


def _told(call: Call, entries: Sequence[Entry]) -> list[Decision]:
    """Each decision, in the order in which they were recorded; what one handover moved is one."""
    together: dict[object, list[Entry]] = {}
    for entry in entries:
        one = (entry.person, entry.at, entry.said) if entry.verb == "handover" else entry.id
        together.setdefault(one, []).append(entry)
    actions = [each.subject_id for each in entries if each.subject == "action"]
    titles = _titles(call, entries, actions)
    evidence = call.store.history.evidence_of(call.board.id, actions) if actions else {}
    again = call.store.history.reopened(call.board.id, actions) if actions else {}
    return [
        _handed_over(call, lines, titles)
        if lines[0].verb == "handover"
        else _decision(
            call,
            lines[0],
            titles.get(about := (lines[0].subject, lines[0].subject_id), ""),
            evidence.get(about[1], ()) if about[0] == "action" else (),
            again.get(about[1], ()) if about[0] == "action" else (),
        )
        for lines in together.values()
    ]


def _titles(call: Call, entries: Sequence[Entry], actions: Sequence[int]) -> dict[tuple[str, int], str]:
    """What each of them is called, by its kind and its id."""
    found = {("action", each.id): each.title for each in call.store.actions.these(actions)} if actions else {}
    if any(each.subject == "risk" for each in entries):
        found |= {("risk", each.id): each.title for each in call.store.risks.all(call.board.id)}
    return found


def _decision(
    call: Call, entry: Entry, title: str, evidence: Sequence[tuple[int, str]], again: Sequence[tuple[int, datetime]]
) -> Decision:
    old = {name: before for name, (before, _) in entry.changes.items()}
    new = {name: now for name, (_, now) in entry.changes.items()}
    shown = next((words for line, words in reversed(evidence) if line <= entry.id), "")
    rests_on = [
        f'Evidence: "{shown}"' if shown and entry.verb == "close" else "",
        f"Watched by {new['body']}" if new.get("body") else "",
        _asked(old),
        _opened_again(call, entry, again),
        (f'"{entry.why}"' if entry.verb in _WITH_NOTE else f"Because: {entry.why}") if entry.why else "",
    ]
    return (entry.ref, f" {title}: {_head(call, entry)}"), [each for each in rests_on if each]


def _opened_again(call: Call, entry: Entry, again: Sequence[tuple[int, datetime]]) -> str:
    """That what was ended here is open again since; nothing where it is not, or was no end."""
    at = next((at for line, at in again if line > entry.id), None) if entry.verb in _ENDS else None
    return f"Reopened since, {moment(at, call.board.schedule.timezone)}" if at else ""


def _asked(old: Mapping[str, Any]) -> str:
    """The later date that was asked for until then, and why; nothing where none was."""
    on, why = old.get("asked_due_on"), old.get("asked_why")
    return f"Asked for: {day(date.fromisoformat(on))}{f', because: {why}' if why else ''}" if on else ""


def _handed_over(call: Call, lines: Sequence[Entry], titles: Mapping[tuple[str, int], str]) -> Decision:
    refs = [each.ref for each in lines]
    named = [
        f"{each.ref} {titles[each.subject, each.subject_id]}"
        for each in lines[:_REFS_SHOWN]
        if (each.subject, each.subject_id) in titles
    ]
    more = f" and {len(refs) - _REFS_SHOWN} more" if len(refs) > _REFS_SHOWN else ""
    shown = listed(refs) if not more else ", ".join(refs[:_REFS_SHOWN]) + more
    return (shown, f": {_head(call, lines[0])}"), [*_from_whom(lines[0]), *named]


def _from_whom(entry: Entry) -> list[str]:
    person, words = (entry.changes.get(name, (None, ""))[1] for name in ("owner_id", "owner_words"))
    to = f"<@{person}>" if person else f'"{words}"'
    return [f"{entry.why.removeprefix('handed over ')} to {to}"]


def _head(call: Call, entry: Entry) -> str:
    by = f" by <@{entry.person}>"
    minute = decided_by(entry).minute
    told = f"{_DECIDED.get(entry.verb, entry.verb)}{by}, {moment(entry.at, call.board.schedule.timezone)}"
    return f"{told} · minute {minute}" if minute else told


DECISIONS = Verb(
    command="board",
    name="decisions",
    about="who decided what at a meeting, on what evidence; alone, at the latest that has decisions",
    example="/board decisions 5 August 2020",
    run=run,
    slots=(
        Slot("day", "Meeting", SlotKind.DAY, SlotPlace.FREE, shown="[5 August 2020]", on_form=False),
        PAGE,
    ),
    refused="Not shown.",
    aliases=("decision",),
)
