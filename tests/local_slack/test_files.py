"""Files: how an app uploads, shares and reads them, and how people give it theirs."""

from typing import Any

import httpx
import pytest

from local_slack import Workspace

Json = dict[str, Any]
PNG = b"\x89PNG\r\n\x1a\n\x00\r"
PICTURE = {"type": "image", "alt_text": "Visits are rising"}


@pytest.fixture
def uploaded(api: Any) -> Any:
    """Uploads a file as an app does; gives its id and the answer of the last step."""

    def made(name: str, content: bytes, length: int | None = None, **more: Any) -> tuple[str, Json]:
        begun = api("files.getUploadURLExternal", filename=name, length=len(content) if length is None else length)
        assert begun["ok"], begun
        api.http.post(begun["upload_url"], content=content)
        return begun["file_id"], api("files.completeUploadExternal", files=[{"id": begun["file_id"]}], **more)

    return made


def downloaded(api: Any, address: str, token: str | None = None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {api.server.bot_token if token is None else token}"}
    answer: httpx.Response = api.http.get(address, headers=headers)
    return answer


def test_a_file_without_a_channel_is_the_apps_alone(api: Any, workspace: Workspace, uploaded: Any) -> None:
    file, ended = uploaded("chart.png", PNG)

    assert ended["ok"]
    assert ended["files"][0]["id"] == file
    assert workspace.said("C0BOARD") == []
    assert downloaded(api, ended["files"][0]["url_private_download"]).content == PNG


def test_slack_says_what_a_file_is_and_where_it_is_only_later(api: Any, workspace: Workspace, uploaded: Any) -> None:
    file, _ = uploaded("pack.docx", b"words", channel_id="C0BOARD", initial_comment="Here it is")
    (said,) = workspace.messages("C0BOARD")

    first = api("files.info", file=file)["file"]
    assert (first["mimetype"], first["shares"]) == ("", {})
    later = api("files.info", file=file)["file"]
    assert later["mimetype"].endswith("wordprocessingml.document")
    assert later["shares"] == {"public": {"C0BOARD": [{"ts": said.ts}]}}
    (told,) = api("conversations.history", channel="C0BOARD")["messages"]
    assert (told["text"], told["files"][0]["id"], told["bot_id"]) == ("Here it is", file, workspace.bot_id)


def test_a_file_in_a_direct_message_is_shared_privately(api: Any, workspace: Workspace, uploaded: Any) -> None:
    direct = workspace.direct_message("priya")
    file, _ = uploaded("pack.docx", b"words", channel_id=direct.id)

    api("files.info", file=file)
    assert list(api("files.info", file=file)["file"]["shares"]) == ["private"]


def test_bytes_may_come_as_a_form(api: Any) -> None:
    begun = api("files.getUploadURLExternal", filename="a.bin", length=3)
    assert api.http.post(begun["upload_url"], files={"file": b"\r\n\x00"}).text == "OK - 3"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"files": [{"id": "F0NONE"}]}, "file_not_found"),
        ({"files": []}, "invalid_arguments"),
        ({"files": "x"}, "invalid_arguments"),
    ],
)
def test_an_upload_that_cannot_be_ended(api: Any, arguments: Json, error: str) -> None:
    assert api("files.completeUploadExternal", **arguments)["error"] == error


def test_an_upload_ends_once_and_only_with_its_bytes(api: Any, uploaded: Any, workspace: Workspace) -> None:
    file, short = uploaded("a.csv", b"x", length=5)
    assert short["error"] == "file_not_found"
    file, ended = uploaded("a.csv", b"xxxxx")
    assert ended["ok"]
    again = api("files.completeUploadExternal", files=[{"id": file}], channel_id="C0BOARD")
    assert again["error"] == "file_not_found"
    assert workspace.said("C0BOARD") == []


@pytest.mark.parametrize(("channel", "error"), [("U0PRIYA", "invalid_channel"), ("C0ELSE", "not_in_channel")])
def test_where_a_file_may_not_go(uploaded: Any, channel: str, error: str) -> None:
    assert uploaded("a.csv", b"x", channel_id=channel)[1]["error"] == error


