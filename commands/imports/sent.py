"""`/board import`: a spreadsheet that somebody sends in Slack, reported first and brought in when told.

What travels is Slack's id of each file and a hash of all that is in them: the file itself is fetched and read where
nobody waits for it, and is kept nowhere.
"""

import re
from collections.abc import Sequence
from hashlib import sha256

from board.refusals import Refusal
from board.roles import Actor, check_decides
from commands.call import Call
from commands.later import Later, send_later
from commands.reply import Bold, Button, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace
from commands.verbs import Verb

# The kind under which it is composed: `bot/posting/imports.py`.
IMPORT = "import"
LINE = "/board import"
SCOPE_MISSING = (
    "I may not read files in Slack yet: whoever runs boardbot can add the scope files:read, which the manifest has, "
    "and reinstall the app. Until then boardbot import reads the file on the machine that it runs on."
)
# What is wanted of the files: the report, or what it leads to.
REPORT, BRING_IN, NOT_NOW = "report", "bring it in", "not now"
WANTED = (BRING_IN, NOT_NOW)
TITLE = "Bring a file in"
# No words that anybody would type: a button sends them.
FILES, KNOWN = "fileid", "filehash"
_FILES = re.compile(r"F[A-Z0-9]{5,20}(?:,F[A-Z0-9]{5,20}){0,9}")
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_HASH = re.compile(r"[a-p]{64}")


def hash_of(contents: Sequence[str]) -> str:
    """Files known again by the SHA-256 of each: in letters alone, as a line that is typed has no long numbers."""
    whole = contents[0] if len(contents) == 1 else sha256("".join(contents).encode()).hexdigest()
    return whole.translate(_LETTERS)


def line_of(files: str, known: str = "", wanted: str = "") -> str:
    """The line that says so of files: what a button sends."""
    return " ".join(filter(None, [LINE, wanted, f"{FILES}: {files}", known and f"{KNOWN}: {known}"]))


def check_brings_in(actor: Actor) -> None:
    """Refuses anyone but the chair and support."""
    check_decides(actor, "bring a file in")


def run(call: Call) -> Reply:
    """Has files read, and reported on in a direct message; or, of a report, brings them in. Refused: to whoever does
    not decide, and without a file."""
    check_brings_in(call.actor)
    files, known = call.words.get(FILES), call.words.get(KNOWN)
    if not files:
        raise Refusal("Send me the spreadsheet in a direct message, or choose it in a form:", lines=[LINE], slot=FILES)
    wanted = call.words.free.strip().casefold()
    if not _FILES.fullmatch(files) or (known and not _HASH.fullmatch(known)) or wanted not in (*WANTED, ""):
        raise Refusal("That is no file that was sent to me. Send it to me in a direct message.", slot=FILES)
    if wanted == NOT_NOW:
        return reply(paragraph((Bold("Nothing was brought in."), " The file can be sent again at any time.")))
    if wanted == BRING_IN and not known:
        raise Refusal("A file is brought in from its report. Send it again, or have it read:", lines=[line_of(files)])
    asked = {FILES: files, KNOWN: known, "wanted": wanted or REPORT, "board": str(call.board.id)}
    asked |= {"person": call.actor.person}
    what = "Bringing the file in" if wanted == BRING_IN else "Reading the file"
    where = "" if call.request.in_direct_message else " The report comes to you in a direct message."
    if wanted == BRING_IN and call.store.outbox.is_waiting(call.request.team, call.actor.person, f"{IMPORT}:"):
        return reply(paragraph((Bold("That is on its way already."), " It is said here once it is done.")))
    send_later(call, Later(IMPORT, asked), reply(paragraph(f"{what}.")))
    return reply(paragraph((Bold(f"{what}…"), where)), posts=True)


def open_form_of(label: str = "Import…") -> Button:
    """The button that asks for a file."""
    return Button(label, LINE, opens=True)


VERB = Verb(
    command="board",
    name="import",
    about="brings a spreadsheet in: reports first what it holds (the chair, or support)",
    example=LINE,
    run=run,
    slots=(
        Slot(FILES, "Workbook or CSV file", SlotKind.FILE, required=True, shown="",
             hint="An .xlsx workbook or a .csv file. I report first what I read in it, and change nothing."),
        Slot(KNOWN, "Known by", SlotKind.SHORT, shown="", on_form=False),
        Slot("wanted", "Then", SlotKind.CHOICE, SlotPlace.FREE, shown="", on_form=False, choices=WANTED),
    ),
    title=TITLE,
    submit="Read it",
    writes=True,
    refused="Not brought in.",
)  # fmt: skip
