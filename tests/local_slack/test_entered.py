"""What stands in a form's fields: entered, left as it was, kept through an update, and lost in one."""

from typing import Any

import pytest
from views import Json, button, entry, home, menu, modal, option, row, search

from local_slack import Workspace
from local_slack.entered import standing


def sent(app: Any) -> Json:
    """block_id → the choice, as the last interaction tells it; where a row has several, by action_id."""
    values = app.envelopes("interactive")[-1]["payload"]["view"]["state"]["values"]
    made = {}
    for block_id, entries in values.items():
        for action_id, chosen in entries.items():
            (value,) = [value for name, value in chosen.items() if name != "type"]
            value = value["value"] if isinstance(value, dict) else value
            made[block_id if block_id != "row" else action_id] = value
    return made


BOXES = {"type": "checkboxes", "action_id": "ticks", "options": [option("a1"), option("a2")]}
FIELDS: dict[str, tuple[Json, Any, Json]] = {
    "words": (entry("f"), "Visits", {"value": "Visits"}),
    "words as they were": (entry("f", element={"initial_value": "Was"}), "-", {"value": "Was"}),
    "words made empty": (entry("f", element={"initial_value": "Was"}), None, {"value": None}),
    "nothing entered": (entry("f"), "-", {"value": None}),
    "a choice": (menu("f", "red", "green"), "red", {"selected_option": option("red")}),
    "a choice as it was": (menu("f", "red", initial_option=option("red")), "-", {"selected_option": option("red")}),
    "ticks": (entry("f", element=BOXES), ["a2"], {"selected_options": [option("a2")]}),
    "a person": (entry("f", element={"type": "users_select"}), "U0SAM", {"selected_user": "U0SAM"}),
    "a day": (entry("f", element={"type": "datepicker"}), "2020-07-31", {"selected_date": "2020-07-31"}),
    "a channel of many": (
        entry("f", element={"type": "multi_channels_select"}),
        ["C0BOARD"],
        {"selected_channels": ["C0BOARD"]},
    ),
    "what nobody was offered": (search("f"), option("made-up"), {"selected_option": option("made-up")}),
    "what stood there first": (search("f", initial_option=option("a1")), "a1", {"selected_option": option("a1")}),
}


@pytest.mark.parametrize("name", FIELDS)
def test_what_a_field_reports(name: str) -> None:
    block, value, wanted = FIELDS[name]
    values = {} if value == "-" else {"f": value}
    ((entries),) = standing([block], {}, values).values()
    ((reported),) = entries.values()
    assert reported == {"type": block["element"]["type"]} | wanted


@pytest.mark.parametrize(
    ("block", "values", "complaint"),
    [
        (menu("f", "red"), {"f": "blue"}, "offers no 'blue'"),
        (search("f"), {"f": "a1"}, "offers no 'a1'"),
        (entry("f"), {"due": "31 July"}, "no field"),
    ],
)
def test_what_cannot_be_entered(block: Json, values: Json, complaint: str) -> None:
    with pytest.raises(LookupError, match=complaint):
        standing([block], {}, values)


def test_a_press_tells_what_stands_in_every_field(app: Any, opened: Any, workspace: Workspace) -> None:
    view = opened(modal(entry("note", element={"initial_value": "so far"}), entry("due"), row(button("more"), BOXES)))
    workspace.press_in_view("priya", view, "more", values={"due": "mid August"})
    assert sent(app) == {"note": "so far", "due": "mid August", "ticks": []}
    workspace.press_in_view("priya", view, "ticks", value=["a1"])
    assert sent(app) == {"note": "so far", "due": "mid August", "ticks": [option("a1")]}


def test_what_was_entered_stays_when_the_form_is_refused(app: Any, opened: Any, workspace: Workspace) -> None:
    opened(modal(entry("title"), entry("due")))
    app.answer = lambda _envelope: {"response_action": "errors", "errors": {"due": "Two readings"}}
    workspace.submit("priya", {"title": "Visits plan", "due": "July 17"})
    app.answer = lambda _envelope: {}
    workspace.submit("priya", {"due": "17 July"})
    assert sent(app) == {"title": "Visits plan", "due": "17 July"}


