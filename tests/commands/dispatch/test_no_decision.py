"""`at:` and `minute:` in what decides nothing are refused, with a line that works and loses none of the words."""

import pytest
from conversation import JO, SAM, Conversation

KEPT = (
    ("update A1 seen at: the July board", 'update A1 seen "at: the July board"'),
    ("update A1 two left at: 5 Aug minute: 4.2", 'update A1 two left "at: 5 Aug minute: 4.2"'),
    ("update A1 minute: 4.2 is unclear", 'update A1: "minute: 4.2 is unclear"'),
    ("update A1 Minutes: in the folder", 'update A1: "Minutes: in the folder"'),
    ("update A1 met the panel at: 10:30", 'update A1 met the panel "at: 10:30"'),
    ("update A1 met At: the office, all agreed", 'update A1 met "At: the office, all agreed"'),
    ('update A1 met at: the "Old Hall"', 'update A1 met "at:" the "Old Hall"'),
    ('update A1 met at: the "Old Hall" minute: 4', 'update A1 met "at:" the "Old Hall" "minute:" 4'),
    ("update A1 met at:", 'update A1 met "at:"'),
    ('update A1 a 24" pipe at: the depot', 'update A1 a 24" pipe "at: the depot"'),
    ("update A1 met at: the office\nminute: to follow", 'update A1 met "at: the office / minute: to follow"'),
    ("update A1 half done at: 5 Aug status: in progress", 'update A1 half done "at: 5 Aug" status: in progress'),
    ("update A1 half done status: in progress at: 5 Aug", 'update A1 half done "at: 5 Aug" status: in progress'),
    ("update A1 rating: amber because two left at: 5 Aug", 'update A1 rating: amber because two left "at: 5 Aug"'),
    ("update A1 status: in progress at: 5 Aug", 'update A1: "at: 5 Aug" status: in progress'),
    ("update A1 A2 agreed at: 5 Aug", 'update A1 A2 agreed "at: 5 Aug"'),
    ("update A1 at: 5 Aug all agreed minute: 3 progress: half",
     'update A1: "at: 5 Aug all agreed minute: 3" progress: half'),
    ("hold A1 waiting for a room at: the July board", 'hold A1 waiting for a room "at: the July board"'),
    ("start A1 agreed at: 5 Aug", 'start A1 agreed "at: 5 Aug"'),
    ("done A1 dip sample of 20 at: 5 Aug", 'done A1 dip sample of 20 "at: 5 Aug"'),
    ("done A1 evidence: dip sample of 20 at: 5 Aug", 'done A1 evidence: dip sample of 20 "at: 5 Aug"'),
    ("on-track A1 said so at: 5 Aug", 'on-track A1 said so "at: 5 Aug"'),
    ("due A1 31 August because two left at: 5 Aug", 'due A1 31 August because two left "at: 5 Aug"'),
    ("due A1 31 August because: two left at: 5 Aug minute: 4.2",
     'due A1 31 August because: two left "at: 5 Aug minute: 4.2"'),
    ("due A1 31 August at: 5 Aug because two left", 'due A1 31 August because two left "at: 5 Aug"'),
    ("due A1 31 August at: 5 Aug because two left minute: 3",
     'due A1 31 August because two left "at: 5 Aug minute: 3"'),
    ("due A1 31 August at: 5 Aug", 'due A1 31 August because … "at: 5 Aug"'),
    ("assign A1 @ali because Jo leaves at: 5 Aug", 'assign A1 @ali because Jo leaves "at: 5 Aug"'),
    ("edit A1 title: Meet at: the office", 'edit A1 title: Meet "at: the office"'),
    ("edit A1 source: paper 4 minute: 2", 'edit A1 source: paper 4 "minute: 2"'),
    ("add Train the panel <@U0JO> at: 5 Aug", 'add Train the panel <@U0JO> "at: 5 Aug"'),
    ("add Train the panel at: 5 Aug <@U0JO>", 'add Train the panel "at: 5 Aug" <@U0JO>'),
    ("add Train the panel at: 5 Aug owner: @jo", 'add Train the panel "at: 5 Aug" owner: @jo'),
    ("add Train the panel <@U0JO> due: 31 August at: 5 Aug minute: 4",
     'add Train the panel <@U0JO> "at: 5 Aug minute: 4" due: 31 August'),
    ("add Train the panel source: the board at: 5 Aug", 'add Train the panel source: the board "at: 5 Aug"'),
)  # fmt: skip
BESIDE = (
    ("assign A1 @ali at: 5 Aug", ["assign A1 @ali", 'update A1: "at: 5 Aug"']),
    ("due A1 at: 5 Aug because two left", ["due A1 5 Aug because two left"]),
    ("snooze A1 at: Monday", ["snooze A1 Monday"]),
    ("due A1 at: 5 Aug minute: 4.2", ['update A1: "at: 5 Aug minute: 4.2"']),
    ("due A1 31 August because … at: 5 Aug measure: M6",
     ['due A1 31 August because … "at: 5 Aug"', "link A1 M6"]),
    ("link A1 M6 at: 5 Aug", ["link A1 M6", 'update A1: "at: 5 Aug"']),
    ("link A1 A2 M6 minute: 4.2", ["link A1 A2 M6", 'update A1 A2: "minute: 4.2"']),
    ("hold A1 at: 10:30", ['hold A1 … "at: 10:30"']),
    ("hold A1 at: the July board they had no room", ['hold A1: "at: the July board they had no room"']),
    ("snooze A1 Monday at: 10:30", ["snooze A1 Monday", 'update A1: "at: 10:30"']),
    ("edit A1 accountable: @pat at: 5 Aug", ["edit A1 accountable: @pat", 'update A1: "at: 5 Aug"']),
    ("assign A1 at: 5 Aug @ali", ["assign A1 @ali", 'update A1: "at: 5 Aug"']),
    ("assign A1 at: 5 Aug", ['update A1: "at: 5 Aug"']),
    ("update A1 relates to visits measure: M6 at: 5 Aug", ['update A1 relates to visits "at: 5 Aug"', "link A1 M6"]),
    ("reminders at: 08:30 minute: 4", ["reminders at: 08:30"]),
    ("undo at: 5 Aug", ["undo"]),
)  # fmt: skip


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    """A1 and A2 are Jo's; M6 is on the board."""
    say("/measure add M6 Visits in time", by=SAM)
    say("/board dates owner", by=SAM)
    for title in ("Visit every home", "Chair each panel"):
        say(f"/action add {title} @jo due: 31 July")
    return say


