"""What people type after `/action list`: every filter in every way, combined, beside a person, a key and words."""

from datetime import timedelta

import pytest
from conversation import ALI, JO, JULY_8, PAT, SAM, Conversation

from commands.actions.filters import FILTERS
from commands.reply import Buttons, Table

# On Wednesday 8 July 2020, with a board on 5 August.
LOGGED = [
    ("/area add R07 Seventh recommendation", SAM),
    ("/action add Audit the open plans @jo due: 1 July 2020 area: R07 source: Improvement Notice", SAM),
    ("/action add Train the panel @ali due: 10 July 2020", SAM),
    ("/action add Children\u2019s front\u2011door rota due: 12 July 2020", SAM),
    ("/action add Review caf\u00e9 visits @jo due: 13 July 2020", SAM),
    ("/action add Publish the guide owner: Head of MASH due: 19 July 2020 source: Ofsted letter, May 2020", SAM),
    ("/action add Dip sample of 20 @jo due: 5 August 2020", SAM),
    ("/action add Recruit owner: Children\u2019s Services lead due: 30 September 2020", SAM),
    ("/action add Share the lessons @ali", SAM),
    ("/action add Agree the threshold @ali due: 8 July 2020", SAM),
    ("/action add Map the meetings @ali due: 31 August 2020", SAM),
    ("/action add Write the protocol @ali due: 9 July 2020", SAM),
    ("/action add Close the gap @ali due: 2 October 2020", SAM),
]
CHANGED = [
    (
        "/action update A2 Two of three in post, Siobh\u00e1n O\u2019Neill chairs rating: amber because one withdrew",
        ALI,
    ),
    ("/action update A2 All three in post", ALI),
    ("/action due A6 6 August 2020 because the rota clashed with the inspection", JO),
    ("/action hold A7 waiting for the restructure", JO),
    ("/action done A10 minutes of 30 June, item 4", ALI),
    ("/action bau A11 to Scrutiny Panel", SAM),
    ("/action done A12 dip sample in the July folder", ALI),
    ("/action close A12 seen at the pre-meet", PAT),
    ("/action start A4", JO),
    ("/action update A4 mistyped giraffe", JO),
    ("/action undo", JO),
]
# What is typed, what it finds (soonest due first), and how the answer heads it.
ASKED: list[tuple[str, str, str]] = [
    ("", "A1 A9 A2 A3 A4 A5 A6 A7 A8", "open"),
    ("mine", "A1 A4 A6", "mine"),
    ("my overdue actions", "A1", "mine, overdue"),
    ("overdue", "A1", "overdue"),
    ("late", "A1", "overdue"),
    ("Late?", "A1", "overdue"),
    ("overdue and mine", "A1", "overdue, mine"),
    ("overdue · mine", "A1", "overdue, mine"),
    ("all overdue", "A1", "all, overdue"),
    ("due soon", "A9 A2 A3 A4 A5", "due soon, by Wed 5 Aug 2020"),
    ("due this week", "A9 A2 A3", "due this week, by Sun 12 Jul 2020"),
    ("this week", "A9 A2 A3", "due this week, by Sun 12 Jul 2020"),
    ("due next week", "A4 A5", "due next week, from Mon 13 Jul 2020 to Sun 19 Jul 2020"),
    ("due today", "A9", "due today, on Wed 8 Jul 2020"),
    ("due tomorrow unowned", "", ""),
    ("due this month", "A9 A2 A3 A4 A5", "due this month, by Fri 31 Jul 2020"),
    ("due next month", "A6", "due next month, from Sat 1 Aug 2020 to Mon 31 Aug 2020"),
    ("due before next board", "A9 A2 A3 A4 A5", "due before the board, by Wed 5 Aug 2020"),
    ("moved", "A6", "moved"),
    ("moved mine", "A6", "moved, mine"),
    ("on hold", "A7", "on hold"),
    ("on-hold", "A7", "on hold"),
    ("awaiting", "A10", "awaiting"),
    ("awaiting sign-off", "A10", "awaiting"),
    ("awaiting sign\u2011off", "A10", "awaiting"),
    ("unowned", "A3", "unowned"),
    ("no owner", "A3", "unowned"),
    ("without an owner", "A3", "unowned"),
    ("undated", "A8", "undated"),
    ("no due date", "A8", "undated"),
    ("no date @ali", "A8", "undated, owner <@U0ALI>"),
    ("not in Slack", "A5 A7", "no slack owner"),
    ("amber", "A2", "amber"),
    ("rated amber", "A2", "amber"),
    ("in progress", "A4", "in progress"),
    ("closed", "A12", "closed"),
    ("closed @ali", "A12", "closed, owner <@U0ALI>"),
    ("bau", "A11", "business as usual"),
    ("all @ali", "A9 A11 A2 A10 A12 A8", "all, owner <@U0ALI>"),
    ("<@U0ALI>", "A9 A2 A8", "open, owner <@U0ALI>"),
    ("for <@U0ALI>", "A9 A2 A8", "open, owner <@U0ALI>"),
    ("area: R07", "A1", "open, area R07"),
    ("source: ofsted letter", "A5", "open, source ofsted letter"),
    ("overdue source: improvement notice", "A1", "overdue, source improvement notice"),
    ("owner: childrens services", "A7", "open, owner childrens services"),
    ("owner: Head of MASH", "A5", "open, owner Head of MASH"),
    ("jo", "A1 A4 A6", "open, owner <@U0JO>"),
    ("Jo Reed", "A1 A4 A6", "open, owner <@U0JO>"),
    ("overdue jo", "A1", "overdue, owner <@U0JO>"),
    ("jo overdue", "A1", "overdue, owner <@U0JO>"),
    ("Ali Noor awaiting", "A10", "awaiting, owner <@U0ALI>"),
    ("Noor, Ali", "A9 A2 A8", "open, owner <@U0ALI>"),
    # What is no filter is searched for, in what an action says and in what was said of it.
    ("children's", "A3 A7", 'with "children\'s"'),
    ("childrens front-door", "A3", 'with "childrens" and "front-door"'),
    ("front door", "A3", 'with "front" and "door"'),
    ("CAFE", "A4", 'with "CAFE"'),
    ("cafe\u0301", "A4", 'with "cafe\u0301"'),
    ("siobhan oneill", "A2", 'with "siobhan" and "oneill"'),
    ("two three in post", "A2", 'with "two", "three", "in" and "post"'),
    ("inspection", "A6", 'with "inspection"'),
    ("restructure", "A7", 'with "restructure"'),
    ("pre-meet", "A12", 'with "pre-meet"'),
    ("minutes", "A10", 'with "minutes"'),
    ("scrutiny", "A11", 'with "scrutiny"'),
    ("ofsted", "A5", 'with "ofsted"'),
    ("R07", "A1", 'with "R07"'),
    ("A10", "A10", 'with "A10"'),
    ("open plans", "A1", 'open, with "plans"'),
    ('"open plans"', "A1", 'with "open plans"'),
    ("\u201copen plans\u201d", "A1", 'with "open plans"'),
    ('"plans open"', "", ""),
    ("rota mine", "A6", 'mine, with "rota"'),
    ("overdue plans", "A1", 'overdue, with "plans"'),
    ("close gap", "A12", 'with "close" and "gap"'),
    ("giraffe", "", ""),
    ("not overdue", "", ""),
    ("head of mash", "A5", 'with "head", "of" and "mash"'),
]  # fmt: skip


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """A board of twelve actions, in every state."""
    say.now = JULY_8 - timedelta(days=9)
    for line, by in LOGGED + CHANGED:
        say.now = JULY_8 if (line, by) in CHANGED else say.now
        told = say(line, by=by)
        assert not told.startswith(("Not ", "I don't")), told
    return say


