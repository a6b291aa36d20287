"""Forms, searches and shortcuts as nobody means them: forms of any verb, filled in with anything."""

import json
import random
from collections.abc import Callable
from typing import Any

from commands.slots import Slot, SlotKind, SlotPlace
from commands.table import COMMANDS

Json = dict[str, Any]
# What a field may hold, by the name of what an element reports; the last ones are of the wrong kind.
_IDS = ("U0JO", "U0NOBODY", "U", "", "x" * 200)
_DAYS = ("2020-08-31", "2020-13-45", "9999-12-31", "0001-01-01", "today", "")
_VALUES = ("A1", "M6", "R10-02", "yes", "amber", "on hold", "red", "monday", "zebra", "", "M" * 150)
_WRONG = (None, 0, True, [], {}, "zebra", ["zebra"], {"zebra": 1}, 10**30)
_BOARDS = (None, 0, -1, 9_999, 10**30, "1", True)
_REFS = {
    SlotKind.ACTION: ("A1", "R10-02", "R07-04"), SlotKind.MEASURE: ("M1", "M6"), SlotKind.AREA: ("R07", "R10"),
    SlotKind.RISK: ("RK1", "RK2"),
}  # fmt: skip
_NOTES = ("c", "v", "b", "r", "s", "h", "u", "t", "o", "n", "m", "l")


class Tapped:
    """Makes up what comes of a view, the same for the same `luck`. `filling` gives words, most of them hostile."""

    def __init__(self, luck: random.Random, channel: str, boards: tuple[int, ...], filling: Callable[[], str]) -> None:
        self._luck = luck
        self._channel = channel
        self._boards = boards
        self._filling = filling

    def view(self) -> Json:
        """A form of any verb, or the question which board, filled in."""
        if self._luck.random() < 0.1:
            return self._view("which-board", self._picked(), {"board": {"board": self._entered()}})
        verb = self._luck.choice([each for command in COMMANDS.values() for each in command.verbs])
        meant = self._luck.random() < 0.5
        slots = [slot for slot in verb.slots if slot.on_form]
        values = {f"{each.name}||{n}": {"in-it": self._meant(each)} for n, each in enumerate(slots) if meant}
        odd = [*(each.name for each in slots), "confirm", "zebra"]
        for name in self._luck.sample(odd, self._luck.randrange(3 if meant else len(odd))):
            values[f"{name}|{self._luck.choice(('', '', 'words', 'other'))}|9"] = {"in-it": self._entered()}
        refs = [slot.kind for slot in slots if slot.place == SlotPlace.REF]
        told: Json = {
            "c": verb.command,
            "v": verb.name,
            "b": self._luck.choice(self._boards) if self._luck.random() < 0.9 else self._luck.choice(_BOARDS),
            "r": self._luck.choice(_REFS[refs[0]] if refs and self._luck.random() < 0.8 else ("", "A99", "x" * 300)),
            "s": self._luck.choice(({}, {"status": "0"}, {"note": "zebra"})),
            "h": self._channel, "u": "", "t": self._luck.choice((0, 1.5, -1e300, 1e300)),
            "o": False, "n": self._luck.random() < 0.2, "m": self._luck.random() < 0.5,
        }  # fmt: skip
        if self._luck.random() < 0.05:
            told[self._luck.choice(_NOTES)] = self._luck.choice(_WRONG)
        if self._luck.random() < 0.04:
            told.pop(self._luck.choice(_NOTES), None)
        notes = (
            self._luck.choice(("", "[]", "null", "{", "[" * 2900)) if self._luck.random() < 0.05 else json.dumps(told)
        )
        return self._view("form", notes, values)

    def _view(self, callback: str, notes: str, values: Json) -> Json:
        blocks = [_field(name, self._element()) for name in values]
        return {
            "id": "V0FUZZ", "type": "modal", "callback_id": callback,
            "private_metadata": notes, "hash": "1.fuzz", "blocks": blocks, "state": {"values": values},
            "title": {"type": "plain_text", "text": "Form"}, "submit": {"type": "plain_text", "text": "Save"},
        }  # fmt: skip

    def _element(self) -> Json:
        held = {"initial_value": "zebra"} if self._luck.random() < 0.05 else {}
        return {"type": "plain_text_input", "action_id": "in-it", **held}

    def _meant(self, slot: Slot) -> Json:
        """What somebody might put in."""
        refs, choices = _REFS.get(slot.kind, ()), slot.choices
        if refs or choices:
            return {"selected_option": {"value": self._luck.choice(refs or choices)}}
        return {
            SlotKind.OWNER: {"selected_user": self._luck.choice(("U0JO", "U0ALI"))},
            SlotKind.PERSON: {"selected_user": "U0ALI"},
            SlotKind.PEOPLE: {"type": "multi_users_select", "selected_users": ["U0ALI", "U0SAM"]},
            SlotKind.DAY: {"selected_date": self._luck.choice(("2020-08-31", "2020-07-17"))},
            SlotKind.YES_NO: {"selected_options": [{"value": "yes"}]},
            SlotKind.FIGURE: {"value": self._luck.choice(("77%", "412/535", "09:00"))},
        }.get(slot.kind, {"value": f"Dip sample {self._luck.randrange(10_000)} of the north team, in the July folder"})

    def _picked(self) -> str:
        used = {"verb": self._luck.choice(("add", "update", "explode")), "person": self._luck.choice(("U0JO", "U0SAM")),
                "opened": 0, "title": self._filling()[:300], "source": "", "told": "", "channel": self._channel, "url": ""}  # fmt: skip
        if self._luck.random() < 0.2:
            used[self._luck.choice(list(used))] = self._luck.choice(_WRONG)
        return json.dumps(used)[:3000]

    def _entered(self) -> Json:
        """One element as it was filled in; now and then of the wrong kind, as Slack would never say it."""
        option = {"text": {"type": "plain_text", "text": "x"}, "value": self._luck.choice((*_VALUES, "1"))}
        kinds: tuple[Json, ...] = (
            {"value": self._filling()[:3000]},
            {"value": self._filling()[:3000]},
            {"value": self._luck.choice(_VALUES)},
            {"selected_user": self._luck.choice(_IDS)},
            {"selected_date": self._luck.choice(_DAYS)},
            {"selected_option": option},
            {"selected_options": self._luck.choice(([], [option], [option, option]))},
            {},
        )
        made = dict(self._luck.choice(kinds))
        if made and self._luck.random() < 0.03:
            made[next(iter(made))] = self._luck.choice(_WRONG)
        return {"type": "plain_text_input"} | made


def _field(name: str, element: Json) -> Json:
    return {"type": "input", "block_id": name, "label": {"type": "plain_text", "text": "Words"}, "element": element}
