"""Modals and the Home tab on the page: filling in, what is wrong, stacks, and what the app hears."""

from typing import Any

import pytest

Json = dict[str, Any]


def words(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def entry(name: str, element: Json | None = None, **more: Any) -> Json:
    made = {"type": "plain_text_input", "action_id": "field"} | (element or {})
    return {"type": "input", "block_id": name, "label": words(name.capitalize()), "element": made} | more


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": words("Action"), "submit": words("Save"), "blocks": list(blocks)} | more


@pytest.fixture
def opened(page: Any, app: Any, api: Any, workspace: Any) -> Any:
    """Opens a modal before Priya; gives the fields that its form sends."""

    def made(view: Json) -> Json:
        page.do("send", text="/action")
        trigger = app.envelopes("slash_commands")[-1]["payload"]["trigger_id"]
        shown = api("views.open", trigger_id=trigger, view=view)["view"]
        names = [f"value/{each['block_id']}/field" for each in shown["blocks"] if each["type"] == "input"]
        return {"view": shown["id"], "asked": names}

    return made


def submitted(app: Any) -> Json:
    return dict(app.envelopes("interactive")[-1]["payload"])


def test_a_modal_is_drawn_with_its_labels_hints_and_words(page: Any, opened: Any) -> None:
    opened(modal(entry("title", hint=words("In a line")), entry("due", {"type": "datepicker"}, optional=True)))
    html = page.see()
    assert 'aria-labelledby="dialog-title"' in html
    assert ">Action</h2>" in html
    assert '<label class="label" for="value/title/field">Title</label>' in html
    assert 'aria-describedby="value/title/field/hint"' in html
    assert "<small>(optional)</small>" in html
    assert ">Save</button>" in html
    assert ">Action</h2>" not in page.see("/as/sam/in/improvement-board")


def test_a_required_field_left_empty_is_said_at_the_field_and_the_rest_stays(page: Any, app: Any, opened: Any) -> None:
    form = opened(modal(entry("title"), entry("note", optional=True)))
    html = page.do("submit", **form, **{"value/note/field": "so <far>"})
    assert 'id="value/title/field/error">Please complete this required field.' in html
    assert 'aria-invalid="true"' in html
    assert 'value="so &lt;far&gt;"' in html
    assert app.envelopes("interactive") == []


@pytest.mark.parametrize(
    ("element", "value", "words_"),
    [
        ({"min_length": 5}, "abc", "Please write 5 characters or more."),
        ({"max_length": 2}, "abc", "Please write 2 characters at most."),
        ({"type": "email_text_input"}, "jo", "Please write an e-mail address."),
        ({"type": "url_text_input"}, "jo", "Please write a web address, with https://"),
        ({"type": "number_input", "is_decimal_allowed": False}, "7.5", "Please write a number."),
        ({"type": "number_input", "is_decimal_allowed": True, "min_value": "1"}, "0.5", "Please write 1 or more."),
        ({"type": "number_input", "is_decimal_allowed": True, "max_value": "1"}, "1.5", "Please write 1 or less."),
    ],
)  # fmt: skip
def test_what_slack_checks_itself(page: Any, opened: Any, element: Json, value: str, words_: str) -> None:
    form = opened(modal(entry("title", element)))
    assert words_ in page.do("submit", **form, **{"value/title/field": value})


def test_the_apps_own_errors_are_at_their_fields_and_the_words_stay(page: Any, app: Any, opened: Any) -> None:
    form = opened(modal(entry("due")))
    app.answer = lambda envelope: {"response_action": "errors", "errors": {"due": "Two readings <b>"}}
    html = page.do("submit", **form, **{"value/due/field": "July 17"})
    assert 'id="value/due/field/error">Two readings &lt;b&gt;</p>' in html
    assert 'value="July 17"' in html
    app.answer = lambda envelope: {}
    html = page.do("submit", **form, **{"value/due/field": "17 July 2020"})
    assert "<dialog" not in html
    assert submitted(app)["view"]["state"]["values"]["due"]["field"]["value"] == "17 July 2020"


def test_a_field_made_empty_is_reported_empty(page: Any, app: Any, opened: Any) -> None:
    form = opened(modal(entry("note", {"initial_value": "before"}, optional=True)))
    page.do("submit", **form, **{"value/note/field": ""})
    assert submitted(app)["view"]["state"]["values"]["note"]["field"]["value"] is None


def test_an_app_that_does_not_answer_leaves_the_modal_and_its_words(page: Any, app: Any, opened: Any) -> None:
    form = opened(modal(entry("due")))
    app.answer = lambda envelope: app.SILENT
    html = page.do("submit", **form, **{"value/due/field": "mid August"})
    assert "We had some trouble connecting. Try again? (operation_timeout)" in html
    assert 'value="mid August"' in html


def test_update_push_and_back(page: Any, app: Any, opened: Any) -> None:
    form = opened(modal(entry("due")))
    second = modal(entry("why"), title=words("Reason"))
    app.answer = lambda envelope: {"response_action": "push", "view": second}
    html = page.do("submit", **form, **{"value/due/field": "mid August"})
    assert ">Reason</h2>" in html
    assert ">Back</button>" in html
    assert ">Action</h2>" in page.do("close", **form)
    app.answer = lambda envelope: {
        "response_action": "update",
        "view": modal(title=words("Saved"), submit=words("Done")),
    }
    assert ">Saved</h2>" in page.do("submit", **form, **{"value/due/field": "mid August"})
    assert "<dialog" not in page.do("close", **form)


def test_a_press_in_a_modal_keeps_its_words_and_tells_the_app_of_them(page: Any, app: Any, opened: Any) -> None:
    look_up = {"type": "actions", "block_id": "acts", "elements": [
        {"type": "button", "text": words("Look up"), "action_id": "look", "value": "1"}]}  # fmt: skip
    form = opened(modal(entry("due"), look_up))
    html = page.do("press-in-view", **form, **{"value/due/field": "mid", "press": '["acts", "look", null]'})
    assert 'value="mid"' in html
    payload = submitted(app)
    assert payload["type"] == "block_actions"
    assert payload["view"]["state"]["values"]["due"]["field"]["value"] == "mid"


def test_a_field_that_the_app_adds_has_its_own_first_words(page: Any, app: Any, api: Any, opened: Any) -> None:
    form = opened(modal(entry("due")))
    page.do("press-in-view", **form, **{"value/due/field": "mid", "press": '["due", "field", null]'})
    api("views.update", view_id=form["view"], view=modal(entry("due"), entry("why", {"initial_value": "because"})))
    html = page.see()
    assert 'value="mid"' in html
    assert 'value="because"' in html


def test_somebody_elses_modal_cannot_be_sent_or_pressed(page: Any, app: Any, opened: Any) -> None:
    form = opened(modal(entry("due")))
    for act in ("submit", "press-in-view"):
        page.do(act, "sam", **form, **{"value/due/field": "x", "press": '["due", "field", null]'})
    assert app.envelopes("interactive") == []
    assert ">Action</h2>" in page.see()


def test_the_home_tab(page: Any, app: Any, api: Any, workspace: Any) -> None:
    home = {"type": "home", "blocks": [{"type": "header", "text": words("Your actions")}, {"type": "actions", "block_id": "b",
            "elements": [{"type": "button", "text": words("More"), "action_id": "more"}]}]}  # fmt: skip
    assert "boardbot shows nothing here yet." in page.do("home", back="/as/priya/home")
    workspace.wait_for(lambda: app.envelopes("events_api"))
    assert app.envelopes("events_api")[-1]["payload"]["event"]["type"] == "app_home_opened"
    view = api("views.publish", user_id="U0PRIYA", view=home)["view"]["id"]
    assert "<h3>Your actions</h3>" in page.see("/as/priya/home")
    page.do("press-in-view", view=view, press='["b", "more", null]', back="/as/priya/home")
    assert submitted(app)["container"] == {"type": "view", "view_id": view}