UPDATES: dict[str, tuple[Json, Any, Json, Any]] = {
    "the same field": (entry("f"), "mid August", entry("f"), "mid August"),
    "a new first value under the same ids": (
        entry("f", element={"initial_value": "old"}), "-", entry("f", element={"initial_value": "new"}), "old",
    ),
    "a first value where there was none": (entry("f"), "-", entry("f", element={"initial_value": "new"}), None),
    "a new block_id": (
        entry("f", element={"initial_value": "old"}), "typed", entry("g", element={"initial_value": "new"}), "new",
    ),
    "a new action_id": (
        entry("f"), "typed", entry("f", element={"initial_value": "new", "action_id": "other"}), "new",
    ),
    "another kind of field": (entry("f"), "typed", menu("f", "red", initial_option=option("red")), "red"),
    "a choice that is still offered": (menu("f", "red", "green"), "red", menu("f", "green", "red"), "red"),
    "another first choice": (
        menu("f", "red", "green", initial_option=option("red")), "-",
        menu("f", "red", "green", initial_option=option("green")), "red",
    ),
    "a choice that is offered no more": (menu("f", "red", "green"), "red", menu("f", "green"), None),
    "a choice of the app's own list": (search("f", initial_option=option("a1")), "-", search("f"), "a1"),
}  # fmt: skip


@pytest.mark.parametrize("name", UPDATES)
def test_what_an_update_keeps(name: str, app: Any, api: Any, opened: Any, workspace: Workspace) -> None:
    before, typed, after, kept = UPDATES[name]
    view = opened(modal(before, row(button("more"))))
    workspace.press_in_view("priya", view, "more", values={} if typed == "-" else {"f": typed})
    assert api("views.update", view_id=view.id, view=modal(after | {"optional": True}))["ok"]
    workspace.submit("priya")
    assert list(sent(app).values()) == [kept]


def test_home_keeps_its_first_choice_under_the_same_ids(app: Any, api: Any, workspace: Workspace) -> None:
    """python-slack-sdk#1417: published anew with another initial_option, Android still shows and sends the old one."""

    def picker(first: str, block_id: str) -> Json:
        chosen = {"type": "static_select", "action_id": "board", "options": [option("north"), option("south")]}
        return row(chosen | {"initial_option": option(first)}, button("go"), block_id=block_id)

    api("views.publish", user_id="U0PRIYA", view=home(picker("north", "row")))
    for block_id, kept in (("row", "north"), ("row-2", "south")):
        api("views.publish", user_id="U0PRIYA", view=home(picker("south", block_id)))
        workspace.press_in_view("priya", workspace.home_of("priya"), "go")
        assert list(sent(app).values()) == [kept]


def test_an_input_tells_of_itself_only_where_it_dispatches(app: Any, opened: Any, workspace: Workspace) -> None:
    view = opened(modal(entry("due"), entry("owner", dispatch_action=True)))
    with pytest.raises(LookupError, match="no element 'due-field'"):
        workspace.press_in_view("priya", view, "due-field", value="mid August")
    workspace.press_in_view("priya", view, "owner-field", value="Sam")
    action = app.envelopes("interactive")[-1]["payload"]["actions"][0]
    assert (action["block_id"], action["value"]) == ("owner", "Sam")


def test_a_message_tells_what_stands_in_it(app: Any, api: Any, workspace: Workspace) -> None:
    posted = api("chat.postMessage", channel="C0BOARD", text="Which?", blocks=[row(button("go"), BOXES)])
    workspace.press("priya", "C0BOARD", posted["ts"], "ticks", value=["a1"])
    state = app.envelopes("interactive")[-1]["payload"]["state"]["values"]
    assert state == {"row": {"ticks": {"type": "checkboxes", "selected_options": [option("a1")]}}}