def _found(say: Conversation, words: str) -> tuple[str, str]:
    reply = say.reply(f"/action list {words}".strip(), by=JO)
    table = next((part for part in reply.parts if isinstance(part, Table)), None)
    heading = say(f"/action list {words}".strip(), by=JO).splitlines()[0]
    title = heading.partition(": ")[2].rpartition(", ")[0]
    return (" ".join(row[0] for row in table.rows), title) if table else ("", "")


def test_each_line_finds_what_it_asks_for(board: Conversation) -> None:
    """All on one board, for it takes long to make."""
    assert [(words, *_found(board, words)) for words, _, _ in ASKED] == ASKED


@pytest.mark.parametrize("each", FILTERS, ids=lambda each: each.name)
def test_every_filter_is_known_by_every_name(say: Conversation, each: object) -> None:
    filters = {name: one for one in FILTERS for name in (one.name, *one.also)}
    names = [name for name, one in filters.items() if one is each]

    told = {say(f"/action list {name.upper()}") for name in names}

    assert len(told) == 1
    assert "No filter" not in told.pop()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("frob", 'No filter is called "frob": searched for it in refs, titles, updates, reasons,'),
        ("frob nicate", 'No filter is called "frob nicate": searched for each word in'),
        ("panel", 'No filter is called "panel": searched for it in'),
        ("overdu", "Did you mean: /action list overdue"),
        ("unownd", "Did you mean: /action list unowned"),
        ("measure M6", "Did you mean: /action list measure: M6"),
        ("overdue area R07", "Did you mean: /action list overdue area: R07"),
        ("noor", "What Ali Noor owns: /action list <@U0ALI>"),
        ("frob", "Filters: mine · overdue · open · due soon · due this week ·"),
        ("jo", '"jo" is somebody\'s name. To search for it as a word: /action list "jo"'),
        ("overdue or unowned", "Filters narrow a list together. Ask for one after the other:\n/action list overdue\n"),
        ("one two three four five six seven eight nine", "That is too much to search for: give 8 words at most."),
        ("frob", 'No actions found with "frob".'),
        ("mine frob", 'No actions match: mine, with "frob".'),
    ],
)
def test_the_answer_says_what_became_of_the_words(board: Conversation, words: str, told: str) -> None:
    assert told in board(f"/action list {words}")


