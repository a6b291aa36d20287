"""However the bot is spoken to, it hears the same words."""

import pytest

from bot.slack.address import Address
from bot.slack.listeners import slack_names
from commands.dispatch.spoken import spoken

BOT = "<@U0BOT>"
ADDRESS = Address("U0BOT", "boardbot", slack_names("/board-status"))

# A message as Slack sends it in a channel, where it always mentions the bot, and what it asks for.
MENTIONS = {
    f"{BOT} status": "status",
    f"{BOT}, status": "status",
    f"{BOT}: status": "status",
    f"{BOT} - status": "status",
    f"{BOT} – status": "status",
    f"{BOT}! status": "status",
    f"{BOT}… status": "status",
    f"{BOT}status": "status",
    f"{BOT}\u00a0status": "status",
    f"{BOT}\nstatus": "status",
    "<@U0BOT|boardbot> status": "status",
    "<@U0BOT|>, status": "status",
    f"{BOT} {BOT} status": "status",
    f"{BOT} status {BOT}": "status",
    f"{BOT} @boardbot status": "status",
    f"status {BOT}": "status",
    f"status, {BOT}": "status",
    f"status {BOT} please": "status",
    f"status please {BOT}": "status please",
    f"Hi {BOT}, status": "status",
    f"Good morning {BOT}! Status": "status",
    f"Hello all, {BOT} status": "status",
    f"<@U0PAT> {BOT} status": "status",
    f"Thanks {BOT}": "",
    f"{BOT} thank you!": "",
    f"{BOT} please status": "status",
    f"{BOT} please, /status": "status",
    f"*{BOT}* status": "status",
    f"_{BOT}_, status": "status",
    f"{BOT} *status*": "status",
    f"&gt; {BOT} status": "status",
    f"• {BOT} status": "status",
    f"{BOT} 1. A12 two left": "a12 two left",
    f"{BOT} 12) A12 two left": "a12 two left",
    f"{BOT} 1. status": "1. status",
    f"{BOT} :wave: status": "status",
    f"{BOT} action:add: x": "action:add: x",
    BOT: "",
    f"{BOT}?": "?",
    f"{BOT} ?": "?",
    f"{BOT} -h": "-h",
    f"{BOT} help": "help",
}
# What may stand anywhere: after a mention, or alone in a direct message.
FORMS = {
    "`status`": "status",
    "`/status`": "status",
    "``` status ```": "status",
    "```\naction list mine\n```": "action list mine",
    "`status` please": "status",
    "please `status`": "status",
    "`action update A12 half done`": "action update A12 half done",
    "/status": "status",
    "/ status": "status",
    "/STATUS share": "status share",
    "/board-status": "status",
    "/board-status share": "status share",
    "board-status as at 1 July": "status as at 1 July",
    "`/board-status`": "status",
    "“status”": "status",
    '"status"': "status",
    "‘action list overdue’": "action list overdue",
    "*status*": "status",
    "_status_": "status",
    "/action update A12 half done": "action update A12 half done",
    "action: update A12 half done": "action update A12 half done",
    "Action, list mine": "action list mine",
    "boardbot status": "status",
    "@boardbot: status": "status",
    "`@boardbot status`": "status",
    "BoardBot, `/status`": "status",
}
# Free text is never edited, and what is in a line stays in it.
AS_IT_IS = [
    "action update A12 half done, please",
    "action update A12 `make test` passes",
    'action update A12 she said "done"',
    'action show "SR (25/26) 01"',
    '"SR (25/26) 01" done "the plan"',
    "`action add One` and `action add Two`",
    "action add Tell boardbot about it",
    "action update A12 hi all",
    "action update A12 *bold* and _slanted_",
    "action add Two  spaces\nand a line",
    "zzzz",
    "",
]


@pytest.mark.parametrize(("text", "words"), MENTIONS.items(), ids=[repr(each) for each in MENTIONS])
def test_a_mention_wherever_it_stands(text: str, words: str) -> None:
    assert ADDRESS.words_in(text).casefold() == words


@pytest.mark.parametrize("place", ["", f"{BOT} ", f"{BOT}, ", f"Hello {BOT}: "], ids=["direct", "@", "@,", "hello"])
@pytest.mark.parametrize(("text", "words"), FORMS.items(), ids=[repr(each) for each in FORMS])
def test_a_form_of_the_words(text: str, words: str, place: str) -> None:
    assert ADDRESS.words_in(place + text) == words


@pytest.mark.parametrize("place", ["", f"{BOT} "], ids=["direct", "mention"])
@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_is_said_is_not_edited(text: str, place: str) -> None:
    assert ADDRESS.words_in(place + text) == text.strip()


def test_a_mention_in_mid_sentence_is_the_bots_name() -> None:
    assert ADDRESS.words_in(f"You should type {BOT} action close A1") == "You should type @boardbot action close A1"
    assert ADDRESS.words_in(f"{BOT} action update A1 I told {BOT} so") == "action update A1 I told @boardbot so"


def test_a_name_of_ones_own_for_the_status_command() -> None:
    address = Address("U0BOT", "helper", slack_names("/progress"))

    assert address.words_in("<@U0BOT> /progress share") == "status share"
    assert address.words_in("helper: progress") == "status"
    assert address.words_in("<@U0BOT> /board-status") == "/board-status"


def test_what_is_too_long_to_be_taken_is_not_looked_into() -> None:
    text = f"{BOT} " * 3000

    assert ADDRESS.words_in(text) == text


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("status please", ("status", "")),
        ("status, please!", ("status", "")),
        ("Status?", ("status", "")),
        ("help!", ("board", "help ")),
        ("help please", ("board", "help ")),
        ("board status please", ("board", "status")),
        ("action list overdue please", ("action", "list overdue")),
        ("action help please", ("action", "help")),
        ("action list please thanks", ("action", "list")),
        ("action update A12 half done please", ("action", "update A12 half done please")),
        ("action A12 done the plan, thanks", ("action", "A12 done the plan, thanks")),
        ("measure claim M6 met please", ("measure", "claim M6 met please")),
        ("action frobnicate please", ("action", "frobnicate please")),
    ],
)
def test_a_last_please_is_passed_over_where_nothing_is_kept(said: str, command: tuple[str, str]) -> None:
    assert spoken(said) == command
