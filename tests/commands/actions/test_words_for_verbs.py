"""A note that is a verb, or has a key without its colon, is asked about; any other note is kept to the letter."""

import pytest
from conversation import Conversation


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    say("/action add Visit every home @jo due: 31 July ref: R07-04")
    say("/action add Train the panel @jo ref: R07-05")
    say("/measure add M6 Visits in time")
    say("/area add R02 Strategy meetings")
    say("/action start R07-05")
    say("/action done R07-05 attendance list in the training folder")
    return say


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("R07-04 done", "done R07-04 <evidence>"),
        ("R07-04 Done.", "done R07-04 <evidence>"),
        ("R07-04 completed", "done R07-04 <evidence>"),
        ("R07-04 closed", "done R07-04 <evidence>"),
        ("R07-05 closed", "close R07-05"),
        ("R07-04 on hold", "hold R07-04 <reason>"),
        ("R07-04 started", "start R07-04"),
        ("R07-04 cancel", "cancel R07-04 <reason>"),
        ("R07-04 bau", "bau R07-04 to <body>"),
        ("R07-04 amber", "update R07-04 rating: amber because …"),
        ("R07-04 now red.", "update R07-04 rating: red because …"),
        ("R07-04 green", "update R07-04 rating: green"),
        ("R07-04 red because two posts are empty", "update R07-04 rating: red because two posts are empty"),
        ("R07-04 turned green because all are in post", "update R07-04 rating: green because all are in post"),
        ("R07-04 60%", "update R07-04 progress: 60%"),
        ("R07-04 progress 60%", "update R07-04 progress: 60%"),
        ("R07-04 progress 60 percent", "update R07-04 progress: 60 percent"),
        ("R07-04 60 per cent", "update R07-04 progress: 60 per cent"),
        ("R07-04 Progress 60%, two teams left", "update R07-04 two teams left progress: 60%"),
        ("R07-04 two teams left, progress 60%", "update R07-04 two teams left progress: 60%"),
        (
            "R07-04 two teams left progress 60% rating: green",
            "update R07-04 two teams left progress: 60% rating: green",
        ),
        ("R07-04 status closed", "done R07-04 <evidence>"),
        ("R07-05 status closed", "close R07-05"),
        ("R07-04 rota on the intranet, status done", "done R07-04 rota on the intranet"),
        ("R07-04 ok, status done", "done R07-04 <evidence>"),
        ("R07-04 overtaken by the merger - status cancelled", "cancel R07-04 overtaken by the merger"),
        ("R07-04 rota holds, status bau", "bau R07-04 to <body> because rota holds"),
        ("R07-04 two teams left status on hold", "update R07-04 two teams left status: on hold"),
        ("R07-04 status in progress", "update R07-04 status: in progress"),
        ("R07-04 two teams left, rated amber", "update R07-04 two teams left rating: amber because …"),
        ("R07-04 RAG green", "update R07-04 rating: green"),
        ("R07-04 red - no staff", "update R07-04 rating: red because no staff"),
        ("R07-04 amber, two teams left", "update R07-04 rating: amber because two teams left"),
        ("R07-04 cancelled, a duplicate of R07-05", "cancel R07-04 a duplicate of R07-05"),
        ("R07-04 bau to the QA panel", "bau R07-04 to the QA panel"),
        ("R07-04 links to M6", "link R07-04 M6"),
        ("R07-04 due 31 August", "due R07-04 31 August because …"),
        ("R07-04 due date is now 31 August.", "due R07-04 31 August because …"),
        ("R07-04 due on 31 August because two left", "due R07-04 31 August because two left"),
        ("R07-04 new date end of September", "due R07-04 end of September because …"),
        ("R07-04 moved to 31 August because two left", "due R07-04 31 August because two left"),
        ("R07-04 extended until Friday", "due R07-04 Friday because …"),
        ("R07-04 31 August", "due R07-04 31 August because …"),
        ("R07-05 due 31 August", "due R07-05 31 August"),
        ("R07-04 due 31 August, two left", "update R07-04 two left due: 31 August because …"),
        ("R07-05 due 31 August; two left rating: green", "update R07-05 two left due: 31 August rating: green"),
        ("R07-04 owner @ali", "assign R07-04 @ali"),
        ("R07-04 owner is now <@U0ALI>", "assign R07-04 <@U0ALI>"),
        ("R07-04 assigned to @ali", "assign R07-04 @ali"),
        ("R07-04 @ali", "assign R07-04 @ali"),
        ("R07-04 supported by @ali", "assign R07-04 support: @ali"),
        ("R07-04 measure M6", "link R07-04 M6"),
        ("R07-04 link M6", "link R07-04 M6"),
        ("R07-04 linked to M6", "link R07-04 M6"),
        ("R07-04 area R02", "link R07-04 R02"),
    ],
)
def test_the_line_that_does_it_is_asked_for(logged: Conversation, typed: str, line: str) -> None:
    said = logged(f"/action update {typed}").splitlines()

    assert said[0].startswith("Not updated. Kept as words, that would change nothing.")
    assert said[1:] == [f"/action {line}"]
    if "<" not in line and "…" not in line and not line.startswith(("close", "cancel", "bau")):
        assert not logged.reply(said[1]).refused


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("RAG amber/red", ["rating: amber because …", "rating: red because …"]),
        ("amber/green", ["rating: amber because …", "rating: green"]),
        ("now amber to red because two left", ["rating: amber because two left", "rating: red because two left"]),
    ],
)
def test_of_two_colours_each_has_its_line(logged: Conversation, typed: str, lines: list[str]) -> None:
    said = logged(f"/action update R07-04 {typed}").splitlines()

    assert said[1:] == [f"/action update R07-04 {line}" for line in lines]


@pytest.mark.parametrize(
    "note",
    [
        "half of the visits are done", "what was asked for is done", "no progress this week", "made 60% progress",
        "progress has been slow", "the status of the bid is not known", "closed two cases", "started interviews",
        "due process was followed", "due to the strike two visits were missed", "due 31 July", "owner has changed teams",
        "the owner is away", "area managers were told", "measures agreed with partners", "moved to the new office",
        "asked @ali for the rota", "agreed with @ali", "M6", "half done by 31 August", "linked to the new rota", "24 visits left",
        "31 August is when the panel meets", "412 of 535 reviewed", "60% of the visits seen", "the green paper is out", "on hold until the audit, says HR",
        '"done"', "progress 60% of target", "progress 60 percentage points",
        "red/amber/green cards are out", "red, amber and green cards", "green light given", "cancelled two sessions",
        "on hold with HR", "status quo kept", "the lead rated amber alerts first",
    ],
)  # fmt: skip
def test_any_other_note_is_kept_to_the_letter(logged: Conversation, note: str) -> None:
    assert logged(f"/action update R07-04 {note}").endswith(f'"{note}"')


def test_what_it_is_already_may_be_said(logged: Conversation) -> None:
    logged("/action start R07-04")

    assert logged("/action update R07-04 in progress").endswith('"in progress"')


def test_the_keys_beside_such_a_note_are_kept_in_a_line_of_their_own(logged: Conversation) -> None:
    said = logged("/action update R07-04 due 31 August rating: green progress: 60%").splitlines()

    assert said[1:] == ["/action due R07-04 31 August because …", "/action update R07-04 rating: green progress: 60%"]
    assert not logged.reply(said[2]).refused
