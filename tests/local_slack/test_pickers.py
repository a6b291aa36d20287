"""Menus that ask the app: what it is asked, what it may answer, and what can then be chosen."""

from typing import Any

import pytest
from views import Json, button, entry, home, modal, option, row, search, words

from local_slack import Workspace

OPTIONS = {"options": [option("a1", "A1 Visits plan"), option("a2", "A2 Recruit")]}
GROUPS = {"option_groups": [{"label": words("Yours"), "options": [option("a1")]},
                            {"label": words("Others"), "options": [option("a2"), option("a3")]}]}  # fmt: skip


def asked(app: Any) -> Json:
    return dict(app.envelopes("interactive")[-1]["payload"])


def test_the_payload_from_a_modal(app: Any, opened: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: OPTIONS
    view = opened(modal(search("ref"), entry("note"), private_metadata="board 1"))
    answer = workspace.suggest("priya", view, "ref-field", "vis")
    assert answer.options == tuple(OPTIONS["options"])
    envelope = app.envelopes("interactive")[-1]
    assert envelope["accepts_response_payload"] is True
    payload = envelope["payload"]
    expected = {
        "type": "block_suggestion",
        "action_id": "ref-field",
        "block_id": "ref",
        "value": "vis",
        "container": {"type": "view", "view_id": view.id},
        "api_app_id": workspace.home.app_id,
    }
    assert expected.items() <= payload.items()
    assert (payload["user"]["id"], payload["user"]["team_id"], payload["team"]["id"]) == (
        "U0PRIYA",
        "T0LOCAL",
        "T0LOCAL",
    )
    assert (payload["view"]["id"], payload["view"]["private_metadata"]) == (view.id, "board 1")
    assert not {"trigger_id", "response_url", "message", "channel"} & set(payload)


def test_the_payload_from_a_message(app: Any, api: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: OPTIONS
    picker = search("ref")["element"] | {"action_id": "pick"}
    posted = api("chat.postMessage", channel="C0BOARD", text="Which?", blocks=[row(picker)])
    message = workspace.message("C0BOARD", posted["ts"])
    assert workspace.suggest("priya", message, "pick", "a").options
    payload = asked(app)
    assert payload["container"] == {
        "type": "message", "message_ts": posted["ts"], "channel_id": "C0BOARD", "is_ephemeral": False
    }  # fmt: skip
    assert (payload["channel"]["id"], payload["message"]["ts"]) == ("C0BOARD", posted["ts"])
    assert not {"trigger_id", "response_url", "view"} & set(payload)
    workspace.press("priya", "C0BOARD", posted["ts"], "pick", value="a2")
    assert asked(app)["actions"][0]["selected_option"] == option("a2", "A2 Recruit")


def test_the_payload_from_home(app: Any, api: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: OPTIONS
    api("views.publish", user_id="U0PRIYA", view=home(search("ref")))
    view = workspace.home_of("priya")
    assert workspace.suggest("priya", view, "ref-field", "a").options
    assert (asked(app)["view"]["type"], asked(app)["container"]["view_id"]) == ("home", view.id)


def test_an_organisation_stands_in_the_place_of_its_workspace(app: Any, opened: Any, workspace: Workspace) -> None:
    view = opened(modal(search("ref")))
    workspace.change_member("priya", enterprise="E0COUNCILS")
    workspace.suggest("priya", view, "ref-field", "a")
    assert asked(app)["user"]["team_id"] == "E0COUNCILS"


def test_what_was_offered_can_be_chosen(app: Any, opened: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: GROUPS
    view = opened(modal(search("ref"), search("links", "multi_external_select")))
    assert [each["value"] for each in workspace.suggest("priya", view, "ref-field", "a").options] == ["a1", "a2", "a3"]
    workspace.suggest("priya", view, "links-field", "a")
    app.answer = lambda _envelope: {}
    with pytest.raises(LookupError, match="offers no 'a9'"):
        workspace.submit("priya", {"ref": "a9"})
    workspace.submit("priya", {"ref": "a2", "links": ["a1", "a3"]})
    values = asked(app)["view"]["state"]["values"]
    assert values["ref"]["ref-field"]["selected_option"] == option("a2")
    assert [each["value"] for each in values["links"]["links-field"]["selected_options"]] == ["a1", "a3"]


@pytest.mark.parametrize(
    ("element", "typed", "is_asked"),
    [
        ({"min_query_length": 0}, "", True),
        ({"min_query_length": 1}, "", False),
        ({"min_query_length": 1}, "a", True),
        ({"min_query_length": 4}, "vis", False),
        ({}, "vi", False),
        ({}, "vis", True),
    ],
)
def test_how_much_has_to_be_typed(
    app: Any, opened: Any, workspace: Workspace, element: Json, typed: str, is_asked: bool
) -> None:
    app.answer = lambda _envelope: OPTIONS
    block = entry("ref", element={"type": "external_select"} | element)
    view = opened(modal(block))
    if is_asked:
        assert workspace.suggest("priya", view, "ref-field", typed).options
    else:
        with pytest.raises(ValueError, match="asks the app from"):
            workspace.suggest("priya", view, "ref-field", typed)
        assert app.envelopes("interactive") == []


TAKEN: dict[str, tuple[Json, int]] = {
    "none": ({"options": []}, 0),
    "a hundred": ({"options": [option(f"a{number}") for number in range(100)]}, 100),
    "the longest": ({"options": [option("v" * 150, "t" * 75)]}, 1),
    "groups": (GROUPS, 3),
}
REFUSED: dict[str, tuple[Any, str]] = {
    "nothing": ({}, "missing required field: options"),
    "too many": ({"options": [option(f"a{number}") for number in range(101)]}, "no more than 100 items allowed"),
    "a text too long": ({"options": [option("a", "t" * 76)]}, "must be less than 76"),
    "a value too long": ({"options": [option("v" * 151, "A1")]}, "must be less than 151"),
    "marked words": ({"options": [{"text": {"type": "mrkdwn", "text": "*A1*"}, "value": "a1"}]}, "unsupported type"),
    "no value": ({"options": [{"text": words("A1")}]}, "missing required field: value"),
    "a label too long": ({"option_groups": [{"label": words("l" * 76), "options": [option("a")]}]}, "less than 76"),
    "an empty group": ({"option_groups": [{"label": words("Yours"), "options": []}]}, "no fewer than 1"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_answers_that_are_shown(name: str, app: Any, opened: Any, workspace: Workspace) -> None:
    payload, many = TAKEN[name]
    app.answer = lambda _envelope: payload
    answer = workspace.suggest("priya", opened(modal(search("ref"))), "ref-field", "a")
    assert (answer.error, len(answer.options)) == (None, many)


@pytest.mark.parametrize("name", REFUSED)
def test_answers_that_show_nothing(name: str, app: Any, opened: Any, workspace: Workspace) -> None:
    payload, complaint = REFUSED[name]
    app.answer = lambda _envelope: payload
    answer = workspace.suggest("priya", opened(modal(search("ref"))), "ref-field", "a")
    assert (answer.error, answer.options) == ("invalid_options", ())
    assert complaint in answer.problems[0]


def test_no_answer(app: Any, opened: Any, workspace: Workspace) -> None:
    view = opened(modal(search("ref")))
    app.answer = lambda _envelope: app.SILENT
    assert workspace.suggest("priya", view, "ref-field", "a").error == "operation_timeout"


def test_nobody_searches_what_another_sees(app: Any, opened: Any, workspace: Workspace) -> None:
    view = opened(modal(search("ref")))
    with pytest.raises(LookupError, match="U0SAM has no view"):
        workspace.suggest("sam", view, "ref-field", "a")
    picker = search("ref")["element"] | {"action_id": "pick"}
    private = workspace.post(workspace.channel("C0BOARD"), workspace.bot.id, "", [row(picker)], only_for="U0PRIYA")
    with pytest.raises(LookupError, match="sam sees no message"):
        workspace.suggest("sam", private, "pick", "a")
    assert app.envelopes("interactive") == []


def test_a_menu_that_is_none(opened: Any, workspace: Workspace) -> None:
    view = opened(modal(entry("note"), row(button("more"))))
    with pytest.raises(LookupError, match="no menu 'note-field'"):
        workspace.suggest("priya", view, "note-field", "abc")


@pytest.mark.parametrize("act", ["search", "submit"])
def test_an_answer_longer_than_a_frame_is_cut_and_asked_for_again(
    app: Any, api: Any, opened: Any, workspace: Workspace, act: str
) -> None:
    """As for commands: the line is cut before the answer is read, and the next line gets the same question."""
    view = opened(modal(search("ref")))
    long = {"options": [option("v" * 150, "t" * 75) for _ in range(100)]}
    update = {"response_action": "update", "view": modal(*[entry(f"n{n}", hint=words("h" * 900)) for n in range(30)])}
    app.answer = lambda _envelope: long if act == "search" else update
    answer = workspace.suggest("priya", view, "ref-field", "a") if act == "search" else workspace.submit("priya")
    assert (answer.error, workspace.sockets.cut_for_length) == ("operation_timeout", 1)
    with api.socket() as again:
        envelopes = []
        for line in again:
            envelopes.append(line)
            if "block_suggestion" in line or "view_submission" in line:
                break
    assert answer.envelope_id in envelopes[-1]


def test_without_a_socket_only_an_options_url_is_asked(app: Any, opened: Any, workspace: Workspace) -> None:
    view = opened(modal(search("ref")))
    app.answer = lambda _envelope: OPTIONS
    workspace.socket_mode = False
    assert workspace.suggest("priya", view, "ref-field", "a").error == "no_options_url"
    assert app.envelopes("interactive") == []
    workspace.options_url = "https://bot.council.example/slack/events"
    assert workspace.suggest("priya", view, "ref-field", "a").options
