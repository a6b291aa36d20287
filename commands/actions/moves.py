"""The verbs that change an action's status: start, hold, done, close, return, reopen, bau, cancel."""

from collections.abc import Callable
from dataclasses import replace

from board.actions import ENDED, Action, Status
from board.dates_agreed import without_request
from board.empty_words import is_evidence
from board.history import AT_ONCE
from board.refs import quoted
from board.refusals import Refusal
from board.words import capital
from commands.actions.as_read import check_as_read, evidence_told
from commands.actions.late_evidence import late_evidence
from commands.actions.next_steps import step
from commands.actions.rights import check_may, own_told, own_words
from commands.actions.several import each_of
from commands.actions.steps import last_step, next_status, step_words
from commands.actions.to_come import check_not_to_come
from commands.actions.wording import due_with_days, owner
from commands.at_meeting import DECIDED_AT
from commands.call import Call
from commands.reading.reasons import WHERE, because, body_and_reason, check_body, check_evidence, check_reason, meant
from commands.reply import Bold, Buttons, Line, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb

# The checks of words that are stored in a field of their own; any other words are checked as a reason.
_CHECKS = {"evidence": check_evidence, "body": check_body}


def _moved(call: Call, words: str, needed: str = "", kept_as: str = "", why: str = "") -> tuple[Action, Action]:
    """Gives the action the verb's status, stores it, and returns it as it was before and after.

    `needed` is the refusal if `words` are required and say nothing. `kept_as` is the field that stores them; if it is
    empty, they are the reason in the history. `why` is a reason to record besides. Refused: if the person may not use
    the verb, if it may not follow the action's status, and if required words say nothing.
    """
    before, words = call.action(), meant(words)
    left_open = call.left_open(before.ref)
    line = left_open if needed and not words else call.line_for(before.ref)
    check_may(call, call.verb, before, line)
    status = next_status(call, call.verb, before)
    if needed:
        _CHECKS.get(kept_as, check_reason)(words, needed, [left_open])
    after = replace(before, status=status, updated_at=call.request.now)
    after = without_request(after) if status in ENDED else after
    if kept_as == "evidence":
        after = replace(after, evidence=words)
    elif kept_as == "body":
        after = replace(after, body=words)
    call.store.actions.save(before, after)
    why = why or ("" if kept_as else words)
    call.record(before, after, f"{why} {own_words(call, call.verb, before)}".strip())
    return before, after


def _told(call: Call, action: Action, first: Line, *more: str) -> Reply:
    where = [*call.decided.lines, *late_evidence(call, action)]
    return reply(paragraph(first, *filter(None, more), *where, *own_told(call, call.verb, action)))


def run_start(call: Call) -> Reply:
    """Records that work has begun, or begun again. Refused: words that are only a future day; see also `_moved`."""
    check_not_to_come(call, "Once work has begun:")
    _, after = _moved(call, call.said(call.words.free))
    first = (Bold(f"{after.ref} is in progress."), f" {capital(due_with_days(after, call.today))}.")
    return _told(call, after, first, _quoted(call))


def run_hold(call: Call) -> Reply:
    """Puts the action on hold, with a reason. It still becomes, or stays, overdue. Refused: see `_moved`."""
    reason = reason_of(call)
    _, after = _moved(call, reason, "Say why it is on hold, so that the board can help. Try:")
    overdue = "It stays overdue." if after.is_overdue(call.today) else "Its due date still stands."
    return _told(call, after, (Bold(f"{after.ref} is on hold."), f" {overdue}"), f"Because: {reason}")


def run_done(call: Call) -> Reply:
    """Proposes closure, with evidence. Refused: words that are only a future day; see also `_moved`."""
    check_not_to_come(call, "Once it is done, say where that can be seen:")
    evidence = meant(call.said(" ".join(filter(None, [call.words.free, call.words.get("evidence")]))))
    needed = '"Done" needs evidence: a link, or where it can be seen. Try:'
    before, after = _moved(call, evidence, needed, kept_as="evidence")
    named = call.board.chair and call.names_people
    by = f" by the chair, <@{call.board.chair}>." if named else " by the chair."
    first = (Bold(f"{after.ref} awaits sign-off"), f'{by} Evidence: "{evidence}"')
    return _told(call, after, first, _proposed_before(call, before))


def _proposed_before(call: Call, before: Action) -> str:
    """Who else had proposed it for closure already, and the evidence until now; empty if nobody had.

    Also empty if that was less than AT_ONCE ago: another part of the answer then says so.
    """
    step = last_step(call, before) if before.status == Status.AWAITING_SIGN_OFF else None
    if step is None or step.person == call.actor.person or step.at > call.request.now - AT_ONCE:
        return ""
    until_now = f' Its evidence until now: "{before.evidence}"' if before.evidence else ""
    return f"It was {step_words(call, step)}.{until_now}"


def run_close(call: Call) -> Reply:
    """Closes the action. Refused: if it has changed since the button was drawn, or lacks evidence, as an imported
    action may; see also `_moved`."""
    note = call.said(call.words.free)
    check_as_read(call, call.action(), lambda now: Buttons(tuple(step(verb, now) for verb in ("close", "return"))))
    _, after = _moved(call, note)
    if after.lacks_evidence:
        raise _no_evidence(after, note)
    evidence = f' Evidence: "{after.evidence}"' if after.evidence else ""
    return _told(call, after, (Bold(f"{after.ref} closed."), f" {after.title}.{evidence}"), _quoted(call))