@pytest.mark.parametrize("words", ["overdue", "mine", "<@U0ALI>", "area: R07", '"panel"', "open plans overdue"])
def test_what_was_understood_needs_no_word_on_filters(board: Conversation, words: str) -> None:
    assert ("No filter" in board(f"/action list {words}")) is (words == "open plans overdue")


@pytest.mark.parametrize(
    "line",
    [
        "/action list visits",
        "/action list due soon visits",
        "/action list owner: Head of Service source: plan",
        "/action list due soon measure: M6 <@U0JO>",
        "/action list all <@U0JO>",
        '/action list "dip sample"',
    ],
)
def test_the_next_page_asks_for_the_same(northmoor: Conversation, line: str) -> None:
    for number in range(40):
        northmoor(f"/action add Dip sample {number} of visits due: {number % 9 + 9} July 2020 source: Plan measure: M6 "
                  f"owner: {'Jo Reed' if number % 2 else 'Head of Service'}", by=SAM)  # fmt: skip
        northmoor.later(seconds=1)
    first = northmoor.reply(line)
    heading = northmoor(line).splitlines()[0]

    rows = [part.buttons for part in first.parts if isinstance(part, Buttons)]
    button = next(each for row in rows for each in row if each.label == "Next")
    second = northmoor(button.says)

    assert button.says == f"{line} page: 2" or line.endswith("<@U0JO>")
    assert second.splitlines()[0] == heading.replace("page 1", "page 2")


def test_no_meeting_is_said(empty: Conversation) -> None:
    empty("/board setup Improvement Board", by=SAM)

    assert empty("/action list due before the board") == (
        "Not listed. No board meeting is in the calendar. Put the next one in:\n/board meeting <date>"
    )


def test_an_imported_action_without_evidence_or_body_is_found(northmoor: Conversation) -> None:
    everything = northmoor("/action list no evidence").splitlines()[0]

    assert everything.startswith("48 actions: no evidence,")
    assert "No actions match" not in northmoor("/action list no evidence closed")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("closed this month", ("closed", "due this month")),
        ("this week completed", ("due this week", "closed")),
        ("closed overdue", ("closed", "overdue")),
        ("overdue awaiting", ("overdue", "awaiting")),
        ("cancelled open", ("cancelled", "open")),
    ],
)
def test_filters_that_no_action_can_meet_are_said_to_be(say: Conversation, words: str, names: tuple[str, ...]) -> None:
    said = say(f"/action list {words}").splitlines()

    assert said[0] == f"Not listed. No action can be {' and '.join(names)} at once. Ask for one after the other:"
    assert said[1:] == [f"/action list {name}" for name in names]


@pytest.mark.parametrize("words", ["all overdue", "closed no evidence", "open overdue", "unowned on hold"])
def test_filters_that_an_action_can_meet_together_stay(say: Conversation, words: str) -> None:
    assert "at once" not in say(f"/action list {words}")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("owner: jo overdue", "/action list overdue owner: jo"),
        ("owner: Head of MASH due this week", "/action list due this week owner: Head of MASH"),
        ("source: Improvement Notice overdue", "/action list overdue source: Improvement Notice"),
        ("visits owner: jo on hold", "/action list visits on hold owner: jo"),
    ],
)
def test_a_filter_behind_a_key_is_asked_about(say: Conversation, typed: str, line: str) -> None:
    for logged, by in LOGGED:
        say(logged, by=by)

    said = say(f"/action list {typed}").splitlines()

    assert said[0].startswith("Not listed. Nothing is found with ")
    assert said[1:] == [line]
    assert not say.reply(line).refused


@pytest.mark.parametrize("typed", ["owner: Head of nothing", "source: overdue", "owner: Overdue"])
def test_words_behind_a_key_that_hold_no_more_than_it_are_searched_for(say: Conversation, typed: str) -> None:
    assert say(f"/action list {typed}").startswith("No actions match: open, ")


def test_silent_is_what_nobody_has_updated_for_28_days(say: Conversation) -> None:
    say("/action add Train the panel")
    say.later(days=27)
    assert say("/action list silent") == "Every open action has been updated in the last 28 days."
    say.later(days=1)
    assert say("/action list silent").startswith("1 action: silent")
