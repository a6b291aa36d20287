"""`boardbot demo`, played in this process: what the story prints, and commands taken from the terminal."""

import re
import sys
from contextlib import redirect_stdout
from datetime import date
from io import StringIO

import pytest
from click.testing import CliRunner

from bot.command_line import main
from bot.demo.boards import NEL, NORTHMOOR, HomeOpened
from bot.demo.on_terminal import show
from bot.demo.people import PAT

TODAY = date(2020, 7, 8)


def unwrapped(text: str) -> str:
    """The words without line breaks and without the marks of what stands out."""
    return " ".join(text.replace("**", "").replace("`", "").split())


@pytest.fixture(scope="module")
def printed() -> str:
    """The whole transcript, played once."""
    with redirect_stdout(StringIO()) as out:
        show(TODAY, False, NORTHMOOR)
    return out.getvalue()


@pytest.fixture(scope="module")
def transcript(printed: str) -> str:
    return unwrapped(printed)


@pytest.mark.parametrize(
    "words",
    [
        "Northmoor, a made-up council: boardbot demo, Wed 8 Jul 2020",
        "Of 73 open actions 29 are overdue. 10 wait for you.",
        "All 7 escalation measures were reported met: the figures bear out 1, contradict 2 and cannot confirm 4.",
        'M6 Statutory visits: reported "Target Met" (cabinet report, as at Wed 8 Jul 2020; not borne out when made).',
        "Not met: CIN visits in timescale 77% as at Wed 8 Jul 2020, target at least 85% by Tue 30 Jun 2020, 8 points short",
        '"July 17" can mean two things. Which?',
        "/action add Finish the audits due: July 2017",
        'I don\'t know "updat". Did you mean: /action update A1 visits at 77%',
        "Not saved. That looks like a child's date of birth, in the note.",
        "A1 is yours, so the chair or board support has to decide. @pat can: /action close A1",
        "A1 closed. Second officer to chair May panel.",
        "(a form opens for Jo) [ Update A1 ] Improvement Board A1 Second officer to chair May panel",
        "What happened? (optional) ________ Status (optional) Not started Rating (optional) Red · Amber · Green",
        "Status in progress [ Save ] (only Jo sees this) A1 updated. In progress · due Mon 31 Aug 2020, in 54 days",
        'Evidence: "Procedure and induction register, MASH shared folder, 30 April"',
        "R01-06 is finished (optional) Sign off R01-06 Refresh the MASH operating procedure",
        "ticks R01-06 and R06-05 [ Sign off ] (only Pat sees this) 2 actions signed off.",
        "Pat Lane (independent chair) opens Home Improvement Board, Wed 8 Jul 2020. You have no open actions here.",
        "[ Sign off several ] R01-06 Refresh the MASH operating procedure",
        "A1 is now due Wed 30 Sep 2020, moved from Mon 31 Aug 2020 (first move).",
        "recommendations and 150 actions. All of it is made up.",
        '4 actions would be added, 0 on the log already, 0 refused to ask: "Who?": "JR" (C5 and C7) and "AN" (C6): who are they?',
        "front-door-tracker.xlsx, sheet Tracker: 4 actions added",
        "Mon 13 Jul 2020, 09:00: the weekly digest posts itself",
        "Since last week: 4 imported · 1 logged · 1 updated · 1 reported done · 1 closed · 1 assigned · 1 date moved.",
        "In its thread: 4 messages with the lists. The first: 7 escalation measures in full, worst first",
        "@jo: R02-07 on Fri 10 Jul 2020",
        "[ Turn reminders on ] (only Sam sees this) Reminders are on, counted from now.",
        "> /board pack (only Sam sees this) The paper for the board is on its way to your direct messages with me, in Word.",
        "boardbot, to Sam: Improvement Board: board paper. Figures as at Wed 8 Jul 2020. "
        "[improvement-board-board-paper-2020-07-08.docx (",
        "Mon 13 Jul 2020, 09:15: Jo is reminded, in private",
        "boardbot, to Jo: Due Fri 17 Jul 2020, in 4 days: R02-07 Confirm with the DfE adviser",
        "(Slack keeps /status for itself: in Slack it is /board-status.)",
    ],
)
def test_the_words_that_carry_the_story(transcript: str, words: str) -> None:
    assert words in transcript


def test_the_first_words_say_that_the_council_is_made_up(printed: str) -> None:
    assert printed.startswith("Northmoor, a made-up council: ")


def test_the_first_words_of_a_named_council_say_that_its_figures_are_published() -> None:
    with redirect_stdout(StringIO()) as out:
        show(TODAY, False, NEL)
    told = unwrapped(out.getvalue())

    assert told.startswith("North East Lincolnshire, published figures only: boardbot demo, Wed 8 Jul 2020")
    assert "the figures bear out 1, contradict 1 and cannot confirm 5." in told
    assert "Mon 13 Jul 2020, 09:00: the weekly digest posts itself" in told


