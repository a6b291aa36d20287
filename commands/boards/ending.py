"""`/board close` makes a board read-only after a last digest; `/board reopen` opens it again."""

from board.actions import OPEN, Status
from board.history import plain
from board.refusals import Refusal
from board.roles import check_decides
from board.words import count, listed
from commands.actions.moves import reason_of, why_slot
from commands.boards.role_changes import whoever_decided
from commands.call import Call
from commands.digest.verbs import ask_for_one
from commands.reading.reasons import check_reason
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.slots import SURE, Slot, SlotKind, SlotPlace, is_sure
from commands.told.telling import tell_channel
from commands.verbs import Verb

_READ_ONLY = "Its record stays and can be read; nothing is added to it, and nobody is reminded of anything."


def run_close(call: Call) -> Reply:
    """Closes the board after a last digest. Refused: to all but the chair and support; if the words name an action;
    until confirmed with `sure: yes`."""
    check_decides(call.actor, "close the board")
    note = reason_of(call)
    _check_no_action(call)
    _check_sure(call)
    ask_for_one(call)
    call.store.boards.close(call.board.id, call.request.now)
    changes: dict[str, tuple[object, object]] = {"closed_at": (None, plain(call.request.now))}
    if call.board.reminders_from is not None:
        changes["reminders_from"] = (plain(call.board.reminders_from), None)
    line = call.record_board(changes, note)
    title: Line = (Bold(f"{call.board.name} is closed."), f" Closed by {whoever_decided(call)}. {_READ_ONLY}")
    why = [f"Because: {note}"] if note else []
    tell_channel(call, line, title, *why, "Its last digest follows.")
    told = " A last digest is on its way to the channel, and the channel is told."
    return reply(paragraph((title[0], told), *why, ("Open it again: ", Code("/board reopen because …"))), posts=True)


def _check_no_action(call: Call) -> None:
    word = call.words.free.split(maxsplit=1)[:1]
    if word and call.store.actions.knows(call.board.id, word[0]):
        raise Refusal(
            f"{word[0]} is an action, and this would close the whole board. To sign the action off:",
            lines=[f"/action close {call.words.free}"],
        )


def _check_sure(call: Call) -> None:
    if is_sure(call.words):
        return
    kinds = [(OPEN, None), ([Status.AWAITING_SIGN_OFF], None)]
    still, awaiting = call.store.actions.counts(call.board.id, kinds)
    left = [f"{count(still, 'action')} {'is' if still == 1 else 'are'} open"] if still else []
    left += [f"{awaiting} {'awaits' if awaiting == 1 else 'await'} sign-off"] if awaiting else []
    stay = "it stays as it is" if still + awaiting == 1 else "they stay as they are"
    stands = f" {listed(left)}: {stay}." if left else ""
    raise Refusal(
        "This ends the whole board: a last digest goes out, and then nothing can be added or changed and nobody is "
        f"reminded, until the chair or board support opens it again.{stands} If you mean to do that, send:",
        lines=[f"{call.line()} sure: yes"],
        slot="sure",
    )


def run_reopen(call: Call) -> Reply:
    """Opens a closed board again, with a reason. Refused: to all but the chair and support; a board that is open;
    without a reason."""
    check_decides(call.actor, "open the board again")
    if call.board.closed_at is None:
        raise Refusal(f"{call.board.name} is open.", lines=["/board roles"])
    reason = reason_of(call)
    check_reason(reason, "Say why it is open again:", ["/board reopen because the review asked for it"])
    call.store.boards.reopen(call.board.id, call.request.now)
    line = call.record_board({"closed_at": (plain(call.board.closed_at), None)}, reason)
    title = Bold(f"{call.board.name} is open again.")
    tell_channel(call, line, (title, f" Opened by {whoever_decided(call)}."), f"Because: {reason}")
    weekly = " The weekly digest is paused." if call.board.paused else " The weekly digest goes out as before."
    return reply(
        paragraph((title, f"{weekly} Nobody is reminded before you turn reminders on: ", Code("/board reminders"))),
        posts=True,
    )


CLOSE = Verb(
    command="board",
    name="close",
    about="ends the board: a last digest, and then it is read only (the chair or support)",
    example="/board close because its work is done",
    run=run_close,
    slots=(Slot("note", "Why it ends", SlotKind.LONG, SlotPlace.FREE), SURE),
    title="Close the board",
    submit="Close it",
    writes=True,
    refused="Not closed.",
)
REOPEN = Verb(
    command="board",
    name="reopen",
    about="opens a closed board again (the chair or support)",
    example="/board reopen because the review asked for it",
    run=run_reopen,
    slots=why_slot("Why is it open again?"),
    title="Open the board again",
    submit="Open it again",
    writes=True,
    refused="Not opened.",
    on_closed=True,
)
