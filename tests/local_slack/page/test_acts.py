"""What a person does on the page without scripts, and what each person then sees."""

from typing import Any

import pytest

Json = dict[str, Any]


def words(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(label: str, **more: Any) -> Json:
    return {"type": "button", "text": words(label), "action_id": label.lower(), "value": label} | more


def test_the_front_door_leads_to_the_first_person_and_channel(page: Any) -> None:
    answer = page.http.get("/")
    assert answer.url.path == "/as/priya/in/improvement-board"
    assert "<title>#improvement-board as Priya Shah – Try it</title>" in answer.text


def test_a_command_is_typed_and_its_answer_is_private(page: Any, app: Any) -> None:
    app.answer = lambda envelope: {"text": "*A1 logged.* R&amp;D"}
    html = page.do("send", text="/action add Visits plan @sam")
    assert app.envelopes("slash_commands")[-1]["payload"]["text"] == "add Visits plan <@U0SAM>"
    assert "<strong>A1 logged.</strong> R&amp;D" in html
    assert "Only visible to you" in html
    assert "<code>/action add Visits plan @sam</code>" in html
    assert "A1 logged" not in page.see("/as/sam/in/improvement-board")


def test_a_public_answer_shows_the_command_to_everybody(page: Any, app: Any) -> None:
    app.answer = lambda envelope: {"text": "shared", "response_type": "in_channel"}
    page.do("send", text="/action list")
    html = page.see("/as/sam/in/improvement-board")
    assert "<p>/action list</p>" in html
    assert "Only visible" not in html


def test_no_answer_in_time_is_said_as_slack_says_it(page: Any, app: Any) -> None:
    app.answer = lambda envelope: app.SILENT
    assert "/action failed with the error “operation_timeout”" in page.do("send", text="/action list")
    assert "operation_timeout" not in page.see("/as/sam/in/improvement-board")


def test_an_unknown_command_is_refused_by_the_workspace_itself(page: Any, app: Any) -> None:
    assert "/acton is not a valid command." in page.do("send", text="/acton list")
    assert app.envelopes("slash_commands") == []


def test_a_command_in_a_thread_is_refused_there(page: Any, workspace: Any, app: Any) -> None:
    said = workspace.say("sam", "C0BOARD", "When?")
    back = f"/as/priya/in/improvement-board?thread={said.ts}"
    html = page.do("send", text="/action list", thread=said.ts, back=back)
    assert "/action is not supported in threads. Sorry! Mention the app instead: @boardbot action list" in html
    assert app.envelopes("slash_commands") == []


def test_words_in_the_channel_and_a_thread(page: Any, workspace: Any) -> None:
    html = page.do("send", text="When is the *board*?")
    assert "<p>When is the <strong>board</strong>?</p>" in html
    first = workspace.messages("C0BOARD")[0]
    back = f"/as/priya/in/improvement-board?thread={first.ts}"
    html = page.do("send", text="On Monday", thread=first.ts, back=back)
    assert html.count("<p>On Monday</p>") == 1
    assert "1 reply" in html
    assert "On Monday" not in page.see()


def test_nothing_typed_says_nothing(page: Any, workspace: Any) -> None:
    page.do("send", text="  ")
    assert workspace.messages("C0BOARD") == []


def test_an_archived_channel_says_so(page: Any, workspace: Any) -> None:
    workspace.archive("C0BOARD")
    assert "You cannot post here." in page.do("send", text="hello")


def test_the_direct_message(page: Any, workspace: Any, app: Any) -> None:
    html = page.see("/as/priya/direct")
    assert "<h1>boardbot</h1>" in html
    channel = workspace.direct_message("priya")
    html = page.do("send", text="status", channel=channel.id, back="/as/priya/direct")
    assert "<p>status</p>" in html
    workspace.wait_for(lambda: app.envelopes("events_api"))
    assert "<p>status</p>" not in page.see("/as/sam/direct")


def test_a_button_is_pressed_with_its_value(page: Any, workspace: Any, app: Any) -> None:
    workspace.post(
        workspace.channel("C0BOARD"),
        workspace.bot.id,
        "x",
        [{"type": "actions", "elements": [button("Next"), button("Last")]}],
    )
    page.press("Last")
    (action,) = app.envelopes("interactive")[-1]["payload"]["actions"]
    assert (action["action_id"], action["value"], action["type"]) == ("last", "Last", "button")


@pytest.mark.parametrize(
    ("element", "label", "value", "reported"),
    [
        ({"type": "static_select", "options": [{"text": words("Red"), "value": "red"}]}, "Choose", "red",
         {"selected_option": {"text": words("Red"), "value": "red"}}),
        ({"type": "overflow", "options": [{"text": words("Hold"), "value": "hold"}]}, "Hold", "",
         {"selected_option": {"text": words("Hold"), "value": "hold"}}),
        ({"type": "datepicker"}, "Choose", "2020-07-31", {"selected_date": "2020-07-31"}),
        ({"type": "datetimepicker"}, "Choose", "2020-07-08T09:00", {"selected_date_time": 1594195200}),
        ({"type": "users_select"}, "Choose", "U0SAM", {"selected_user": "U0SAM"}),
    ],
)  # fmt: skip
def test_a_choice_in_a_message(
    page: Any, workspace: Any, app: Any, element: Json, label: str, value: str, reported: Json
) -> None:
    block = {"type": "actions", "block_id": "b/1", "elements": [element | {"action_id": "pick"}]}
    workspace.post(workspace.channel("C0BOARD"), workspace.bot.id, "x", [block])
    page.press(label, **{"value/b/1/pick": value})
    (action,) = app.envelopes("interactive")[-1]["payload"]["actions"]
    assert {name: action[name] for name in reported} == reported


def test_nothing_chosen_and_stale_buttons_tell_the_app_nothing(page: Any, workspace: Any, app: Any) -> None:
    block = {"type": "actions", "block_id": "b", "elements": [{"type": "datepicker", "action_id": "pick"}]}
    workspace.post(workspace.channel("C0BOARD"), workspace.bot.id, "x", [block])
    page.press("Choose")
    for press in ('["b", "gone", null]', "[]", "{", "[1, 2, 3]", '["b", "pick", null]'):
        page.do("press", ts="1.0", press=press)
    assert app.envelopes("interactive") == []


def test_a_button_that_wants_confirming_asks_first(page: Any, workspace: Any, app: Any) -> None:
    confirm = {
        "title": words("Close A1?"),
        "text": words("It is <final>."),
        "confirm": words("Close it"),
        "deny": words("Leave it"),
    }
    workspace.post(
        workspace.channel("C0BOARD"),
        workspace.bot.id,
        "x",
        [{"type": "actions", "elements": [button("Close", confirm=confirm)]}],
    )
    html = page.press("Close")
    assert ">Close A1?</h2>" in html
    assert "It is &lt;final&gt;." in html
    assert "Close A1?" not in page.do("confirm", answer="no")
    assert app.envelopes("interactive") == []
    page.press("Close")
    page.do("confirm", answer="yes")
    page.do("confirm", answer="yes")
    assert len(app.envelopes("interactive")) == 1


def test_the_clock_is_moved_by_whoever_serves_the_page(page: Any, moved: list[str]) -> None:
    html = page.see()
    assert ">Next Monday, 09:00</button>" in html
    assert "Wed 8 Jul 2020, 10:00" in html
    assert ">Next morning, 09:15</button>" in html
    assert page.post("/clock", which="0").status_code == 200
    assert page.post("/clock", which="1").status_code == 200
    assert page.post("/clock", which="2").status_code == 404
    assert moved == ["on", "a day on"]


def test_a_draft_is_put_into_the_message_box_and_not_sent(page: Any, workspace: Any) -> None:
    assert 'value="/status"' in page.see("/as/priya/in/improvement-board?draft=/status")
    assert workspace.messages("C0BOARD") == []


def test_a_permalink_leads_to_the_message_as_oneself(page: Any, api: Any, workspace: Any) -> None:
    said = workspace.say("sam", "C0BOARD", "When?")
    link = api("chat.getPermalink", channel="C0BOARD", message_ts=said.ts)["permalink"]
    workspace.post(workspace.channel("C0BOARD"), workspace.bot.id, f"See <{link}|the question>")
    own = f"/as/priya/archives/C0BOARD/p{said.ts.replace('.', '')}"
    assert f'<a href="{own}">the question</a>' in page.see()
    assert page.http.get(own).url.params["thread"] == said.ts
