"""`/digest`: a private preview, posting now, the weekly slot, and the last digest as it was posted."""

from datetime import timedelta

from board.calendar import Schedule, is_weekly
from board.refusals import Refusal
from board.roles import check_decides
from board.words import moment
from commands.buttons_for import for_deciders, lines_for_deciders
from commands.call import Call
from commands.digest.claim import claim_digest
from commands.digest.compared import digest_of
from commands.digest.fingerprint import bearing_fingerprint
from commands.digest.page import digest_messages, with_buttons
from commands.digest.slot_words import EVERY_WEEKDAY, read_slot, slot_apart
from commands.reply import Bold, Button, Code, Reply, paragraph, reply, thawed
from commands.slots import Slot, SlotKind, SlotPlace
from commands.verbs import Verb
from storage.outbox_order import FAILED

_CHANGE_DAY = Button("Change when", "/digest every")
# Shown below the preview of what it posts.
_POST = Button("Post it now", "/digest post")
_TO_PAUSE, _TO_RESUME = Button("Pause", "/digest pause"), Button("Resume", "/digest resume")
# Words that add nothing after a verb that takes no words.
_NO_MORE = frozenset(
    {"now", "it", "please", "pls", "thanks", "the", "weekly", "digest", "again", "channel", "to", "today"}
)
JUST_NOW = timedelta(minutes=1)


def run_preview(call: Call) -> Reply:
    """The message as it would be posted now, shown to this person alone. Refused: any words."""
    if call.words.free:
        raise Refusal(
            f'I don\'t know "{call.words.free}". The digest commands are:',
            lines=["/digest", "/digest post", "/digest last"],
        )
    now = call.request.now
    messages = digest_messages(call.board, digest_of(call.store, call.board, now), None, now)
    message = with_buttons(bearing_fingerprint(messages, call.store, call.board)[0], call.board)
    post = lines_for_deciders(call, (". Post it now: ", Code("/digest post"))) or [(".",)]
    told = ("Only you see this preview. Posted next: ", _next(call), *post[0])
    switch = _TO_RESUME if call.board.paused else _TO_PAUSE
    return reply(*message.parts, paragraph(told), for_deciders(call, _POST, _CHANGE_DAY, switch))


def run_post(call: Call) -> Reply:
    """Freezes a digest, which the job posts at once. Refused: to all but the chair and support; further words; if one
    is on its way and nothing has changed."""
    check_decides(call.actor, "post the digest")
    _check_says_no_more(call, "A digest is posted at once, to the board's channel")
    if _is_on_its_way(call):
        raise Refusal(
            "A digest was asked for a moment ago, and nothing has changed since. It is on its way to the channel."
        )
    ask_for_one(call)
    told = "The weekly one is not affected."
    return reply(paragraph((Bold("The digest is on its way to the board's channel."), f" {told}")), posts=True)


def ask_for_one(call: Call) -> None:
    """Freezes a digest of the board as it is now; the job posts it at once."""
    _claim(call, _asked_now(call))


def _asked_now(call: Call) -> str:
    """A slot for this request alone, even if one of the same instant is taken."""
    at = call.request.now
    while call.store.digests.is_claimed(call.board.id, f"asked-{at.isoformat()}"):
        at += timedelta(microseconds=1)
    return f"asked-{at.isoformat()}"


def _is_on_its_way(call: Call) -> bool:
    """True if one was asked for a moment ago, has not failed, and would be the same now."""
    newest = call.store.digests.newest(call.board.id)
    if newest is None or is_weekly(newest.slot) or newest.state == FAILED:
        return False
    is_new = timedelta() <= call.request.now - newest.composed_at < JUST_NOW
    # The request for it, and its result, are lines of history too.
    since = call.store.history.after(call.board.id, newest.history_id) if is_new else []
    return is_new and all(each.changes.get("digest") == (None, newest.slot) for each in since)


def _claim(call: Call, slot: str, missed: str = "") -> None:
    """Freezes a digest. With `missed`, it is not posted, and support is told why."""
    if changes := claim_digest(call.store, call.board, slot, call.request.now, missed=missed):
        call.record_board(changes)


def run_every(call: Call) -> Reply:
    """Moves the weekly slot. Refused: to all but the chair and support; a day or time that cannot be read."""
    check_decides(call.actor, "change when the digest is posted")
    weekday, at = read_slot(call)
    before = call.board.schedule
    if (weekday, at) != (before.weekday, before.at):
        _lose_none_that_is_due(call)
    call.store.boards.set_schedule(call.board.id, weekday, at, call.request.now)
    after = Schedule(weekday, at, before.timezone)
    call.record_board({"digest": (before.words, after.words)})
    following = after.next_slot(call.request.now)
    first = (
        Bold(f"The digest will be posted every {after.words}"),
        f", {before.timezone} time. Before: {before.words}.",
    )
    return reply(paragraph(first, f"Next: {moment(following.at, before.timezone)}."))


