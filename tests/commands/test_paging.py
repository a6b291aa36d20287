"""Long lists a page at a time: every item once, and buttons to the pages beside."""

from datetime import UTC, datetime

import pytest
from conversation import SAM, Conversation

from commands.paging import pages_of
from commands.reply import Button, Buttons, Reply, Table

PREVIOUS_1 = Button("Previous", "/action list open page: 1")
PREVIOUS_2 = Button("Previous", "/action list open page: 2")
NEXT_2 = Button("Next", "/action list open page: 2")
NEXT_3 = Button("Next", "/action list open page: 3")


@pytest.fixture
def forty(say: Conversation) -> Conversation:
    """A board of forty actions: pages of 15, 15 and 10."""
    for number in range(1, 41):
        say(f"/action add Visit number {number}")
    return say


def buttons(reply: Reply) -> list[Button]:
    """The buttons that lead to another page."""
    every = [button for part in reply.parts if isinstance(part, Buttons) for button in part.buttons]
    return [button for button in every if " page: " in button.says]


def refs(reply: Reply) -> list[str]:
    return [row[0] for part in reply.parts if isinstance(part, Table) for row in part.rows]


@pytest.mark.parametrize(
    ("page", "first", "last", "beside"),
    [
        ("", "A1", "A15", [NEXT_2]),
        (" page: 1", "A1", "A15", [NEXT_2]),
        (" page: 2", "A16", "A30", [PREVIOUS_1, NEXT_3]),
        (" page: 02", "A16", "A30", [PREVIOUS_1, NEXT_3]),
        (" page: 3", "A31", "A40", [PREVIOUS_2]),
    ],
)
def test_the_first_a_middle_and_the_last_page(
    forty: Conversation, page: str, first: str, last: str, beside: list[Button]
) -> None:
    shown = forty.reply(f"/action list open{page}")

    assert (refs(shown)[0], refs(shown)[-1]) == (first, last)
    assert buttons(shown) == beside
    assert f"page {int(page[-1:] or 1)} of 3" in forty(f"/action list open{page}").splitlines()[0]


def test_pressing_next_to_the_end_shows_every_item_once(forty: Conversation) -> None:
    shown = forty.reply("/action list")
    seen = refs(shown)
    while onward := [button.says for button in buttons(shown) if button.label == "Next"]:
        shown = forty.reply(onward[0])
        seen += refs(shown)

    assert seen == [f"A{number}" for number in range(1, 41)]


@pytest.mark.parametrize(
    "asked",
    [
        "list area: Front door",
        "list overdue area: Front door",
        "list not started area: Front door measure: M6",
        "list <@U0JO> area: Front door",
        "list all measure: M6 area: Front door",
    ],
)
def test_next_keeps_every_filter(say: Conversation, asked: str) -> None:
    """Thirty-one actions match; the others miss by their area, and come between."""
    say("/measure add M6 Visits", by=SAM)
    say("/area add Front door", by=SAM)
    say("/area add Care leavers", by=SAM)
    say.now = datetime(2019, 6, 3, 8, tzinfo=UTC)
    for number in range(1, 32):
        for area in ("Front door", "Care leavers"):
            keys = f"<@U0JO> due: 1 July 2019 area: {area} measure: M6 source: notice"
            assert " logged. " in say(f"/action add Visit {number} {keys}")
    say.now = datetime(2020, 7, 8, 8, tzinfo=UTC)

    shown = say.reply(f"/action {asked}")
    seen = refs(shown)
    while onward := [button.says for button in buttons(shown) if button.label == "Next"]:
        shown = say.reply(onward[0])
        seen += refs(shown)

    assert seen == [f"A{number}" for number in range(1, 63, 2)]


@pytest.mark.parametrize("typed", ["0", "4", "-1", "1.5", "two", "2 3", "²", "٢", "999999", "99999999999999999999"])
def test_a_page_there_is_not_is_answered_with_the_last(forty: Conversation, typed: str) -> None:
    told = forty(f"/action list open page: {typed}").splitlines()

    assert told == [f"Not listed. There is no page {typed}: the last is 3.", "/action list open page: 3"]
    assert refs(forty.reply(told[1])) == [f"A{number}" for number in range(31, 41)]


