"""Whoever asks the bot in a direct message to stop is shown how they are reminded, with what turns it off."""

import pytest
from conversation import JO, PAT, SAM, Conversation

from commands.reply import Buttons, as_text

NORTH = "C0NORTH"
STOPS = [
    "stop", "Stop.", "STOP", "stop!!", "off", "Off please", "stop reminding me", "please stop reminding me", "unsubscribe",
    "Unsubscribe me", "unsubscribe me from this", "no more reminders", "No more reminders, please", "stop please",
    "please stop", "can you stop messaging me?", "stop sending me reminders", "stop the reminders", "reminders off",
    "turn off reminders", "turn my reminders off", "turn these off", "switch off notifications", "don't remind me",
    "don’t send me any more messages", "do not message me", "I do not want reminders", "mute", "opt out",
    "I want to opt out", "cancel my reminders", "pause reminders", "stop it", "stop this now", "stop nagging me",
    "start reminding me again", "turn reminders on", "reminders", "my reminders", "change my reminders",
    "too many reminders", "fewer reminders please", "hi, please stop, thanks",
]  # fmt: skip
OTHERS = [
    "", "no", "on", "cancel", "not now", "don't", "thanks", "hello", "status", "help", "action list mine", "off sick today",
    "I'm off on Friday", "day off", "stop A1", "A1 stop", "stop work on the visits", "stop @jo", "please stop the visits",
    "message from the board", "start", "pause", "end", "it will stop soon", "off to the panel", "more please",
    "no more visits", "cancel A1", "A1 no more reminders sent to families", "snooze A1 Monday", "no it's not off",
]  # fmt: skip


@pytest.fixture
def dm(say: Conversation) -> Conversation:
    """Jo has one board."""
    say.reaches = {each.id: frozenset({"C0BOARD"}) for each in (JO, PAT, SAM)}
    say("/action add Publish the guide @jo due: 31 July")
    return say


def _shown(words: str) -> bool:
    return words.startswith("Your reminders: ")


@pytest.mark.parametrize("words", STOPS)
def test_whoever_asks_to_stop_is_shown_how_they_are_reminded(dm: Conversation, words: str) -> None:
    reply = dm.reply(f" {words}", channel="D0JO")
    said = dm(f" {words}", channel="D0JO")

    assert said.startswith("Your reminders: at 09:15 on working days, one message a day at most.")
    assert "/action reminders off" in said
    assert "/action reminders at: <time>" in said
    (row,) = [part for part in reply.parts if isinstance(part, Buttons)]
    assert [(each.label, each.says) for each in row.buttons] == [
        ("Turn off", "/action reminders off"),
        ("Change when", "/action reminders"),
    ]
    assert "at 09:15" in dm("/action reminders")


@pytest.mark.parametrize("words", OTHERS)
def test_other_words_are_answered_as_before(dm: Conversation, words: str) -> None:
    assert not _shown(dm(f" {words}", channel="D0JO"))


@pytest.mark.parametrize("words", ["stop", "off", "unsubscribe", "no more reminders", "stop reminding me"])
def test_not_where_others_read_the_answer(dm: Conversation, words: str) -> None:
    assert "reminders:" not in dm(f" {words}")
    assert "reminders:" not in dm(f" {words}", overheard="yes")
    assert "reminders:" not in dm(f" {words}", channel="G0GROUP", overheard="yes")


def test_what_is_offered_turns_them_off_and_on_again(dm: Conversation) -> None:
    assert "off." in dm("/action reminders off", channel="D0JO")
    shown = dm.reply(" stop", channel="D0JO")

    assert dm(" stop", channel="D0JO").startswith("Your reminders: off.")
    assert "/action reminders on" in dm(" stop", channel="D0JO")
    (row,) = [part for part in shown.parts if isinstance(part, Buttons)]
    assert [each.says for each in row.buttons] == ["/action reminders on", "/action reminders"]
    assert "at 09:15" in dm("/action reminders on", channel="D0JO")


def test_whoever_has_several_boards_is_not_asked_which(dm: Conversation) -> None:
    dm("/board setup North Board", by=SAM, channel=NORTH)
    dm.reaches[JO.id] = frozenset({"C0BOARD", NORTH})
    reply = dm.reply(" stop", channel="D0JO")

    (row,) = [part for part in reply.parts if isinstance(part, Buttons)]
    assert "Your reminders, on all your boards: off." in dm(row.buttons[0].says, channel="D0JO")
    assert dm("/action reminders").startswith("Your reminders: off.")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/action reminders", "Your reminders: at 09:15 on working days"),
        ("/action reminders off", "Your reminders, on all your boards: off."),
        ("/action reminders at: 08:30", "Your reminders, on all your boards: at 08:30"),
        ("/action reminder", "No reminder today."),
    ],
)
def test_typed_it_is_of_no_board_either(dm: Conversation, line: str, answer: str) -> None:
    dm("/board setup North Board", by=SAM, channel=NORTH)
    dm.reaches[JO.id] = frozenset({"C0BOARD", NORTH})
    reply = dm.reply(line, channel="D0JO")

    assert as_text(reply.parts).startswith(answer)
    assert "board:" not in as_text(reply.parts)
    buttons = [each for part in reply.parts if isinstance(part, Buttons) for each in part.buttons]
    assert "#" not in "".join(each.says for each in buttons)
    assert "more than one board" in dm("/action list", channel="D0JO")


def test_whoever_is_on_no_board_hears_so(dm: Conversation) -> None:
    dm.reaches[JO.id] = frozenset()

    assert "You are in no board's channel." in dm(" stop", channel="D0JO")
