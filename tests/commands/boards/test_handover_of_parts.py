"""`/board handover` of a leaver: what they answer for and support goes with what they own."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """Jo owns A1, answers for A2 and A3, and supports A3 and A4; A5 has a role in words in each part."""
    for line in (
        "Train the panel @jo accountable: @pat",
        "Write the guide @ali accountable: Jo Reed",
        "Audit the plans @ali accountable: @jo support: @jo, Head of MASH",
        "Map the meetings @sam support: Jo Reed and @ali",
        "Recruit owner: Team Manager accountable: Director of Housing support: Head of MASH",
    ):
        say(f"/action add {line}", by=SAM)
    return say


@pytest.mark.parametrize(
    ("line", "said", "shown"),
    [
        ("@jo @pat", ["1 action handed over from <@U0JO> to <@U0PAT>: A1.", "Accountable in their place: A2 and A3.",
                      "Supporting in their place: A3 and A4.", "See them: /action list <@U0PAT>"],
         {"A1": ["<@U0PAT> · no due"], "A2": ["<@U0ALI> · no due", "Accountable: <@U0PAT>"],
          "A3": ["Accountable: <@U0PAT>", "Supported by <@U0PAT> and Head of MASH"],
          "A4": ["Supported by <@U0PAT> and <@U0ALI>"]}),
        ("@jo @ali", ["1 action handed over from <@U0JO> to <@U0ALI>: A1.", "Accountable in their place: A2 and A3.",
                      "Supporting in their place: A3 and A4.", "See them: /action list <@U0ALI>"],
         {"A3": ["Accountable: <@U0ALI>", "Supported by Head of MASH"], "A4": ["Supported by <@U0ALI>"]}),
        ("Director of Housing to @pat",
         ['No action handed over from "Director of Housing" to <@U0PAT>.', "Accountable in their place: A5."],
         {"A5": ["Accountable: <@U0PAT>", "Supported by Head of MASH"]}),
        ("Head of MASH to Head of Service",
         ['No action handed over from "Head of MASH" to "Head of Service".', "Supporting in their place: A3 and A5.",
          '"Head of Service" is no name that I know in Slack, so it is kept as a role.'],
         {"A3": ["Supported by <@U0JO> and Head of Service"], "A5": ["Supported by Head of Service"]}),
        ("Team Manager to Head of MASH",
         ['1 action handed over from "Team Manager" to "Head of MASH": A5.', "Supporting in their place: A5."],
         {"A5": ["Head of MASH · no due", "Accountable: Director of Housing"]}),
    ],
    ids=["to the chair", "to who owns some of it", "an accountable role", "a supporting role", "to who helps with it"],
)  # fmt: skip
def test_each_part_goes_over(board: Conversation, line: str, said: list[str], shown: dict[str, list[str]]) -> None:
    answer = board(f"/board handover {line}", by=SAM).splitlines()
    assert answer[0] == said[0]
    assert [each for each in answer if each in said] == said, answer

    for ref, words in shown.items():
        now = board(f"/action show {ref}").split("\nHistory")[0]
        assert not [each for each in words if each not in now], now


def test_whoever_has_no_part_hands_nothing_over(board: Conversation) -> None:
    said = board("/board handover <@U0KIT> @ali", by=SAM)

    assert said.startswith(
        "Not handed over. <@U0KIT> owns no open action, measure, risk or area on this board, answers for none"
    )


def test_it_stands_in_the_history_and_the_lines_that_give_it_back_work(board: Conversation) -> None:
    board("/board handover @jo @pat", by=SAM)
    board.later(minutes=2)
    assert "handed over a part in it · accountable <@U0PAT> · handed over from <@U0JO>" in board("/action show A2")

    _, *lines = board("/action undo", by=SAM).splitlines()
    assert lines == [
        "/action assign A1 <@U0JO>", "/action edit A2 accountable: <@U0JO>", "/action edit A3 accountable: <@U0JO>",
        "/action assign A3 support: <@U0JO> without: <@U0PAT>", "/action assign A4 support: <@U0JO> without: <@U0PAT>",
    ]  # fmt: skip
    for line in lines:
        assert not board.reply(line, by=SAM).refused, line
    assert "Supported by Head of MASH and <@U0JO>" in board("/action show A3")
