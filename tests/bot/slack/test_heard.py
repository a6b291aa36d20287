"""What a message's event says of the files beside its words, whatever Slack may send there."""

from typing import Any

import pytest

from bot.slack.heard import heard_in


@pytest.mark.parametrize(
    ("files", "ids"),
    [
        (None, ()),
        ([], ()),
        ([{"id": "F0123ABCD", "name": "plan.xlsx"}, {"id": "F0123ABCE"}], ("F0123ABCD", "F0123ABCE")),
        (5, ()),
        ("F0123ABCD", ()),
        ({"id": "F0123ABCD"}, ()),
        ([None, 7, {}, {"id": None}, {"id": ""}, {"name": "x"}], ()),
    ],
)
def test_the_ids_of_files_are_heard_and_nothing_else(files: Any, ids: tuple[str, ...]) -> None:
    event = {"user": "U0SAM", "channel": "D0SAM", "ts": "1.000001", "text": "", "subtype": "file_share", "files": files}
    heard = heard_in(event, "U0BOT")

    assert heard is not None
    assert heard.files == ids