def test_everybody_is_seen_to_type_each_line_in_order(printed: str) -> None:
    typed = [line[2:] for line in printed.splitlines() if line.startswith("> ")]

    steps = [*NORTHMOOR.setting_up, *NORTHMOOR.morning]
    lines = [step if isinstance(step, str) else getattr(step, "line", "") for _, step in steps]
    assert typed == [line for line in lines if line]
    assert printed.count("Pat Lane (independent chair)\n> ") == sum(
        who == PAT and step != HomeOpened() for who, step in NORTHMOOR.morning
    )


def test_no_line_is_wider_than_a_terminal_but_for_tables(printed: str) -> None:
    wide = [line for line in printed.splitlines() if len(line) > 120]

    assert all(re.search(r"\S {2,}\S", line) for line in wide)


def chat(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *typed: str) -> str:
    """What `--chat` prints once the board is set up, for these lines and then the end of input."""
    monkeypatch.setattr(sys, "stdin", StringIO("".join(f"{line}\n" for line in typed)))
    show(TODAY, True, NORTHMOOR)
    return capsys.readouterr().out.partition("All of it is made up.\n")[2]


def test_commands_are_taken_from_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = chat(
        monkeypatch,
        capsys,
        "/action add Look at the audits @jo",
        "/action due R10-02 end of September because two agency staff left",
        "hello",
        "as nobody",
        "as pat",
        "/action cancel A1 because it is done elsewhere",
        "as @kit",
        "/action add Mine",
        "/status share",
    )

    assert told.count("sam> ") == 5
    assert told.count("pat> ") == 2
    assert told.count("kit> ") == 3
    assert "(only Sam sees this)\n  **A1 logged.** Look at the audits" in told
    assert "**R10-02 is now due Wed 30 Sep 2020**, moved from Fri 14 Feb 2020 (first move)." in told
    assert told.count("A command begins with a slash: /status, /action help. Or: as pat, tomorrow") == 2
    assert "**A1 cancelled.**" in told
    assert "**Not logged.** You are an observer on this board" in unwrapped_but_for_marks(told)


def unwrapped_but_for_marks(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("last", ["", "quit", "exit"])
def test_an_empty_line_or_a_word_leaves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], last: str
) -> None:
    told = chat(monkeypatch, capsys, last, "/status")

    assert told.endswith("sam> ")
    assert "Of 73 open actions" not in told


def test_a_reply_that_the_channel_sees_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = chat(monkeypatch, capsys, "/status share", "/status")

    assert told.count("(the channel sees this)") == 1
    assert told.count("(only Sam sees this)") == 1


def test_what_comes_by_itself_is_shown_once_as_the_days_pass(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = chat(monkeypatch, capsys, "/status share", "/board reminders on", "tomorrow", "Monday", "as pat", "monday")
    (seen,) = re.findall(r"Turn reminders on: `(.+)`", told)

    assert told.count("boardbot, to the channel:") == 2
    assert told.count("boardbot, to the channel:\n  **Improvement Board · Mon 13 Jul 2020**") == 1
    assert "It is Thu 9 Jul 2020, 09:15.\n" in told
    assert "It is Mon 13 Jul 2020, 09:15.\n" in told
    assert "It is Mon 20 Jul 2020, 09:15.\n" in told

    told = chat(monkeypatch, capsys, seen, "/action add Look at the audits @sam due: 10 July 2020", "tomorrow")
    assert "boardbot, to Sam:\n" in told.partition("**A1 logged.**")[2]
    assert "Look at the audits" in told.partition("boardbot, to Sam:\n")[2]


def test_a_digest_that_does_not_come_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.demo.on_terminal._digests", lambda _: [])
    monkeypatch.setattr("bot.demo.in_browser.interrupt_once", lambda: None)

    told = CliRunner().invoke(main, ["demo", "--no-page"])

    assert told.exit_code == 1
    assert (
        "Error: The demo ends here: the digest was not posted. If this machine is busy, try again later." in told.output
    )


def test_a_form_is_shown_on_the_terminal_and_closed_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = chat(monkeypatch, capsys, "/action add", "/board handover", "/action add Look at the audits @jo")

    assert "(a form opens for Sam)\n  [ Log an action ]\n  Improvement Board\n    What must be done?  ________" in told
    assert "  [ More ]\n  [ Log it ] [ Cancel ]" in told
    assert "  [ Hand over ]\n" in told
    assert told.count("(In Slack you fill it in and press the button. Here, type it all on one line.)") == 2
    assert "**A1 logged.** Look at the audits" in told


@pytest.mark.parametrize("on", [date(2020, 7, 7), date(2026, 11, 29)])
def test_on_a_day_that_is_not_the_storys_the_board_is_shown_alone(on: date, capsys: pytest.CaptureFixture[str]) -> None:
    show(on, False, NORTHMOOR)

    told = capsys.readouterr().out
    assert "The morning that is played is that of Wed 8 Jul 2020. On another day:\n\nSam Cole" in told
    assert told.count("> /") == len(NORTHMOOR.setting_up) + 1
    assert "[ What is mine ]" in told
