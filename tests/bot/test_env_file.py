"""A file `.env` from which nothing can be read: without it boardbot would start with other settings, on an empty log."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.env_file import text
from bot.settings import Misconfigured, is_log_in_json, load_settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("SLACK_BOT_TOKEN=xoxb-1".encode("utf-16"), 1),
        ("SLACK_BOT_TOKEN=xoxb-1".encode("utf-16-le"), 1),
        (b"# The council\n\nBOARDBOT_DATABASE=caf\xe9.db\n", 3),
        (b"BOARDBOT_DATABASE=b.db\r\n# \xa3\r\n", 2),
        (b"BOARDBOT_DATABASE=b.db\n\0\0", 2),
    ],
)
def test_one_that_is_no_plain_text_is_refused_with_its_line(content: bytes, line: int) -> None:
    Path(".env").write_bytes(content)

    with pytest.raises(Misconfigured) as raised:
        load_settings()
    assert str(raised.value) == (
        f"The file .env cannot be read: line {line} is not plain text in UTF-8. Save it as that."
    )


def test_a_folder_of_that_name_is_refused() -> None:
    Path(".env").mkdir()

    with pytest.raises(Misconfigured, match=r"The file \.env cannot be read: it is a folder\. Give the folder another"):
        load_settings()


def test_so_is_a_link_that_leads_nowhere_or_to_itself() -> None:
    Path(".env").symlink_to("nowhere")
    with pytest.raises(Misconfigured, match="it is a link to a file that is not there"):
        load_settings()

    Path(".env").unlink()
    Path(".env").symlink_to(".env")
    with pytest.raises(Misconfigured, match="symbolic links"):
        load_settings()


def test_so_is_one_of_another_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening it is what fails: root, who may run this, can read every file."""
    Path(".env").write_text("SLACK_BOT_TOKEN=xoxb-1\n")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", ".env")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(Misconfigured, match=r"Permission denied\. It must belong to the account that runs boardbot"):
        load_settings()


def test_what_can_be_read_is_not_refused() -> None:
    assert text() == ""
    Path(".env").symlink_to("/dev/null")
    assert text() == ""
    Path(".env").unlink()
    Path(".env").write_bytes("\ufeffBOARDBOT_DATABASE=caf\u00e9.db\r\n".encode())
    assert text()


def test_a_pipe_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever keeps secrets elsewhere may write them into a pipe: read again, it would be waited for without end."""
    monkeypatch.delenv("BOARDBOT_TIMEZONE", raising=False)
    os.mkfifo(".env")
    with ThreadPoolExecutor(1) as thread:
        written = thread.submit(Path(".env").write_text, "BOARDBOT_TIMEZONE=Europe/Paris\n")
        assert load_settings().boardbot_timezone == "Europe/Paris"
        assert written.result()
    assert not is_log_in_json()
