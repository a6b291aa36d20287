"""The definition of a board for the demo: that of a made-up council, or that of a real one with what it published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.demo.people import JO, PAT, SAM
from local_slack import Member
from local_slack.page import Try


@dataclass(frozen=True)
class FilledIn:
    """A line that opens a form, and what is then entered in its fields, by slot."""

    line: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class SignedOff:
    """A line that opens the form for signing off several actions, and the refs to tick."""

    line: str
    refs: tuple[str, ...]


@dataclass(frozen=True)
class HomeOpened:
    """The Home tab is opened, and read."""


@dataclass(frozen=True)
class Pressed:
    """A line, and the label of the button to press below its answer."""

    line: str
    label: str


@dataclass(frozen=True)
class PaperAsked:
    """A line that asks for a paper, and the document that then arrives in the direct message."""

    line: str


@dataclass(frozen=True)
class FileSent:
    """A spreadsheet to send to the bot, and the answers to its questions, each by a part of the question."""

    name: str
    answers: Mapping[str, str]


Lines = tuple[tuple[Member, str], ...]
Step = str | FilledIn | SignedOff | HomeOpened | Pressed | PaperAsked | FileSent
Steps = tuple[tuple[Member, Step], ...]
BOARD = "Improvement Board"
TRACKER = "front-door-tracker.xlsx"


@dataclass(frozen=True)
class DemoBoard:
    """A board of the demo. `name` is its name for `--board`, and that of the folder beside this file with what is
    imported.

    `whose` is the first thing that the demo says: whose board it is, and where its figures come from. `imported` says
    what was imported. The lines of `setting_up` are typed, each by a person, and so are those of `morning`, except for
    what is filled in or pressed. `tries` are lines for a newcomer. `reminded` is the person whose reminder of that week
    is shown. It is the morning of the day `today`, unless another is asked for, which must be one of `days` if these
    are given.
    """

    name: str
    whose: str
    imported: str
    setting_up: Lines
    morning: Steps
    tries: tuple[Try, ...]
    reminded: Member | None = None
    today: date = date(2020, 7, 8)
    days: int | None = None

    def is_played_on(self, day: date) -> bool:
        """True if on that day there is something for the morning to sign off, and something to be reminded of."""
        return self.days is None or 0 <= (day - self.today).days < self.days


NORTHMOOR = DemoBoard(
    name="northmoor",
    whose="Northmoor, a made-up council",
    imported=(
        "Imported: Northmoor's seven escalation measures with their figures, what it claimed of each, 18\n"
        "recommendations and 150 actions. All of it is made up."
    ),
    setting_up=(
        (SAM, f"/board setup {BOARD} chair: @pat"),
        (SAM, "/board meeting 5 August 2020"),
    ),
    morning=(
        (PAT, "/status"),
        (SAM, "/digest post"),
        (JO, "/action add Second officer to chair May panel @jo due: end of August measure: M2"),
        (
            JO,
            FilledIn(
                "/action update A1", {"note": "412 of 535 reviewed, north team two short.", "status": "in progress"}
            ),
        ),
        (JO, "/action due A1 end of September because two agency staff left"),
        (JO, "/action add Finish the audits due: July 17"),
        (JO, "/action updat A1 visits at 77%"),
        (JO, "/action update A1 met with mother of A.B., DoB 01/02/2012"),
        (JO, "/action update A1 all reviewed rating: green"),
        (JO, "/action undo"),
        (JO, "/action done A1 dip sample of 20 in the July folder, all seen"),
        (JO, "/action close A1"),
        (PAT, "/action close A1 agreed with the DfE adviser"),
        (JO, "/action show A1"),
        (PAT, "/measure show M6"),
        (PAT, "/measure chart M6 CIN"),
        (PAT, "/action list due soon"),
        (PAT, SignedOff("/action waiting", ("R01-06", "R06-05"))),
        (PAT, "/action undo"),
        (PAT, HomeOpened()),
        (SAM, "/action assign R02-07 @jo"),
        (SAM, Pressed("/board reminders", "Turn reminders on")),
        (SAM, FileSent(TRACKER, {'"JR"': "Jo Reed", '"AN"': "Ali Noor"})),
        (SAM, PaperAsked("/board pack")),
    ),
    reminded=JO,
    days=7,
    tries=(
        Try("/status", "Where the board stands: what was reported, and what the figures say"),
        Try("/action update R10-02 definitions agreed with the data team", "Adds a note to an action's history"),
        Try("/action list overdue", "A table of actions, a page at a time"),
        Try("/measure show M6", "The claim and the figure side by side"),
        Try("/measure chart M6", "What its figures show, and a picture of them in your messages"),
        Try("/digest", "A private preview of the weekly digest"),
        Try("/board pack", "The board's paper, as a Word document in your messages (Sam or Pat)"),
    ),
)
NEL = DemoBoard(
    name="nel",
    whose="North East Lincolnshire, published figures only",
    imported=(
        "Imported: the seven escalation measures of North East Lincolnshire's cabinet report of 8 July 2020, what it\n"
        "claimed of each, and the six figures that it gave. Nothing else is known here. The people are made up."
    ),
    setting_up=((SAM, f"/board setup {BOARD} chair: @pat"),),
    morning=(
        (PAT, "/status"),
        (SAM, "/digest post"),
        (PAT, "/measure show M6"),
        (PAT, "/measure list"),
    ),
    tries=(
        Try("/status", "Where the board stands: what was reported, and what the figures say"),
        Try("/measure show M6", "The claim and the figure side by side"),
        Try("/measure list", "Every measure, the worst first"),
        Try("/digest", "A private preview of the weekly digest"),
    ),
)
