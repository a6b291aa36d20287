"""Modals and the Home tab: opening, filling in, sending, stacking, closing."""

from typing import Any

import pytest
from views import entry, modal, words

from local_slack import Workspace

Json = dict[str, Any]


def submission(app: Any) -> Json:
    return dict(app.envelopes("interactive")[-1]["payload"])


def test_opening(api: Any, trigger: Any, workspace: Workspace) -> None:
    answer = api("views.open", trigger_id=trigger(), view=modal(entry("title"), private_metadata="A1"))
    view = answer["view"]
    assert (view["type"], view["private_metadata"], view["root_view_id"]) == ("modal", "A1", view["id"])
    assert workspace.modal("priya").id == view["id"]
    with pytest.raises(LookupError):
        workspace.modal("sam")


def test_a_trigger_serves_once_and_soon(api: Any, trigger: Any, clock: Any) -> None:
    name = trigger()
    assert api("views.open", trigger_id=name, view=modal())["ok"]
    assert api("views.open", trigger_id=name, view=modal())["error"] == "exchanged_trigger_id"
    late = trigger()
    clock.forward(seconds=3.1)
    assert api("views.open", trigger_id=late, view=modal())["error"] == "expired_trigger_id"
    assert api("views.open", trigger_id="1.2.3", view=modal())["error"] == "invalid_trigger_id"


def test_a_view_that_cannot_be_shown_spends_no_trigger(api: Any, trigger: Any) -> None:
    name = trigger()
    refused = api("views.open", trigger_id=name, view=modal(title=words("x" * 25)))
    assert refused["error"] == "invalid_arguments"
    assert "must be less than 25" in refused["response_metadata"]["messages"][0]
    assert api("views.open", trigger_id=name, view="{")["error"] == "invalid_arguments"
    assert api("views.open", trigger_id=name, view={"type": "home", "blocks": []})["error"] == "invalid_arguments"
    assert api("views.open", trigger_id=name, view=modal())["ok"]


def test_sending(app: Any, api: Any, trigger: Any, workspace: Workspace) -> None:
    blocks = [entry("title"), entry("due", optional=True), entry("owner", element={"initial_value": "Sam"})]
    api("views.open", trigger_id=trigger(), view=modal(*blocks, callback_id="new-action"))
    answer = workspace.submit("priya", {"title": "Visits plan"})
    assert answer.acknowledged
    payload = submission(app)
    assert payload["type"] == "view_submission"
    assert payload["view"]["callback_id"] == "new-action"
    assert payload["view"]["state"]["values"] == {
        "title": {"title-field": {"type": "plain_text_input", "value": "Visits plan"}},
        "due": {"due-field": {"type": "plain_text_input", "value": None}},
        "owner": {"owner-field": {"type": "plain_text_input", "value": "Sam"}},
    }
    with pytest.raises(LookupError):
        workspace.modal("priya")


def test_a_required_field(api: Any, trigger: Any, workspace: Workspace) -> None:
    api("views.open", trigger_id=trigger(), view=modal(entry("title")))
    with pytest.raises(ValueError, match="Title is required"):
        workspace.submit("priya")


def test_errors_leave_it_open(app: Any, api: Any, trigger: Any, workspace: Workspace) -> None:
    api("views.open", trigger_id=trigger(), view=modal(entry("due")))
    app.answer = lambda _envelope: {"response_action": "errors", "errors": {"due": "No such day"}}
    answer = workspace.submit("priya", {"due-field": "31 February"})
    assert answer.payload["errors"] == {"due": "No such day"}
    assert workspace.modal("priya")


@pytest.fixture
def two_modals(api: Any, trigger: Any) -> None:
    api("views.open", trigger_id=trigger(), view=modal(title=words("First")))
    api("views.push", trigger_id=trigger(), view=modal(title=words("Second")))


