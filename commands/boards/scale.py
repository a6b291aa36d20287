"""`/board scale`: the scale on which the board's areas are judged."""

from board.refusals import Refusal, at_slot
from board.roles import check_decides
from board.rungs import Scale, scale_of
from board.words import count, listed
from commands.boards.next_steps import CHANGE_SCALE
from commands.buttons_for import for_deciders, lines_for_deciders
from commands.call import Call
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.slots import SURE, Slot, SlotKind, SlotPlace, is_sure
from commands.verbs import Verb

_SIX = frozenset({"six points", "six point", "the six points", "six-point", "default"})
_EXAMPLE = "/board scale Emerging, Developing, Secure, Leading"


def run(call: Call) -> Reply:
    """Shows the scale or, with words, sets it. Refused: a change by anybody but the chair and support; words that make
    no scale; the scale in force; until confirmed, if areas have judgements, or goals that the new scale lacks."""
    words = call.words.free.strip()
    if not words:
        told = paragraph((Bold("The board's scale, from the lowest:"),), *_lines(call, call.board.scale))
        return reply(told, for_deciders(call, CHANGE_SCALE))
    check_decides(call.actor, "change the scale")
    with at_slot("rungs"):
        scale = Scale() if words.casefold() in _SIX else scale_of(call.said(words))
    if scale == call.board.scale:
        raise Refusal("That is the scale already.", lines=["/board scale"], slot="rungs")
    judged = sum(len(each) for each in call.store.rungs.of_each(call.board.id).values())
    goals = [area.ref for area in call.store.areas.all(call.board.id) if area.goal and scale.point(area.goal) is None]
    if (judged or goals) and not is_sure(call.words):
        made = f"{count(judged, 'judgement')} {'was' if judged == 1 else 'were'} made on the scale that is in force. "
        made += "They stay as they are, and are compared with none on another. "
        aims = f"{listed(goals)} {'has' if len(goals) == 1 else 'have'} a goal that is not on the new one. "
        raise Refusal(
            f"{made if judged else ''}{aims if goals else ''}If you mean to change it, send:",
            lines=[f"{call.line()} sure: yes"],
            slot="sure",
        )
    call.store.boards.set_scale(call.board.id, scale.words)
    call.record_board({"scale_words": (call.board.scale_words, scale.words)})
    return reply(paragraph((Bold("The board's scale is, from the lowest:"),), *_lines(call, scale)))


def _lines(call: Call, scale: Scale) -> list[Line]:
    lines: list[Line] = [
        (f"{number}. {point.name}{f' ({point.colour})' if point.colour else ''}",)
        for number, point in enumerate(scale.points, start=1)
    ]
    return [*lines, *lines_for_deciders(call, ("Rungs of your own, three to six: ", Code(_EXAMPLE)))]


SCALE = Verb(
    command="board",
    name="scale",
    about="the rungs on which areas are judged: six points, or three to six words of your own",
    example=_EXAMPLE,
    run=run,
    slots=(
        Slot("rungs", "Rungs, from the lowest", SlotKind.SHORT, SlotPlace.FREE, shown="[six points · Weak, Fair, Good]",
             hint="Three to six, with commas between; or six points."),
        SURE,
    ),
    title="The scale",
    writes=True,
    refused="Not changed.",
)  # fmt: skip