def _no_evidence(action: Action, note: str) -> Refusal:
    """The refusal to close without evidence; if the note would do as evidence, it offers the line that says so."""
    where = note if is_evidence(note) else "<evidence>"
    held = f'is "{action.evidence}", which says nothing' if action.evidence else "is not on the log"
    return Refusal(
        f"{action.ref} awaits sign-off, and its evidence {held}. {WHERE} Say it, then close it; or return it:",
        lines=[f"/action done {quoted(action.ref)} {where}", f"/action return {quoted(action.ref)} no evidence"],
    )


def run_return(call: Call) -> Reply:
    """Returns the action to its owner as not finished, with a reason. Refused: see `_moved`."""
    reason = reason_of(call)
    _, after = _moved(call, reason, "Say what is still missing, so that its owner can finish it. Try:")
    whose = [owner(after) if after.is_owned else "Nobody owns it yet"] if call.names_people else []
    told = " · ".join(["In progress again", *whose, due_with_days(after, call.today)])
    first = (Bold(f"{after.ref} returned."), f" {told}")
    return _told(call, after, first, f"Because: {reason}")


def run_reopen(call: Call) -> Reply:
    """Opens an ended action again, with a reason. Refused: see `_moved`."""
    reason = reason_of(call)
    before, after = _moved(call, reason, "Say why it is open again. Try:")
    first = (Bold(f"{after.ref} reopened."), f" It was {before.status} · {due_with_days(after, call.today)}")
    return _told(call, after, first, f"Because: {reason}")


def run_bau(call: Call) -> Reply:
    """Hands the action to business as usual, with the body that watches it. Refused: see `_moved`."""
    body, reason = body_and_reason(call.said(call.words.free))
    _, after = _moved(call, body, "Say which body watches it from now on. Try:", kept_as="body", why=reason)
    first = (Bold(f"{after.ref} is business as usual."), f" Watched by {body}. {after.title}")
    return _told(call, after, first, f"Because: {reason}" if reason else "")


def run_cancel(call: Call) -> Reply:
    """Cancels the action, with a reason. Refused: see `_moved`."""
    reason = reason_of(call)
    _, after = _moved(call, reason, "Say why it is cancelled. It stays on the log. Try:")
    return _told(call, after, (Bold(f"{after.ref} cancelled."), f" {after.title}"), f"Because: {reason}")


def reason_of(call: Call) -> str:
    """The reason that was typed, without a leading "because"; empty if the words say nothing."""
    before, reason = because(call.words.free)
    return meant(call.said(call.words.free)) if before else call.said(reason)


def _quoted(call: Call) -> str:
    return f'"{call.said(call.words.free)}"' if call.words.free else ""


def _verb(
    name: str,
    run: Callable[[Call], Reply],
    *slots: Slot,
    about: str,
    title: str,
    refused: str,
    example: str = "",
    several: bool = False,
    rests_on: Callable[[Action], str] | None = None,
) -> Verb:
    return Verb(
        command="action",
        name=name,
        about=about,
        example=f"/action {name} A1 {example}".rstrip(),
        run=run,
        slots=(ref_of(SlotKind.ACTION, several), *slots),
        writes=True,
        plain=True,
        refused=refused,
        title=title,
        submit=title,
        rests_on=rests_on,
    )


NOTE = Slot("note", "Note", SlotKind.LONG, SlotPlace.FREE)
_EVIDENCE = (
    Slot("evidence", "Evidence", SlotKind.LONG, SlotPlace.FREE, required=True, hint=WHERE),
    Slot("evidence", "Evidence", SlotKind.LONG, shown="", on_form=False),
)
# The body that watches an action handed to business as usual, and the reason.
BODY = (
    Slot(
        "body",
        "Which body watches it from now on?",
        SlotKind.SHORT,
        SlotPlace.FREE,
        True,
        typed="to {}",
        shown="to <body>",
    ),
    Slot("because", "Because", SlotKind.LONG, SlotPlace.FREE, typed="because {}", shown=""),
)


def why_slot(label: str) -> tuple[Slot, ...]:
    """The slot of a required reason; `label` is the form's question."""
    return (Slot("because", label, SlotKind.LONG, SlotPlace.FREE, required=True, shown="<reason>"),)


MOVES = (
    _verb("start", run_start, NOTE,
          about="says that work has begun, or begun again",
          title="Start", refused="Not started."),
    _verb("hold", run_hold, *why_slot("Why is it on hold?"),
          about="puts it on hold; the due date still stands", example="waiting for the new structure",
          title="Put on hold", refused="Not put on hold."),
    _verb("done", run_done, *_EVIDENCE,
          about="proposes closure: it then awaits sign-off", example="https://… dip sample of 20, all seen",
          title="Done", refused="Not yet."),
    _verb("close", each_of(run_close, "closed"), NOTE, *DECIDED_AT,
          about="the chair's decision that it is finished (or support, recording it)",
          example="agreed at the July board",
          title="Sign off", refused="Not closed.", several=True, rests_on=evidence_told),
    _verb("return", each_of(run_return, "returned"), *why_slot("What is still missing?"), *DECIDED_AT,
          about="the chair's decision that it is not finished yet", example="two teams still to report",
          title="Return", refused="Not returned.", several=True, rests_on=evidence_told),
    _verb("reopen", run_reopen, *why_slot("Why is it open again?"), *DECIDED_AT,
          about="opens it again", example="the June figure fell back",
          title="Open again", refused="Not reopened."),
    _verb("bau", run_bau, *BODY, *DECIDED_AT,
          about="hands it to business as usual, with the body that watches it", example="to Scrutiny Panel",
          title="Business as usual", refused="Not handed over."),
    _verb("cancel", run_cancel, *why_slot("Why is it cancelled?"), *DECIDED_AT,
          about="cancels it; nothing is ever deleted", example="replaced by A12",
          title="Cancel the action", refused="Not cancelled."),
)  # fmt: skip
