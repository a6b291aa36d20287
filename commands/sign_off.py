"""`/action waiting`, which shows what awaits the person's decision with its evidence, and the sign-off of several.

Each sign-off is a decision of its own: those that are possible are done, and the reply says why the others are not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from board.actions import Action, Status
from board.refs import quoted
from board.refusals import Refusal
from board.words import count
from commands.actions.as_read import LETTERS, changed_since, last_update, mark_of
from commands.actions.moves import NOTE, run_close
from commands.actions.next_steps import SIGN_OFF_SEVERAL, WAITING_LINE, of_action
from commands.actions.rights import check_may
from commands.actions.several import own_lines
from commands.actions.steps import next_status
from commands.actions.wording import due, headline, owner
from commands.asked_waiting import asked_of, asked_parts
from commands.at_meeting import DECIDED_AT
from commands.call import Call
from commands.forms import Field, form_for
from commands.paging import page_of, weight
from commands.reply import Bold, Buttons, Code, Line, Part, Reply, line_words, paragraph, reply, whole_lines
from commands.shown_together import MOST_REFS, check_few_enough
from commands.slots import PAGE, SlotKind, ref_of
from commands.verbs import Verb

A_PAGE = 10
NOTHING = "Waiting for you:"
_FIGURES = str.maketrans("ghijklmnop", "0123456789")
_TICK = re.compile(r"([a-p]{1,12})-([a-p]{6})")


@dataclass(frozen=True, slots=True)
class ToRead:
    """An action that awaits sign-off. `told` describes it, with its evidence in full. `tick` is the value of its tick
    box (see `tick_of`); it is empty if the person cannot sign the action off, and `told` says why."""

    ref: str
    title: str
    told: tuple[Line, ...]
    tick: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """All the actions of a board that await one person's sign-off, soonest due first. `where` are the fields that ask
    for the meeting and minute, empty if no meeting has been held. `dates` counts the later dates that wait as well."""

    board: int
    name: str
    waiting: tuple[ToRead, ...]
    where: tuple[Field, ...] = ()
    dates: int = 0


@dataclass(frozen=True, slots=True)
class ToSignOff(Reply):
    """What waits, in words, and the form in which to sign off several; None if the form is not to open."""

    several: SignOff | None = None


def tick_of(action: Action) -> str:
    """The value of an action's tick box: its id, and the mark of the action as it was when it was shown."""
    return f"{action.id:x}-{mark_of(action)}".translate(LETTERS)


def action_ticked(tick: str) -> int:
    """The id of the action of a tick; 0 if the words are not a tick."""
    found = _TICK.fullmatch(tick)
    return int(found[1].translate(_FIGURES), 16) if found else 0


def run_waiting(call: Call) -> Reply:
    """What awaits the person's decision, in words and as a form in which several actions can be signed off."""
    waiting = call.store.actions.of_status(call.board.id, [Status.AWAITING_SIGN_OFF])
    if not call.actor.decides:
        return _for_others(call, len(waiting))
    dates = asked_of(call.store, call.board.id)
    found, asked = [_waiting(call, each) for each in waiting], tuple(asked_parts(call, dates))
    if call.words.filled is not None:  # the form is open, and is drawn again with whatever is left
        return ToSignOff((), several=_several(call, found, len(dates)))
    if not waiting:
        return reply(paragraph((Bold(NOTHING), " nothing to sign off.")), *asked)
    page = page_of(call, found, A_PAGE, WAITING_LINE, lambda each: sum(weight(line_words(line)) for line in each.told))
    title = (Bold(f"{NOTHING} {count(len(waiting), 'action')} to sign off"), f", soonest due first{page.words}")
    if len(waiting) == 1:
        return reply(paragraph(title), paragraph(*found[0].told), of_action(call, waiting[0]), *asked)
    parts: tuple[Part, ...] = (
        paragraph(title),
        *(paragraph(*each.told) for each in page.items),
        paragraph(*_lines_to_copy(page.items)),
        *([Buttons((SIGN_OFF_SEVERAL,))] if any(each.tick for each in found) else []),
        *([page.buttons] if page.buttons else []),
        *asked,
    )
    wanted = not call.words.has("page") and any(each.tick for each in found)
    return ToSignOff(parts, several=_several(call, found, len(dates)) if wanted else None)


def _several(call: Call, found: Sequence[ToRead], dates: int) -> SignOff:
    fields = form_for(EACH, call.store, call.board, {}, call.today).fields
    was_held = any(each <= call.today for each in call.board.meetings)
    where = tuple(each for each in fields if each.slot in DECIDED_AT and was_held)
    return SignOff(call.board.id, call.board.name, tuple(found), where, dates)


def _for_others(call: Call, many: int) -> Reply:
    """The reply for somebody who may not decide."""
    by = f"<@{call.board.chair}>, the chair," if call.board.chair and call.names_people else "the chair"
    whose = f" nothing. What is done is signed off by {by} or recorded by board support."
    more = f"{count(many, 'action awaits', 'actions await')} sign-off: "
    lines: list[Line] = [(more, Code("/action list awaiting"))] if many else []
    return reply(paragraph((Bold(NOTHING), whose), *lines))