@pytest.mark.usefixtures("two_modals")
@pytest.mark.parametrize(
    ("action", "titles"),
    [("update", ["First", "Next"]), ("push", ["First", "Second", "Next"]), ("clear", []), (None, ["First"])],
)
def test_what_the_app_answers(app: Any, workspace: Workspace, action: str | None, titles: list[str]) -> None:
    shown = {"response_action": action, "view": modal(title=words("Next"))} if action else {}
    app.answer = lambda _envelope: shown
    assert workspace.submit("priya").error is None
    assert [view.content["title"]["text"] for view in workspace.views.stack("U0PRIYA")] == titles


def test_an_answer_that_is_no_view(app: Any, api: Any, trigger: Any, workspace: Workspace) -> None:
    api("views.open", trigger_id=trigger(), view=modal())
    app.answer = lambda _envelope: {"response_action": "update", "view": modal(title=words("x" * 25))}
    answer = workspace.submit("priya")
    assert answer.error == "invalid_view"
    assert "must be less than 25" in answer.problems[0]


def test_no_answer(app: Any, api: Any, trigger: Any, workspace: Workspace) -> None:
    api("views.open", trigger_id=trigger(), view=modal())
    app.answer = lambda _envelope: app.SILENT
    assert workspace.submit("priya").error == "operation_timeout"
    assert workspace.modal("priya")


def test_three_at_most(api: Any, trigger: Any) -> None:
    assert api("views.push", trigger_id=trigger(), view=modal())["error"] == "not_found"
    first = api("views.open", trigger_id=trigger(), view=modal())["view"]["id"]
    second = api("views.push", trigger_id=trigger(), view=modal())["view"]
    assert (second["root_view_id"], second["previous_view_id"]) == (first, first)
    assert api("views.push", trigger_id=trigger(), view=modal())["ok"]
    assert api("views.push", trigger_id=trigger(), view=modal())["error"] == "push_limit_reached"


def test_updating_by_id_and_hash(api: Any, trigger: Any, workspace: Workspace) -> None:
    view = api("views.open", trigger_id=trigger(), view=modal(external_id="mine"))["view"]
    loaded = modal(title=words("Loaded"), external_id="mine")
    assert api("views.update", view_id=view["id"], hash=view["hash"], view=loaded)["ok"]
    assert workspace.modal("priya").content["title"]["text"] == "Loaded"
    stale = api("views.update", view_id=view["id"], hash=view["hash"], view=loaded)
    assert stale["error"] == "hash_conflict"
    assert api("views.update", external_id="mine", view=loaded)["ok"]
    assert api("views.update", view_id="V0NONE", view=loaded)["error"] == "not_found"


def test_closing(app: Any, api: Any, trigger: Any, workspace: Workspace) -> None:
    api("views.open", trigger_id=trigger(), view=modal())
    workspace.close("priya")
    assert app.envelopes("interactive") == []
    api("views.open", trigger_id=trigger(), view=modal(notify_on_close=True))
    workspace.close("priya")
    assert submission(app)["type"] == "view_closed"


def test_a_button_in_a_modal(app: Any, api: Any, trigger: Any, workspace: Workspace) -> None:
    button = {"type": "button", "action_id": "more", "text": words("More")}
    api("views.open", trigger_id=trigger(), view=modal({"type": "actions", "elements": [button]}))
    workspace.press_in_view("priya", workspace.modal("priya"), "more")
    payload = submission(app)
    assert payload["container"] == {"type": "view", "view_id": workspace.modal("priya").id}
    assert payload["actions"][0]["action_id"] == "more"
    assert "response_url" not in payload