def test_a_button_to_a_page_there_is_no_more_shows_the_last(forty: Conversation) -> None:
    pressed = forty.reply("/action list open page: 4", pressed="yes")

    assert not pressed.refused
    assert refs(pressed) == [f"A{number}" for number in range(31, 41)]
    assert [button.label for button in buttons(pressed) if "page" in button.says] == ["Previous"]


def test_a_page_keeps_the_words_and_keys_it_is_a_page_of(forty: Conversation) -> None:
    forty("/measure add M1 Visits")
    for number in range(16):
        forty(f"/action add Audit {number} measure: M1 owner: Head of MASH")

    shown = forty.reply("/action list open audit owner: Head of MASH measure: M1")

    assert buttons(shown) == [Button("Next", "/action list open audit owner: Head of MASH measure: M1 page: 2")]
    assert refs(forty.reply(buttons(shown)[0].says)) == ["A56"]


@pytest.mark.parametrize(("many", "pages"), [(1, 1), (15, 1), (16, 2), (30, 2), (31, 3)])
def test_a_page_that_is_just_full_has_no_empty_page_after_it(say: Conversation, many: int, pages: int) -> None:
    for number in range(many):
        say(f"/action add Visit {number}")

    assert f"the last is {pages}." in say("/action list page: 9")
    assert (buttons(say.reply("/action list")) == []) == (pages == 1)


def test_an_actions_long_history_has_pages_of_its_own(say: Conversation) -> None:
    say('/action add Visits ref: "SR 01"')
    for number in range(25):
        say(f'/action update "SR 01" note {number}')

    shown = say.reply("/action show SR 01")

    assert "History, newest first (26 lines, page 1 of 2)" in say("/action show SR 01")
    assert buttons(shown) == [Button("Next", '/action show "SR 01" page: 2')]
    assert say('/action show "SR 01" page: 2').splitlines()[-1].endswith("logged it")


@pytest.mark.parametrize(
    ("weighs", "pages"),
    [
        ((10, 10, 10, 10), [[10, 10], [10, 10]]),
        ((10, 11, 10), [[10], [11], [10]]),
        ((21, 5), [[21], [5]]),
        ((5, 21, 5), [[5], [21], [5]]),
        ((1, 1, 1, 1), [[1, 1, 1], [1]]),
        ((), [[]]),
    ],
)
def test_a_page_holds_what_it_may_weigh_and_no_more(weighs: tuple[int, ...], pages: list[list[int]]) -> None:
    assert [list(page) for page in pages_of(weighs, 3, lambda each: each, 20)] == pages


def test_the_next_page_of_an_area_asks_for_that_area(say: Conversation) -> None:
    say('/area add "SR 07" Visits', by=SAM)
    for number in range(16):
        say(f'/action add Visit {number} area: "SR 07"')
    say("/action add Of no area")

    shown = say.reply("/status area: SR 07")

    assert [each.says for each in buttons(shown)] == ["/status area: SR 07 page: 2"]
    assert refs(say.reply(buttons(shown)[0].says)) == ["A16"]


@pytest.mark.parametrize("asked", ["/status area: R1", "/status R1", "/status @jo"])
def test_a_persons_and_an_areas_pages_are_of_one_list(forty: Conversation, asked: str) -> None:
    forty("/area add R1 Staffing", by=SAM)
    for number in range(1, 21):
        forty(f"/action assign A{number} @jo", by=SAM)
        forty(f"/action link A{number} R1", by=SAM)
    for number in range(1, 7):
        forty(f"/action done A{number} minutes of the panel, item {number}")

    first = forty.reply(asked)
    (following,) = buttons(first)
    second = forty.reply(following.says, pressed="yes")

    assert following.label == "Next"
    assert sorted(refs(first) + refs(second)) == sorted(f"A{number}" for number in range(1, 21))