def _waiting(call: Call, action: Action) -> ToRead:
    whose = [owner(action)] if call.names_people else []
    evidence = whole_lines(f'Evidence: "{action.evidence}"') if action.evidence else []
    why = _why_not(call, action)
    told: tuple[Line, ...] = (
        (Bold(action.ref), " " + " · ".join([action.title, *whose, due(action)])),
        *evidence,
        *([(last_update(action),)] if action.note else []),
        *([(why,)] if why else []),
    )
    return ToRead(action.ref, action.title, told, "" if why else tick_of(action))


def _why_not(call: Call, action: Action) -> str:
    """Why the person cannot sign the action off; empty if they can."""
    try:
        next_status(call, "close", action)
        check_may(call, "close", action)
    except Refusal as refused:
        return _first_sentence(refused.reason)
    if action.lacks_evidence:
        return f"No evidence of {action.ref} is on the log that says where it can be seen: return it, or say it."
    return ""


def _first_sentence(words: str) -> str:
    return words.split(". ", maxsplit=1)[0].removesuffix(".") + "."


def _lines_to_copy(shown: Sequence[ToRead]) -> list[Line]:
    refs = [quoted(each.ref) for each in shown if each.tick][:MOST_REFS]
    one = refs[0] if refs else quoted(shown[0].ref)
    return [
        *([("Sign off: ", Code(f"/action close {' '.join(refs)}"))] if refs else []),
        ("Return one: ", Code(f"/action return {one} <reason>")),
    ]


def run_each(call: Call) -> Reply:
    """Signs off each action, ticked or typed, that can be; the reply says why the others were not.

    Refused: more than MOST_REFS typed refs, and a typed ref that does not exist.
    """
    where = call.decided.lines
    ticks = call.ref.split() if call.words.filled is not None else []
    ticks = [each for each in ticks if action_ticked(each)]
    if not ticks:
        check_few_enough(call)
    found = _ticked(call, ticks) if ticks else [replace(call, ref=ref).action() for ref in call.refs]
    whys = [(action, _why_not_now(call, action, ticks)) for action in found]
    could = [each for each, why in whys if not why]
    return _decided(call, could, [(each.ref, why) for each, why in whys if why], bool(ticks), where)


def _reasons(not_done: Sequence[tuple[str, str]]) -> list[str]:
    """A line for each reason why refs were not signed off, with the refs in front unless the reason names the first."""
    refs: dict[str, list[str]] = {}
    for ref, why in not_done:
        refs.setdefault(why, []).append(ref)
    return [why if named[0] in why else f"{', '.join(named)}: {why}" for why, named in refs.items()]


def _ticked(call: Call, ticks: Sequence[str]) -> list[Action]:
    """The actions of these ticks, each once, without those of another board."""
    ours = set(call.store.actions.ids(call.board.id, tuple(Status)))
    return call.store.actions.these([each for each in dict.fromkeys(map(action_ticked, ticks)) if each in ours])


def _why_not_now(call: Call, action: Action, ticks: Sequence[str]) -> str:
    why = _why_not(call, action)
    if why or not ticks or tick_of(action) in ticks:
        return why
    return f"{changed_since(call, action)}, after you opened the form. Read it again."


def _decided(
    call: Call, could: Sequence[Action], not_done: Sequence[tuple[str, str]], ticked: bool, where: list[str]
) -> Reply:
    # History records the same line for all of them, by which undo takes them back together.
    values = [f"{name}: {value.words}" for name, value in call.words.values.items()]
    line = " ".join([EACH.name, *(quoted(each.ref) for each in could), *values])
    request = replace(call.request, text=line) if ticked else call.request
    lines: list[Line] = []
    own: dict[Line, list[str]] = {}
    for action in could:
        one = replace(call, verb="close", request=request, ref=action.ref, refs=(action.ref,))
        closed = run_close(one)
        lines.append(headline(one.action(), call.today, call.names_people))
        for each in own_lines(closed):
            own.setdefault(each, []).append(action.ref)
    done = f"{count(len(could), 'action')} signed off." if could else "Nothing was signed off."
    undo: list[Line] = [("Undo takes back all of them: ", Code("/action undo"))] if len(could) > 1 else []
    at: list[Line] = [(line,) for line in where if could]
    return reply(
        paragraph((Bold(done),), *lines, *at, *[(f"{', '.join(refs)}: ", *each) for each, refs in own.items()], *undo),
        paragraph((Bold(f"Not signed off: {len(not_done)}"),), *_reasons(not_done)) if not_done else None,
    )


WAITING = Verb(
    command="action",
    name="waiting",
    about="what waits for you to sign off, each with its evidence; several at once in a form",
    example="/action waiting",
    run=run_waiting,
    slots=(PAGE,),
    refused="Not listed.",
    is_form=True,
)
EACH = Verb(
    command="action",
    name="close-each",
    about="signs off each that can be, and says who decided on the others, and when",
    example="/action close-each A1 A2",
    run=run_each,
    slots=(ref_of(SlotKind.ACTION, several=True), NOTE, *DECIDED_AT),
    writes=True,
    refused="Nothing was signed off.",
    title="Sign off each",
    submit="Sign off",
)
