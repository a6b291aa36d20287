"""`/action show`: one action with its whole history, or several in short."""

from collections.abc import Mapping, Sequence

from board.actions import Action
from board.history import Entry
from board.links import Linked
from board.refs import quoted, ref_key
from board.words import capital, count, day, how_often
from commands.actions.history_lines import history_line
from commands.actions.next_steps import of_action
from commands.actions.steps import STEPS
from commands.actions.wording import accountable, disagreement, due_with_days, owner, rating, slip, supporters
from commands.at_meeting import decided_by
from commands.call import Call
from commands.paging import page_of, weight
from commands.reply import Bold, Line, Reply, paragraph, reply, whole_lines
from commands.shown_together import shown_together
from commands.slots import PAGE, SlotKind, ref_of
from commands.verbs import Verb

HISTORY_SHOWN = 20
# By an action's id: its links, and the refs of the risks that it is to reduce.
_Links = tuple[Mapping[int, Linked], Mapping[int, Sequence[str]]]


def run(call: Call) -> Reply:
    """The action and its whole history, a page at a time; or several actions without their histories."""
    if len(call.refs) > 1:
        return _together(call)
    action = call.action()
    call.store.ahead(lambda: [call.store.history.of(call.board.id, "action", action.id), _linked(call, [action.id])])
    entries = call.store.history.of(call.board.id, "action", action.id)
    told = [history_line(entry, call.board.schedule.timezone) for entry in reversed(entries)]
    page = page_of(call, told, HISTORY_SHOWN, f"/action show {quoted(action.ref)}", weight)
    title = f"History, newest first ({count(len(entries), 'line')}{page.words})"
    said = [*_facts(call, action, _linked(call, [action.id])), *_decided(entries)] if page.number == 1 else []
    facts = [line for fact in said for line in whole_lines(fact)]
    return reply(
        paragraph((Bold(action.ref), f" {action.title}"), *facts),
        paragraph((Bold(title),), *(line for each in page.items for line in whole_lines(each))),
        page.buttons,
        of_action(call, action),
    )


def _together(call: Call) -> Reply:
    """The actions in short. All of them are read at once; one that is not there is refused where its turn comes."""
    there = call.store.actions.with_refs(call.board.id, call.refs)
    ids = [each.id for each in there.values()]
    call.store.ahead(lambda: _linked(call, ids))
    linked = _linked(call, ids)
    return shown_together(call, lambda one: _in_short(one, there.get(ref_key(one.ref)) or one.action(), linked))


def _in_short(call: Call, action: Action, linked: _Links) -> list[Line]:
    """The action's ref and title, then each fact, on lines short enough to be drawn whole."""
    facts = [line for fact in _facts(call, action, linked) for line in whole_lines(fact)]
    return [(Bold(action.ref), f" {action.title}"), *facts]


def _facts(call: Call, action: Action, linked: _Links) -> list[str]:
    links, risks = linked[0].get(action.id, Linked()), linked[1].get(action.id, ())
    facts = [
        f"{capital(action.status)} · {owner(action)} · {due_with_days(action, call.today)}",
        " · ".join(filter(None, ["A milestone", slip(action)])) if action.milestone else "",
        _moves(action),
        _asked(action),
        capital(rating(action)),
        capital(disagreement(action, call.today)),
        f"Progress: {action.progress}" if action.progress else "",
        f'Last update: "{action.note}"' if action.note else "",
        f'Evidence: "{action.evidence}"' if action.evidence else "",
        "No evidence is on the log that says where it can be seen" if action.lacks_evidence else "",
        f"Watched by {action.body}" if action.body else "",
        f"No reminder of it before {day(action.snoozed_until)}" if action.snoozed_until else "",
        f"Accountable: {accountable(action)}" if accountable(action) else "",
        f"Supported by {supporters(action)}" if action.supporters else "",
        _risks(risks),
        " · ".join([*map(capital, links.facts), *([f"Source: {action.source}"] if action.source else [])]),
    ]
    return [fact for fact in facts if fact]


def _decided(entries: Sequence[Entry]) -> list[str]:
    """At which meeting the action was given its status, if the history says so; else empty."""
    last = next((each for each in reversed(entries) if "status" in each.changes), None)
    where = decided_by(last).words if last else ""
    return [f"{capital(STEPS[last.verb])} {where}"] if last and where and last.verb in STEPS else []


def _linked(call: Call, ids: Sequence[int]) -> _Links:
    """The links of the actions with these ids, and the refs of the risks that each is to reduce."""
    return call.store.links.of_these("action", ids), call.store.links.risks_of(ids)


def _risks(refs: Sequence[str]) -> str:
    """The risks that the action is to reduce, in words; empty if there are none."""
    return f"To bring down {'risks' if len(refs) > 1 else 'risk'} {', '.join(refs)}" if refs else ""


def _moves(action: Action) -> str:
    if not action.moves or action.original_due_on is None:
        return ""
    return f"First due {day(action.original_due_on)}; moved {how_often(action.moves)}"


def _asked(action: Action) -> str:
    if action.asked_due_on is None or action.asked_on is None:
        return ""
    return f"<@{action.asked_by}> asked on {day(action.asked_on)} for {day(action.asked_due_on)}: {action.asked_why}"


SHOW = Verb(
    command="action",
    name="show",
    about="the action with its whole history",
    example="/action show A1",
    run=run,
    slots=(ref_of(SlotKind.ACTION, several=True), PAGE),
    refused="Not found.",
    aliases=("history",),
)
