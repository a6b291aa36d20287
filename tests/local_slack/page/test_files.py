"""Files on the page: attached, given in a form, pictured, saved."""

import re
from typing import Any

import pytest

Json = dict[str, Any]
PNG = b"\x89PNG\r\n\x1a\n\x00\r\n"


@pytest.fixture
def direct(workspace: Any) -> Any:
    return workspace.direct_message("priya")


def _attached(page: Any, direct: Any, files: list[Any], **fields: Any) -> None:
    back = "/as/priya/direct"
    given = {"token": page.token(), "back": back, "channel": direct.id, "text": ""} | fields
    assert page.http.post("/as/priya/do/send", data=given, files=files).status_code == 200


def test_a_file_is_attached_in_the_direct_message_and_saved_again(page: Any, direct: Any, workspace: Any) -> None:
    assert 'type="file"' in page.see("/as/priya/direct")
    _attached(page, direct, [("files", ("plan <1>.xlsx", b"a\r\n\x00b\r", "application/x"))], text="Here")

    (said,) = workspace.messages(direct)
    assert (said.text, said.files[0].content) == ("Here", b"a\r\n\x00b\r")
    html = page.see("/as/priya/direct")
    (link,) = re.findall(r'href="(/as/priya/files/[^"]+)" download>plan &lt;1&gt;\.xlsx', html)
    saved = page.http.get(link)
    assert saved.content == b"a\r\n\x00b\r"
    assert saved.headers["content-disposition"] == "attachment; filename*=UTF-8''plan%20%3C1%3E.xlsx"
    assert page.http.get(link.replace("priya", "sam")).status_code == 404


def test_words_alone_are_sent_as_before(page: Any, direct: Any, workspace: Any) -> None:
    # A browser sends a field for files that was left empty as a file without a name.
    fields = {"token": page.token(), "back": "/as/priya/direct", "channel": direct.id, "text": "mine"}
    parts = [f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{each}' for name, each in fields.items()]
    parts.append('--b\r\nContent-Disposition: form-data; name="files"; filename=""\r\n\r\n\r\n--b--\r\n')
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    assert page.http.post("/as/priya/do/send", content="\r\n".join(parts), headers=kind).status_code == 200
    assert [(each.text, each.files) for each in workspace.messages(direct)] == [("mine", [])]


def test_a_picture_is_drawn_with_its_words(page: Any, api: Any, workspace: Any) -> None:
    workspace.processing = 0
    begun = api("files.getUploadURLExternal", filename="chart.png", length=len(PNG))
    api.http.post(begun["upload_url"], content=PNG)
    api("files.completeUploadExternal", files=[{"id": begun["file_id"]}])
    block = {"type": "image", "alt_text": "Visits rise <fast>", "slack_file": {"id": begun["file_id"]}}
    assert api("chat.postMessage", channel="C0BOARD", text="x", blocks=[block])["ok"]

    (source,) = re.findall(r'<img class="pictured" src="([^"]+)" alt="Visits rise &lt;fast&gt;">', page.see())
    shown = page.http.get(source)
    assert (shown.headers["content-type"], shown.content) == ("image/png", PNG)


def test_a_form_keeps_the_file_that_it_was_given(page: Any, app: Any, api: Any, workspace: Any) -> None:
    page.do("send", text="/action")
    element = {"type": "file_input", "action_id": "file", "filetypes": ["xlsx"], "max_files": 1}
    label = {"type": "plain_text", "text": "File"}
    view = {
        "type": "modal",
        "title": label,
        "submit": label,
        "blocks": [{"type": "input", "block_id": "file", "label": label, "element": element}],
    }
    trigger = app.envelopes("slash_commands")[-1]["payload"]["trigger_id"]
    shown = api("views.open", trigger_id=trigger, view=view)["view"]
    html = page.see()
    assert 'enctype="multipart/form-data"' in html
    assert 'type="file" accept=".xlsx"' in html

    app.answer = lambda _: {"response_action": "errors", "errors": {"file": "Not that one."}}
    name = "value/file/file"
    given = {"token": page.token(), "back": "/as/priya/in/improvement-board", "view": shown["id"], "asked": name}
    page.http.post("/as/priya/do/submit", data=given, files=[(name, ("plan.xlsx", b"rows", "application/x"))])
    state = app.envelopes("interactive")[-1]["payload"]["view"]["state"]["values"]
    kept = state["file"]["file"]["files"][0]["id"]
    html = page.see()
    assert "Not that one." in html
    assert f'name="{name}" value="{kept}" checked> plan.xlsx' in html

    app.answer = lambda _: {}
    page.http.post("/as/priya/do/submit", data=given | {name: kept})
    state = app.envelopes("interactive")[-1]["payload"]["view"]["state"]["values"]
    assert [each["id"] for each in state["file"]["file"]["files"]] == [kept]
    assert workspace.views.stack("U0PRIYA") == []