def test_the_home_tab(app: Any, api: Any, workspace: Workspace) -> None:
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    first = api("views.publish", user_id="U0PRIYA", view=home)["view"]
    assert api("views.publish", user_id="U0PRIYA", view=home, hash=first["hash"])["view"]["id"] == first["id"]
    assert api("views.publish", user_id="U0PRIYA", view=home, hash=first["hash"])["error"] == "hash_conflict"
    assert api("views.publish", user_id="U0NOBODY", view=home)["error"] == "user_not_found"
    assert api("views.publish", user_id="U0PRIYA", view=modal())["error"] == "invalid_arguments"
    workspace.open_home("priya")
    workspace.open_home("sam")
    workspace.wait_for(lambda: len(app.envelopes("events_api")) == 2)
    mine, theirs = (envelope["payload"]["event"] for envelope in app.envelopes("events_api"))
    assert (mine["type"], mine["tab"], mine["view"]["id"]) == ("app_home_opened", "home", first["id"])
    assert "view" not in theirs


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        ({"response_action": "errors", "errors": {"title": "Too long", "when": "No such day"}}, "no input block when"),
        ({"response_action": "errors", "errors": {"note": "Not an input"}}, "no input block note"),
        ({"response_action": "errors", "errors": {"title": ""}}, "no words for title"),
        ({"response_action": "errors", "errors": {}}, "errors must be words by block_id"),
    ],
)
def test_errors_that_are_at_no_field(app: Any, opened: Any, workspace: Workspace, answer: Json, complaint: str) -> None:
    opened(modal(entry("title"), {"type": "section", "block_id": "note", "text": words("Note")}))
    app.answer = lambda _envelope: answer
    refused = workspace.submit("priya", {"title": "Visits plan"})
    assert (refused.error, refused.problems[0]) == ("invalid_errors", complaint)
    assert workspace.modal("priya")


def test_an_answer_of_no_known_kind(app: Any, opened: Any, workspace: Workspace) -> None:
    opened(modal())
    app.answer = lambda _envelope: {"response_action": "close"}
    assert workspace.submit("priya").error == "invalid_view"
    assert workspace.modal("priya")


def test_a_submission_opens_no_modal_but_pushes_one(app: Any, api: Any, opened: Any, workspace: Workspace) -> None:
    """slackapi/bolt-python#481: opened so, it does not show on a phone."""
    opened(modal())
    opened(modal(entry("title")))
    app.answer = lambda _envelope: {"response_action": "errors", "errors": {"title": "Too short"}}
    workspace.submit("priya", {"title": "x"})
    trigger_id = submission(app)["trigger_id"]
    refused = api("views.open", trigger_id=trigger_id, view=modal())
    assert refused["error"] == "invalid_arguments"
    assert "a submission opens no modal on a phone" in refused["response_metadata"]["messages"][0]
    assert api("views.push", trigger_id=trigger_id, view=modal())["ok"]


def test_a_home_tab_becomes_no_modal(api: Any, workspace: Workspace) -> None:
    view = api("views.publish", user_id="U0PRIYA", view={"type": "home", "blocks": []})["view"]
    assert api("views.update", view_id=view["id"], view=modal())["error"] == "invalid_arguments"
    assert workspace.home_of("priya").hash == view["hash"]


def test_only_the_view_before_a_person_can_be_used(opened: Any, api: Any, trigger: Any, workspace: Workspace) -> None:
    more = {"type": "actions", "elements": [{"type": "button", "action_id": "more", "text": words("More")}]}
    below = opened(modal(more))
    with pytest.raises(LookupError, match="U0SAM has no view"):
        workspace.press_in_view("sam", below, "more")
    api("views.push", trigger_id=trigger(), view=modal(more))
    with pytest.raises(LookupError, match="U0PRIYA has no view"):
        workspace.press_in_view("priya", below, "more")
    workspace.press_in_view("priya", workspace.modal("priya"), "more")
    workspace.close("priya")
    workspace.press_in_view("priya", below, "more")
    workspace.close("priya")
    with pytest.raises(LookupError, match="U0PRIYA has no view"):
        workspace.press_in_view("priya", below, "more")


def test_closing_all(app: Any, api: Any, trigger: Any, workspace: Workspace) -> None:
    api("views.open", trigger_id=trigger(), view=modal())
    api("views.push", trigger_id=trigger(), view=modal(clear_on_close=True, notify_on_close=True))
    workspace.close("priya")
    assert workspace.views.stack("U0PRIYA") == []
    assert (submission(app)["type"], submission(app)["is_cleared"]) == ("view_closed", True)
