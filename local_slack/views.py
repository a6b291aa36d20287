"""Modals and App Home tabs: what each person has open.

Source: https://docs.slack.dev/surfaces/modals and /reference/views (a stack holds three).
"""

import itertools
import secrets
from dataclasses import dataclass, field
from typing import Any

from local_slack import entered
from local_slack.interactions import Offered
from local_slack.refusal import ApiError, Json

MOST_IN_STACK = 3


@dataclass
class View:
    """One modal or Home tab. `content` is what the app sent; `hash` changes at every update.

    `state` holds the values of its fields (block_id → action_id → the choice), as far as the person has entered them or
    an update has kept them; `offered` are the options that the app gave for them.
    """

    id: str
    person: str
    content: Json
    root: str
    previous: str | None = None
    hash: str = field(default_factory=lambda: secrets.token_hex(6))
    state: Json = field(default_factory=dict)
    offered: Offered = field(default_factory=dict)

    def show(self, content: Json) -> None:
        """Replaces its content; Refusal invalid_arguments if the new content is of another type."""
        if content["type"] != self.content["type"]:
            raise ApiError("invalid_arguments", errors=[f"must be a {self.content['type']} [json-pointer:/view/type]"])
        self.state = entered.carried(self.content["blocks"], self.state, content["blocks"])
        self.content, self.hash = content, secrets.token_hex(6)

    def as_json(self, team: str, app_id: str, bot_id: str) -> Json:
        filled: dict[str, Any] = {
            "callback_id": "",
            "private_metadata": "",
            "external_id": "",
            "state": {"values": {}},
            "submit": None,
            "close": None,
            "clear_on_close": False,
            "notify_on_close": False,
        }
        return (
            filled
            | self.content
            | {
                "id": self.id,
                "team_id": team,
                "app_id": app_id,
                "bot_id": bot_id,
                "app_installed_team_id": team,
                "root_view_id": self.root,
                "previous_view_id": self.previous,
                "hash": self.hash,
            }
        )


class Views:
    """Every open modal, by id, and every person's Home tab."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._open: dict[str, View] = {}
        self._homes: dict[str, View] = {}

    def home(self, person: str) -> View | None:
        return self._homes.get(person)

    def stack(self, person: str) -> list[View]:
        """The modals the person has open, the topmost last."""
        return [view for view in self._open.values() if view.person == person]

    def check_before(self, person: str, view: View) -> None:
        """LookupError unless the person sees the view: their Home tab, or their topmost modal."""
        if view is not self.home(person) and view not in self.stack(person)[-1:]:
            raise LookupError(f"{person} has no view {view.id} before them")

    def open(self, person: str, content: Json) -> View:
        """A new modal, in place of whatever the person had open."""
        self.close_all(person)
        return self._add(person, content, None)

    def push(self, person: str, content: Json) -> View:
        """A modal on top of the others; Refusal push_limit_reached beyond three, not_found with none."""
        stack = self.stack(person)
        if not stack:
            raise ApiError("not_found")
        if len(stack) >= MOST_IN_STACK:
            raise ApiError("push_limit_reached")
        return self._add(person, content, stack[-1])

    def update(self, view_id: str | None, external_id: str | None, content: Json, seen: str | None) -> View:
        """Replaces a view's content; Refusal not_found, or hash_conflict if `seen` is an older hash."""
        view = self.find(view_id, external_id)
        if seen and seen != view.hash:
            raise ApiError("hash_conflict")
        view.show(content)
        return view

    def publish(self, person: str, content: Json, seen: str | None) -> View:
        """The person's Home tab; Refusal hash_conflict if `seen` is an older hash."""
        view = self._homes.get(person)
        if view is None:
            name = f"V0HOME{next(self._numbers)}"
            view = self._homes[person] = View(name, person, content, root=name)
            return view
        if seen and seen != view.hash:
            raise ApiError("hash_conflict")
        view.show(content)
        return view

    def find(self, view_id: str | None, external_id: str | None = None) -> View:
        for view in [*self._open.values(), *self._homes.values()]:
            if view.id == view_id or (external_id and view.content.get("external_id") == external_id):
                return view
        raise ApiError("not_found")

    def close(self, view: View) -> None:
        self._open.pop(view.id, None)

    def close_all(self, person: str) -> None:
        for view in self.stack(person):
            self.close(view)

    def _add(self, person: str, content: Json, below: View | None) -> View:
        name = f"V0MODAL{next(self._numbers)}"
        view = View(name, person, content, below.root if below else name, below.id if below else None)
        self._open[name] = view
        return view
