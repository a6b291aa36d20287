"""The form for signing off several actions: drawn as Slack's modal, and read back."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.slack.blocks import block_of
from bot.slack.carried import Carried, carried_in, number_in, read_as_ours
from bot.slack.elements import button, option, plain
from bot.slack.form_fields import blocks_of, values_in
from commands.asked_waiting import asked_words
from commands.at_meeting import DECIDED_AT
from commands.reply import Bold, Code, Line, Paragraph
from commands.sign_off import A_PAGE, SignOff, ToRead, action_ticked

SIGN_OFF = "sign-off"
ALL, NONE, PREVIOUS, NEXT = (f"{SIGN_OFF}-{each}" for each in ("all", "none", "previous", "next"))
# `private_metadata` holds 3,000 characters; a tick takes up to 14.
MOST_TICKED = 150
_AT = frozenset(each.name for each in DECIDED_AT)


@dataclass(frozen=True, slots=True)
class Ticked:
    """Where somebody is in the form: the board, the page, how often it was drawn, the ticks on all its pages, and, by
    slot, what is entered about the meeting of the decision."""

    board: int
    page: int = 0
    drawn: int = 0
    ticks: tuple[str, ...] = ()
    at: Mapping[str, str] = field(default_factory=dict)


def several_view(several: SignOff, carried: Carried, where: Ticked | None = None) -> dict[str, Any]:
    """The form: a page of what waits, with each action's evidence above its tick. Ticks begin empty.

    Ids are new each time it is drawn: Slack keeps what a field of the same id held (slackapi/python-slack-sdk issue
    1417).
    """
    where = where or Ticked(several.board)
    pages = max(1, -(-len(several.waiting) // A_PAGE))
    page = min(max(where.page, 0), pages - 1)
    shown = several.waiting[page * A_PAGE : (page + 1) * A_PAGE]
    here = [each.tick for each in shown if each.tick]
    elsewhere = _elsewhere(where.ticks, several, here)
    blocks = [_words(_intro(several, page, shown, elsewhere))]
    for each in shown:
        blocks += [_words(list(each.told)), *([_tick(each, where)] if each.tick else [])]
    if buttons := _buttons(page, pages, bool(here), set(here) <= set(where.ticks)):
        blocks.append({"type": "actions", "block_id": f"{SIGN_OFF}|{where.drawn}", "elements": buttons})
    if here or elsewhere:
        blocks += _meeting(several, where)
    told = {"b": several.board, "p": page, "d": where.drawn, "k": " ".join(elsewhere)} | carried.plain
    submit = {"submit": plain("Sign off")} if here or elsewhere else {}
    return submit | {
        "type": "modal",
        "callback_id": SIGN_OFF,
        "title": plain("Sign off several"),
        "close": plain("Cancel"),
        "private_metadata": json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        "blocks": blocks,
    }


def read_several(view: Mapping[str, Any]) -> tuple[Ticked, Carried]:
    """Where somebody is in the form, with the ticks of all its pages. Raises ValueError if the form is not ours."""
    with read_as_ours():
        told = json.loads(view["private_metadata"])
        values = view["state"]["values"]
        here = [
            str(ticked["value"])
            for block_id, elements in values.items()
            if str(block_id).startswith("tick|")
            for element in elements.values()
            for ticked in element.get("selected_options") or []
        ]
        ticks = [each for each in [*str(told["k"]).split(), *here] if action_ticked(each)]
        at = {name: words for name, words in values_in(view, "").items() if name in _AT}
        kept = tuple(dict.fromkeys(ticks))[:MOST_TICKED]
        board, page, drawn = (number_in(told[name]) for name in "bpd")
        return Ticked(board, page, drawn + 1, kept, at), carried_in(told)


def all_on(view: Mapping[str, Any]) -> list[str]:
    """Everything that can be ticked on the page."""
    return [each.split("|")[2] for each in _blocks_with_ticks(view)]


def first_tick(view: Mapping[str, Any]) -> str:
    """The id of the first block with a tick, where a refusal is shown; empty if there is none."""
    return next(iter(_blocks_with_ticks(view)), "")


def _blocks_with_ticks(view: Mapping[str, Any]) -> list[str]:
    ids = [str(block.get("block_id") or "") for block in view.get("blocks") or []]
    return [each for each in ids if each.startswith("tick|") and each.count("|") == 2]


def _elsewhere(ticks: Collection[str], several: SignOff, here: Collection[str]) -> list[str]:
    """The ticks that are not on this page. A tick is dropped if its evidence has been changed: that must be read
    again."""
    now = {action_ticked(each.tick): each.tick for each in several.waiting if each.tick}
    return [each for each in ticks if each not in here and now.get(action_ticked(each), each) == each]


def _intro(several: SignOff, page: int, shown: Collection[ToRead], elsewhere: Collection[str]) -> list[Line]:
    many, first = len(several.waiting), page * A_PAGE
    of_all = f", {first + 1} to {first + len(shown)} of {many}" if many > len(shown) else ""
    begun = f"{many} {'action waits' if many == 1 else 'actions wait'} for you to sign off, soonest due first{of_all}."
    told = f"{begun} Tick those that are finished." if many else "Nothing waits for you to sign off any more."
    lines: list[Line] = [(Bold(several.name),), (told,)]
    lines += [(f"Ticked on other pages: {len(elsewhere)}.",)] if elsewhere else []
    lines += [(f"{asked_words(several.dates)}: ", Code("/action list asked"))] if several.dates else []
    full = f"No more than {MOST_TICKED} are signed off at a time: sign these off first."
    return [*lines, (full,)] if len(elsewhere) + A_PAGE > MOST_TICKED else lines


def _tick(each: ToRead, where: Ticked) -> dict[str, Any]:
    tick = option(each.tick, f"Sign off {each.ref} {each.title}")
    ticked = {"initial_options": [tick]} if each.tick in where.ticks else {}
    return {
        "type": "input",
        "block_id": f"tick|{where.drawn}|{each.tick}",
        "label": plain(f"{each.ref} is finished"),
        "optional": True,
        "element": {"type": "checkboxes", "action_id": "tick", "options": [tick], **ticked},
    }


def _meeting(several: SignOff, where: Ticked) -> list[dict[str, Any]]:
    """The fields about the meeting, with what was entered in them."""
    entered = (replace(each, value=where.at.get(each.slot.name, "")) for each in several.where)
    blocks = [block for each in entered for block in blocks_of(each)]
    return [block | {"block_id": f"{block['block_id']}|{where.drawn}"} for block in blocks]


def _buttons(page: int, pages: int, can_tick: bool, all_ticked: bool) -> list[dict[str, Any]]:
    on_page = " on this page" if pages > 1 else ""
    found = [(NONE, f"Untick all{on_page}") if all_ticked else (ALL, f"Tick all{on_page}")] if can_tick else []
    found += [(PREVIOUS, "Previous")] if page else []
    found += [(NEXT, "Next")] if page < pages - 1 else []
    return [button(name, label, name) for name, label in found]


def _words(lines: list[Line]) -> dict[str, Any]:
    return block_of(Paragraph(tuple(lines)))
