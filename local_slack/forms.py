"""Modals and the Home tab from the person's side: filling in, pressing, sending, closing.

Source: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

from dataclasses import replace
from typing import Any

from local_slack import interactions, payloads
from local_slack.answer import Answer
from local_slack.envelopes import Envelopes
from local_slack.limits import checked_view
from local_slack.members import Member
from local_slack.refusal import ApiError, Json
from local_slack.sockets import INTERACTIVE
from local_slack.views import View


class Forms(Envelopes):
    """A workspace in which people have modals and Home tabs before them."""

    def modal(self, person: Member | str) -> View:
        """The uppermost modal the person has open; LookupError when there is none."""
        stack = self.views.stack(self.member(person).id)
        if not stack:
            raise LookupError(f"no modal is open for {person}")
        return stack[-1]

    def press_in_view(
        self,
        person: Member | str,
        view: View,
        action_id: str,
        *,
        block_id: str | None = None,
        value: Any = None,
        values: Json | None = None,
    ) -> Answer:
        """Presses a button, or picks from a menu, in a modal or on the Home tab.

        `values` is what stands in the view's inputs meanwhile, as for `submit`; the app is told of it.
        """
        someone = self.member(person)
        action = interactions.action(view.content["blocks"], action_id, block_id, value)
        payload = self._on_view(someone, view, "block_actions")
        if values is not None:
            payload["view"]["state"] = {"values": entered(view.content["blocks"], values)}
        payload["container"] = {"type": "view", "view_id": view.id}
        payload["actions"] = [action | {"action_ts": f"{self.clock().timestamp():.6f}"}]
        return self.ask(INTERACTIVE, payload)

    def submit(self, person: Member | str, values: Json | None = None) -> Answer:
        """Sends the uppermost modal with `values` by block_id or action_id (None: made empty), else initial ones.

        The app's answer is carried out: errors leave the modal open (they are in `payload["errors"]`), update
        and push show another, clear closes all, none closes this one. A view that Slack would not show is the
        error invalid_view, with `problems`. ValueError when a required field is empty: Slack never sends it.
        """
        someone, view = self.member(person), self.modal(person)
        payload = self._on_view(someone, view, "view_submission")
        payload["view"]["state"] = {"values": filled(view.content["blocks"], values or {})}
        payload["response_urls"] = []
        answer = self.ask(INTERACTIVE, payload, accepts_response=True)
        if answer.error:
            return answer
        try:
            self._carry_out(answer.payload, view)
        except ApiError as refusal:
            return replace(answer, error="invalid_view", problems=tuple(refusal.details.get("errors", ())))
        return answer

    def close(self, person: Member | str) -> None:
        """Closes the uppermost modal; the app hears of it if the view asked for that."""
        someone, view = self.member(person), self.modal(person)
        with self.change():
            self.views.close(view)
        if view.content.get("notify_on_close"):
            self.ask(INTERACTIVE, self._on_view(someone, view, "view_closed") | {"is_cleared": False})

    def _on_view(self, person: Member, view: View, kind: str) -> Json:
        payload = payloads.interaction(self.home, person, kind)
        payload["trigger_id"] = self.triggers.trigger(person.id)
        payload["view"] = self.view_json(view)
        return payload

    def _carry_out(self, answer: Json, view: View) -> None:
        action = answer.get("response_action")
        with self.change():
            if action == "errors":
                return
            if action == "clear":
                self.views.close_all(view.person)
            elif action == "update":
                self.views.update(view.id, None, self.view_content(answer.get("view"), "modal"), None)
            elif action == "push":
                self.views.push(view.person, self.view_content(answer.get("view"), "modal"))
            else:
                self.views.close(view)

    def view_content(self, view: Any, kind: str | None = None) -> Json:
        """The view as it is kept, checked, with an id for every block; Refusal invalid_arguments."""
        checked = checked_view(view, kind)
        return checked | {"blocks": self.with_ids(checked["blocks"])}

    def view_json(self, view: View) -> Json:
        return view.as_json(self.home.team_id, self.home.app_id, self.bot_id)


def filled(blocks: list[Json], values: Json) -> Json:
    """A view's state: block_id → action_id → the choice. ValueError names a required field that is empty."""
    state = entered(blocks, values)
    for block in (block for block in blocks if block["type"] == "input"):
        (entry,) = state[block["block_id"]].values()
        if not any(value for name, value in entry.items() if name != "type") and not block.get("optional"):
            raise ValueError(f"{block['label']['text']} is required")
    return state


def entered(blocks: list[Json], values: Json) -> Json:
    """A view's state as it stands, empty fields and all."""
    state: Json = {}
    for block in (block for block in blocks if block["type"] == "input"):
        element, name = block["element"], block["block_id"]
        given = name if name in values else element["action_id"]
        entry = interactions.chosen(element, values[given]) if given in values else initial(element)
        state[name] = {element["action_id"]: {"type": element["type"], **entry}}
    return state


def initial(element: Json) -> Json:
    """What an element reports when the person leaves it as it is: its initial_… field, or nothing."""
    given = {name: value for name, value in element.items() if name.startswith("initial_")}
    reported = {
        "value" if name == "initial_value" else name.replace("initial_", "selected_"): value
        for name, value in given.items()
    }
    return reported or interactions.chosen(element, None)
