"""`/board dates`: whether owners move their own dates, or later dates must be agreed by the chair or support."""

from board.dates_agreed import LONGEST_MOVE_DAYS, Way
from board.refusals import Refusal
from board.roles import check_decides
from commands.asked_waiting import asked_of, still_waiting
from commands.buttons_for import for_deciders, lines_for_deciders
from commands.call import Call
from commands.reply import Bold, Button, Code, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace
from commands.verbs import Verb

_MEANS = {
    Way.AGREED: f"An owner moves a date once, by up to {LONGEST_MOVE_DAYS} days, with a reason. A further move, or a "
    "longer one, is asked for: until the chair or board support answers, the date in force stands.",
    Way.OWNER: "Owners move the dates of their actions by themselves, with a reason.",
}

_CHANGE = Button("Change how dates are moved", "/board dates", opens=True)


def run(call: Call) -> Reply:
    """Shows the way in force or, with words, sets it. Refused: a change by anybody but the chair and support; an
    unknown way; the way in force."""
    wanted = call.words.free.strip().casefold()
    now = call.board.dates
    if not wanted:
        return _told(call, now)
    check_decides(call.actor, "choose how dates are moved")
    if wanted not in list(Way):
        raise Refusal(
            f'I don\'t know "{call.words.free}". Dates are moved in one of two ways:',
            lines=[f"/board dates {way}" for way in Way],
            slot="dates",
        )
    if wanted == now:
        raise Refusal(f"That holds already. {_MEANS[now]}", lines=["/board dates"], slot="dates")
    call.store.boards.set_dates(call.board.id, Way(wanted))
    call.record_board({"dates": (str(now), wanted)})
    return _told(call, Way(wanted))


def _told(call: Call, way: Way) -> Reply:
    other = next(each for each in Way if each != way)
    # Requests stay open after a change to owners' own dates. If dates are agreed, that needs no saying.
    waiting = still_waiting(asked_of(call.store, call.board.id)) if way == Way.OWNER else []
    change = lines_for_deciders(call, ("Change it: ", Code(f"/board dates {other}")))
    return reply(paragraph((Bold(f"Dates: {way}."), f" {_MEANS[way]}"), *waiting, *change), for_deciders(call, _CHANGE))


DATES = Verb(
    command="board",
    name="dates",
    about="whether owners move their own dates, or later dates must be agreed",
    example="/board dates agreed",
    run=run,
    slots=(Slot("dates", "Dates", SlotKind.CHOICE, SlotPlace.FREE, choices=tuple(Way), shown="[agreed · owner]"),),
    title="How dates are moved",
    writes=True,
    refused="Not changed.",
)