@pytest.mark.parametrize(("typed", "line"), KEPT)
def test_the_words_are_kept_in_a_line_that_works(logged: Conversation, typed: str, line: str) -> None:
    refused, *lines = logged(f"/action {typed}").splitlines()

    assert ' with a decision, such as "close", and this is none. To keep such a word as text, put it in ' in refused
    assert lines == [f"/action {line}"]
    assert not logged.reply(lines[0]).refused
    assert line.split('"')[1] in logged("/action show A1" if " A1" in line else "/action show A3")


@pytest.mark.parametrize(("typed", "lines"), BESIDE)
def test_where_the_verb_keeps_no_text_an_update_keeps_them(logged: Conversation, typed: str, lines: list[str]) -> None:
    refused = logged(f"/action {typed}").splitlines()

    assert refused[1:] == [f"/action {line}" for line in lines]
    for line in refused[1:]:
        assert "…" in line or not logged.reply(line).refused, line


@pytest.mark.parametrize(
    "line",
    [
        'update A1 seen "at: the July board"',
        "update A1 seen at the July board, minute 4.2",
        "update A1 met (at: the office)",
        "update A1 what: 4, that: 5",
        "update A1 see https://example.org/at:5",
        "update A1 Format: as before",
        "hold A1 a minute is missing",
        "on-track A1 at 10:30",
        "reminders at: 08:30",
    ],
)
def test_other_words_stay_as_they_are(logged: Conversation, line: str) -> None:
    assert not logged.reply(f"/action {line}").refused


def test_a_form_looks_for_nothing_in_its_fields(logged: Conversation) -> None:
    assert not logged.fill("/action update", {"ref": "A1", "note": "met at: the office"}, JO).refused
    assert "met at: the office" in logged("/action show A1")