def _lose_none_that_is_due(call: Call) -> None:
    """Records every weekly digest that was due and not claimed as missed, as a change of the slot cancels it; support
    is told of each. Refused: if one was due less than a minute ago, as the job is about to post it."""
    now = call.request.now
    for slot in call.board.due_slots(now):
        if call.store.digests.is_claimed(call.board.id, slot.key):
            return
        if now - slot.at < JUST_NOW:
            raise Refusal(
                "The weekly digest was due just now and is going out. Please send the same again in a minute."
            )
        due = moment(slot.at, call.board.schedule.timezone)
        _claim(
            call, slot.key, f"It was due {due}, but the digest was paused, or its day changed, before it was posted."
        )


def run_pause(call: Call) -> Reply:
    """Pauses the weekly digest. Refused: to all but the chair and support; further words; if it is paused."""
    return _set_paused(
        call,
        True,
        "A pause begins at once, and lasts until somebody resumes the digest",
        "The weekly digest is paused.",
        "Resume it: ",
        "/digest resume",
    )


def run_resume(call: Call) -> Reply:
    """Resumes the weekly digest; slots missed meanwhile are not made up for. Refused: as in `run_pause`."""
    return _set_paused(
        call, False, "The digest is resumed at once", "The weekly digest is resumed.", "See it first: ", "/digest"
    )


def _set_paused(call: Call, paused: bool, means: str, words: str, more: str, line: str) -> Reply:
    check_decides(call.actor, "pause or resume the digest")
    _check_says_no_more(call, means)
    if call.board.paused == paused:
        raise Refusal(f"The digest is already {'paused' if paused else 'on'}.", lines=[line])
    _lose_none_that_is_due(call)
    call.store.boards.set_paused(call.board.id, paused, call.request.now)
    call.record_board({"paused": (call.board.paused, paused)})
    following = "" if paused else f" Next: {_next(call, paused=False)}."
    return reply(paragraph((Bold(words), following), (more, Code(line))))


def _check_says_no_more(call: Call, means: str) -> None:
    """Refuses words that would be ignored, such as another day or another place."""
    if any(word.strip(".,!").casefold() not in _NO_MORE for word in call.words.free.split()):
        raise Refusal(f'{means}; "{call.words.free}" cannot be said with it. Without that:', lines=[call.line("")])


def run_last(call: Call) -> Reply:
    """The last digest that was posted, word for word. Refused: if none was."""
    last = call.store.digests.last(call.board.id)
    if last is None:
        raise Refusal("No digest has been posted on this board yet. See what it would say:", lines=["/digest"])
    posted = moment(last.posted_at or last.composed_at, call.board.schedule.timezone)
    return reply(paragraph((Bold(f"As it was posted on {posted}:"),)), *thawed(last.messages[0]).parts)


def _next(call: Call, paused: bool | None = None) -> str:
    if call.board.is_closed:
        return "never, as the board is closed"
    if call.board.paused if paused is None else paused:
        return "never, while the digest is paused"
    return moment(call.board.schedule.next_slot(call.request.now).at, call.board.schedule.timezone)


PREVIEW = Verb(
    command="digest",
    name="preview",
    about="a private preview that is exactly what would be posted",
    example="/digest",
    run=run_preview,
    alone=True,
    refused="No digest.",
    hidden=True,
)
POST = Verb(
    command="digest",
    name="post",
    about="posts it to the channel now (the chair or support)",
    example="/digest post",
    run=run_post,
    writes=True,
    refused="Not posted.",
)
EVERY = Verb(
    command="digest",
    name="every",
    about="moves the weekly slot (the chair or support)",
    example="/digest every monday at 09:00",
    run=run_every,
    slots=(
        Slot(
            "weekday",
            "Day of the week",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            required=True,
            choices=EVERY_WEEKDAY,
        ),
        Slot("time", "Time", SlotKind.SHORT, SlotPlace.FREE, typed="at {}", shown="at <time>", hint="Such as 09:00."),
    ),
    title="When it is posted",
    apart=slot_apart,
    writes=True,
    refused="Not changed.",
)
PAUSE = Verb(
    command="digest",
    name="pause",
    about="stops the weekly post until it is resumed (the chair or support)",
    example="/digest pause",
    run=run_pause,
    writes=True,
    refused="Not changed.",
)
RESUME = Verb(
    command="digest",
    name="resume",
    about="starts the weekly post again (the chair or support)",
    example="/digest resume",
    run=run_resume,
    writes=True,
    refused="Not changed.",
)
LAST = Verb(
    command="digest",
    name="last",
    about="the last digest as it was posted",
    example="/digest last",
    run=run_last,
    refused="No digest.",
)
