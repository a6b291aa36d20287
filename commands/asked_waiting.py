"""Shows the requests for a later due date to whoever decides them, on Home and in `/action waiting`."""

from collections.abc import Iterator, Sequence

from board.actions import LIVE, Action
from board.refs import quoted
from board.words import capital, count, day
from commands.actions.asking import agree_button, decline_button, request_lines
from commands.actions.next_steps import may
from commands.actions.wording import asked
from commands.call import Call
from commands.reply import Bold, Buttons, Code, Line, Paragraph, paragraph
from storage.action_filters import ASKED
from storage.store import Store

MOST_SHOWN = 10


def asked_of(store: Store, board_id: int) -> list[Action]:
    """The board's live actions for which a later date is asked for, soonest due first."""
    return store.actions.of_status(board_id, LIVE, [ASKED])


def asked_words(many: int) -> str:
    """`2 later dates wait for an answer`."""
    return f"{count(many, 'later date waits', 'later dates wait')} for an answer"


def still_waiting(asked: Sequence[Action]) -> list[Line]:
    """Lines saying that these requests are still open, with each date asked for and how to decide them.

    At most MOST_SHOWN are named. Empty if there are no requests.
    """
    if not asked:
        return []
    each = ", ".join(f"{one.ref} ({day(one.asked_due_on)})" for one in asked[:MOST_SHOWN] if one.asked_due_on)
    more = f" and {len(asked) - MOST_SHOWN:,} more" if len(asked) > MOST_SHOWN else ""
    ref = quoted(asked[0].ref)
    answers: Line = (
        "The chair or board support decides: ",
        Code(f"/action agree {ref}"),
        " or ",
        Code(f"/action decline {ref} <reason>"),
    )
    lists: list[Line] = [("All of them: ", Code("/action list asked"))] if len(asked) > 1 else []
    return [(f"{capital(asked_words(len(asked)))} still: {each}{more}.",), answers, *lists]


def asked_parts(call: Call, waiting: list[Action]) -> Iterator[Paragraph | Buttons]:
    """Each request with who asks and why, and buttons to agree or decline it if this person may.

    At most MOST_SHOWN are shown; a line counts the rest.
    """
    if not waiting:
        return
    yield paragraph((Bold(f"{asked_words(len(waiting))}."),))
    for action in waiting[:MOST_SHOWN]:
        answers = may(call, "agree", action)
        theirs: list[Line] = [] if answers else [("It is yours, or was: somebody else answers.",)]
        yield paragraph(*request_lines(action), (capital(asked(action, call.today, before="")),), *theirs)
        if answers:
            yield Buttons((agree_button(action), decline_button(action)))
    if len(waiting) > MOST_SHOWN:
        yield paragraph((f"and {len(waiting) - MOST_SHOWN:,} more: ", Code("/action list asked")))