def test_the_scopes(api: Any, workspace: Workspace, uploaded: Any) -> None:
    file, ended = uploaded("a.csv", b"x")
    workspace.scopes = tuple(each for each in workspace.scopes if not each.startswith("files:"))

    assert api("files.getUploadURLExternal", filename="a", length=1)["needed"] == "files:write"
    assert api("files.info", file=file)["needed"] == "files:read"
    page = downloaded(api, ended["files"][0]["url_private_download"])
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "Sign in" in page.text
    assert downloaded(api, ended["files"][0]["url_private_download"], "xoxb-other").status_code == 302


def test_a_person_sends_a_file_in_a_direct_message(app: Any, api: Any, workspace: Workspace) -> None:
    direct = workspace.direct_message("priya")
    plan = workspace.upload("priya", "plan.xlsx", b"rows")
    assert api("files.info", file=plan.id)["error"] == "file_not_found"

    workspace.say("priya", direct, "Here", files=[plan])

    workspace.wait_for(lambda: app.envelopes("events_api"))
    event = app.envelopes("events_api")[0]["payload"]["event"]
    assert (event["subtype"], event["files"][0]["name"]) == ("file_share", "plan.xlsx")
    assert downloaded(api, api("files.info", file=plan.id)["file"]["url_private_download"]).content == b"rows"
    workspace.delete_file(plan)
    assert api("files.info", file=plan.id)["error"] == "file_deleted"


def _form(**more: Any) -> Json:
    element = {"type": "file_input", "action_id": "file"} | more
    label = {"type": "plain_text", "text": "File"}
    return {
        "type": "modal",
        "title": {"type": "plain_text", "text": "Import"},
        "submit": {"type": "plain_text", "text": "Read"},
        "blocks": [{"type": "input", "block_id": "file", "label": label, "element": element}],
    }


def test_a_form_takes_files(opened: Any, app: Any, api: Any, workspace: Workspace) -> None:
    opened(_form(filetypes=["xlsx", "csv"], max_files=1))
    plan = workspace.upload("priya", "plan.xlsx", b"rows")
    workspace.submit("priya", {"file": [plan]})

    state = app.envelopes("interactive")[-1]["payload"]["view"]["state"]["values"]
    assert state["file"]["file"]["type"] == "file_input"
    assert [each["id"] for each in state["file"]["file"]["files"]] == [plan.id]
    assert api("files.info", file=plan.id)["file"]["size"] == 4


@pytest.mark.parametrize(
    ("names", "by"), [(["plan.exe"], "priya"), (["a.csv", "b.csv"], "priya"), (["a.csv"], "sam"), ([], "priya")]
)
def test_what_a_forms_field_does_not_take(opened: Any, workspace: Workspace, names: list[str], by: str) -> None:
    opened(_form(filetypes=["xlsx", "csv"], max_files=1))
    files = [workspace.upload(by, name, b"rows") for name in names]
    with pytest.raises((LookupError, ValueError)):
        workspace.submit("priya", {"file": files})


def test_a_field_for_files_needs_the_scope_and_stands_in_no_message(
    api: Any, workspace: Workspace, trigger: Any
) -> None:
    blocks = _form()["blocks"]
    assert api("chat.postMessage", channel="C0BOARD", text="x", blocks=blocks)["error"] == "invalid_blocks"
    workspace.scopes = ("commands", "chat:write")
    assert api("views.open", trigger_id=trigger(), view=_form())["error"] == "invalid_arguments"


def test_a_block_pictures_a_file_once_slack_has_processed_it(api: Any, workspace: Workspace, uploaded: Any) -> None:
    file, _ = uploaded("chart.png", PNG)
    blocks = [PICTURE | {"slack_file": {"id": file}}]

    early = api("chat.postMessage", channel="C0BOARD", text="x", blocks=blocks)
    assert early["errors"] == ["invalid slack file [json-pointer:/blocks/0/slack_file]"]
    api("files.info", file=file)
    assert api("chat.postMessage", channel="C0BOARD", text="x", blocks=blocks)["ok"]


def test_a_block_pictures_no_other_file(api: Any, workspace: Workspace, uploaded: Any) -> None:
    workspace.processing = 0
    document, _ = uploaded("pack.docx", b"words")
    somebodys = workspace.upload("priya", "photo.png", PNG).id
    for given in ({"id": "F0NONE"}, {"id": document}, {"id": somebodys}, {}, {"id": document, "url": "x"}, "x"):
        answer = api("chat.postMessage", channel="C0BOARD", text="x", blocks=[PICTURE | {"slack_file": given}])
        assert answer["error"] == "invalid_blocks", given
