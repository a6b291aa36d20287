"""A title that is typed behind a key and its value: the line with the title first is offered, and loses nothing."""

import pytest
from conversation import Conversation


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("due: 30 Sept Write the plan", "Write the plan due: 30 Sept"),
        ("due: 30 Sept 2020: Write the plan owner: <@U0ALI>", "Write the plan due: 30 Sept 2020: owner: <@U0ALI>"),
        ("owner: <@U0ALI> Write the plan due: 30 Sept", "Write the plan owner: <@U0ALI> due: 30 Sept"),
        ("owner: <@U0ALI>, write the plan, due: 30 Sept", "write the plan owner: <@U0ALI>, due: 30 Sept"),
        ("owner: <@U0ALI> due: end of Sept\nWrite the plan", "Write the plan owner: <@U0ALI> due: end of Sept"),
    ],
)
def test_the_title_is_put_first(say: Conversation, typed: str, offered: str) -> None:
    told = say(f"/action add {typed}").splitlines()

    assert told == ["Not logged. The title goes first. Send:", f"/action add {offered}"]
    logged = say(told[1])
    assert logged.casefold().startswith("a1 logged. write the plan\n")
    assert "due Wed 30 Sep 2020" in logged
    assert ("Owner <@U0ALI>" in logged) is ("owner:" in typed)


@pytest.mark.parametrize("typed", ["due: Friday", "owner: <@U0ALI>", "owner: <@U0ALI> due: end of Sept"])
def test_without_a_title_there_is_none_to_put_first(say: Conversation, typed: str) -> None:
    assert "so there is no title. Put the title first" in say(f"/action add {typed}")
