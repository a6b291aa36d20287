"""Searching an app's own list on the page: what is drawn, what a script is told, and what may then be sent."""

from html import unescape
from typing import Any

import pytest
from views import Json, entry, modal, option, row, search, words

OPTIONS = {"options": [option("a1", "A1 Visits plan"), option("a2", "A2 <Recruit>") | {"description": words("Jo")}]}
PLACE = '["ref", "ref-field", null]'


@pytest.fixture
def form(app: Any, opened: Any) -> Any:
    """Opens a form with a search field before Priya; gives the fields that the page sends."""

    def made(*blocks: Json, kind: str = "external_select", **more: Any) -> Json:
        view = opened(modal(search("ref", kind, **more), entry("note"), *blocks))
        app.answer = lambda envelope: OPTIONS if envelope["payload"].get("type") == "block_suggestion" else {}
        asked = ["value/ref/ref-field", "value/note/note-field"]
        return {
            "view": view.id,
            "asked": asked,
            "search": PLACE,
            "typed/ref/ref-field": "a",
            "value/note/note-field": "So far",
        }

    return made


def sent(app: Any) -> Json:
    """What the app was told last, by block."""
    values = app.envelopes("interactive")[-1]["payload"]["view"]["state"]["values"]
    return {name: next(iter(entries.values())) for name, entries in values.items()}


def test_what_is_found_is_drawn_and_the_words_stay(page: Any, form: Any) -> None:
    html = page.do("search", **form())
    assert '<span class="hint found" role="status">2 to choose from.</span>' in html
    assert '<option value="a2">A2 &lt;Recruit&gt;</option>' in html
    assert 'aria-label="Ref: choose"' in html
    assert ">\nSo far</textarea>" in html or 'value="So far"' in html


def test_what_was_found_can_be_sent(page: Any, app: Any, form: Any) -> None:
    fields = form()
    page.do("search", **fields)
    html = page.do("submit", **fields, **{"value/ref/ref-field": "a2"})
    assert "<dialog" not in html
    assert sent(app)["ref"]["selected_option"] == OPTIONS["options"][1]


def test_several_of_what_was_found(page: Any, app: Any, form: Any) -> None:
    fields = form(kind="multi_external_select")
    html = page.do("search", **fields)
    assert '<input type="checkbox" name="value/ref/ref-field" value="a2"> A2 &lt;Recruit&gt; <small>Jo</small>' in html
    html = page.do("search", **fields, **{"value/ref/ref-field": ["a1"]})
    assert 'value="a1" checked> A1 Visits plan' in html
    page.do("submit", **fields | {"typed/ref/ref-field": ""}, **{"value/ref/ref-field": ["a1", "a2"]})
    assert sent(app)["ref"]["selected_options"] == OPTIONS["options"]


@pytest.mark.parametrize("value", ["a3", "", "<made up>"])
def test_what_was_never_offered_is_not_sent(page: Any, app: Any, form: Any, value: str) -> None:
    html = page.do("submit", **form(), **{"value/ref/ref-field": value})
    wanted = "no longer offered. Choose again." if value else "Please search, then choose from the list."
    assert wanted in html
    assert app.envelopes("interactive") == []


@pytest.mark.parametrize(
    ("typed", "answer", "said", "many"),
    [
        ("a", OPTIONS, "2 to choose from.", 2),
        ("a", {"options": [option("a1")]}, "One to choose from.", 1),
        ("zz", {"options": []}, "Nothing found for “zz”.", 0),
        ("", OPTIONS, "Type 1 or more characters.", 0),
        ("a", {}, "The list could not be loaded. (invalid_options)", 0),
    ],
)
def test_what_a_script_is_told(page: Any, app: Any, form: Any, typed: str, answer: Json, said: str, many: int) -> None:
    fields = form()
    app.answer = lambda _envelope: answer
    told = page.post("/as/priya/search", **fields | {"typed/ref/ref-field": typed}).json()
    assert (told["said"], len(told["options"])) == (said, many)
    if many > 1:
        assert told["options"][1] == {"value": "a2", "text": "A2 <Recruit>", "about": "Jo"}


def test_a_list_that_may_be_asked_for_empty(page: Any, form: Any) -> None:
    fields = form(min_query_length=0)
    assert page.post("/as/priya/search", **fields | {"typed/ref/ref-field": ""}).json()["said"] == "2 to choose from."


@pytest.mark.parametrize(
    ("person", "changes"),
    [
        ("sam", {}),
        ("priya", {"view": "V0NONE"}),
        ("priya", {"search": '["note", "note-field", null]', "typed/note/note-field": "abc"}),
        ("priya", {"search": '["none", "none", null]'}),
        ("priya", {"search": "nonsense"}),
        ("priya", {"search": ""}),
    ],
)
def test_nobody_searches_what_is_not_before_them(page: Any, app: Any, form: Any, person: str, changes: Json) -> None:
    fields = form() | changes
    assert page.post(f"/as/{person}/search", **fields).status_code == 404
    assert page.post(f"/as/{person}/do/search", **fields).status_code == 404
    assert app.envelopes("interactive") == []


def test_a_search_in_a_message(page: Any, app: Any, workspace: Any) -> None:
    app.answer = lambda _envelope: OPTIONS
    picker = search("ref")["element"]
    channel = workspace.channel("C0BOARD")
    message = workspace.post(channel, workspace.bot.id, "Which?", [row(picker, block_id="ref")])
    html = page.do("search", ts=message.ts, search=PLACE, **{"typed/ref/ref-field": "a"})
    assert '<option value="a1">A1 Visits plan</option>' in html
    page.press("Choose", **{"value/ref/ref-field": "a1"})
    assert app.envelopes("interactive")[-1]["payload"]["actions"][0]["selected_option"] == OPTIONS["options"][0]
    assert '<option value="a1">' not in page.see("/as/sam/in/improvement-board")


def test_what_stands_in_the_workspace_is_drawn(page: Any, app: Any, form: Any, workspace: Any) -> None:
    """Entered elsewhere than on the page, as a test does it: the page shows what the form holds."""
    form(entry("due", element={"type": "datepicker"}, optional=True))
    view = workspace.modal("priya")
    workspace.suggest("priya", view, "ref-field", "a")
    app.answer = lambda _envelope: {"response_action": "errors", "errors": {"note": "Too short"}}
    workspace.submit("priya", {"ref": "a1", "note": "Hm", "due": "2020-07-31"})
    html = unescape(page.see())
    assert '<option value="a1" selected>A1 Visits plan</option>' in html
    assert 'value="Hm"' in html
    assert 'value="2020-07-31"' in html
