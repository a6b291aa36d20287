"""Modals and the Home tab from the person's side: filling in, pressing, submitting, closing.

Source: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

from dataclasses import replace
from typing import Any

from local_slack import entered, interactions, payloads
from local_slack.answer import Answer
from local_slack.entered import Values
from local_slack.filing import Filing
from local_slack.limits_of_views import INVALID_ERRORS, check_errors, checked_view
from local_slack.members import Member
from local_slack.refusal import ApiError, Json
from local_slack.sockets import INTERACTIVE
from local_slack.views import View


class Forms(Filing):
    """A workspace in which people use modals and Home tabs."""

    def modal(self, person: Member | str) -> View:
        """The topmost modal that the person has open; LookupError if there is none."""
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
        values: Values | None = None,
    ) -> Answer:
        """Presses a button, or picks from a menu, in a modal or on the Home tab.

        `values` are those that the person has entered in the view's fields meanwhile, as for `submit`. They stay there,
        and the app receives them. LookupError if there is no such element, if it is in an input block without
        dispatch_action, if it does not offer `value`, or if the person sees another view.
        """
        someone = self.member(person)
        self.views.check_before(someone.id, view)
        action = interactions.action(view.content["blocks"], action_id, block_id, value, view.offered)
        self._enter(view, values)
        with self.change():
            entered.enter(view.state, action)
        payload = self._on_view(someone, view, "block_actions")
        payload["container"] = {"type": "view", "view_id": view.id}
        payload["actions"] = [action | {"action_ts": self.acted_at()}]
        return self.ask(INTERACTIVE, payload)

    def submit(self, person: Member | str, values: Values | None = None) -> Answer:
        """Submits the topmost modal with `values` by block_id or action_id (None: emptied).

        Every other field keeps its earlier entry, or its initial value. An option is chosen by its value; in a field
        that asks the app for its options, it must be one that `suggest` gave; a field for files is given those of
        `upload`.

        The app's answer is carried out: errors leave the modal open (they are in `payload["errors"]`), update and push
        show another, clear closes all, none closes this one. A view that Slack would not show is the error
        invalid_view, errors that are at no field are invalid_errors, both with `problems`. ValueError if a required
        field is empty: Slack does not submit that. LookupError for a name that no field has.
        """
        someone, view = self.member(person), self.modal(person)
        self._enter(view, values)
        entered.check_filled(view.content["blocks"], view.state)
        payload = self._on_view(someone, view, "view_submission")
        payload["response_urls"] = []
        answer = self.ask(INTERACTIVE, payload, accepts_response=True)
        if answer.error:
            return answer
        try:
            self._carry_out(answer.payload, view)
        except ApiError as refusal:
            error = refusal.error if refusal.error == INVALID_ERRORS else "invalid_view"
            return replace(answer, error=error, problems=tuple(refusal.details.get("errors", ())))
        return answer

    def close(self, person: Member | str) -> None:
        """Closes the topmost modal, or with clear_on_close all; the app is told if the view asks for that."""
        someone, view = self.member(person), self.modal(person)
        cleared = bool(view.content.get("clear_on_close"))
        with self.change():
            self.views.close(view)
            if cleared:
                self.views.close_all(view.person)
        if view.content.get("notify_on_close"):
            self.ask(INTERACTIVE, self._on_view(someone, view, "view_closed") | {"is_cleared": cleared})

    def _enter(self, view: View, values: Values | None) -> None:
        """The person enters `values` into the view."""
        blocks = view.content["blocks"]
        state = entered.standing(blocks, view.state, values, view.offered)
        self.check_given(self.member(view.person), blocks, state)
        with self.change():
            view.state = state

    def _on_view(self, person: Member, view: View, kind: str) -> Json:
        payload = payloads.interaction(self.home, person, kind)
        # A modal opened by views.open from here does not reach a phone (slackapi/bolt-python#481).
        payload["trigger_id"] = self.triggers.trigger(person.id, opens=kind != "view_submission")
        payload["view"] = self.view_json(view) | {"state": {"values": self.with_files(view.state)}}
        return payload

    def _carry_out(self, answer: Json, view: View) -> None:
        action = answer.get("response_action")
        with self.change():
            if action == "errors":
                check_errors(answer.get("errors"), view.content["blocks"])
            elif action == "clear":
                self.views.close_all(view.person)
            elif action == "update":
                self.views.update(view.id, None, self.view_content(answer.get("view"), "modal"), None)
            elif action == "push":
                self.views.push(view.person, self.view_content(answer.get("view"), "modal"))
            elif action is None:
                self.views.close(view)
            else:
                raise ApiError("invalid_arguments", errors=[f"no such response_action: {action}"])

    def view_content(self, view: Any, kind: str | None = None) -> Json:
        """The view as it is stored, checked, with an id for every block; Refusal invalid_arguments."""
        checked = checked_view(view, kind)
        self.check_file_fields(checked["blocks"])
        return checked | {"blocks": self.with_ids(checked["blocks"])}

    def view_json(self, view: View) -> Json:
        return view.as_json(self.home.team_id, self.home.app_id, self.bot_id)
