"""`/board import`: reports on a spreadsheet that somebody sends in Slack, and imports it when told to.

The file is fetched and read in the background, and is not kept: see `bot/posting/imports.py`.
"""

from board.refusals import Refusal
from commands.call import Call
from commands.imports.meanings.kept_mapping import keep_mapping
from commands.imports.report.answers import unpacked
from commands.imports.report.file_lines import (
    A_LINE,
    ANSWER,
    ANSWERED,
    ANSWERS,
    BRING_IN,
    COLUMNS,
    FILES,
    HASH,
    IDS,
    IMPORT,
    KNOWN,
    LINE,
    NOT_NOW,
    REPORT,
    SINCE,
    UPDATE,
    WANTED,
    check_brings_in,
    line_of,
)
from commands.imports.sheets.mapping_file import mapping_said
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace
from commands.told.later import Later, send_later
from commands.verbs import Verb

TITLE = "Bring a file in"


def run(call: Call) -> Reply:
    """Has files read and reported on in a direct message or, from a report, imports them. Refused: the person may not
    decide, or there is no file."""
    check_brings_in(call.actor)
    files, known = call.words.get(FILES), call.words.get(KNOWN)
    if not files:
        raise Refusal("Send me the spreadsheet in a direct message, or choose it in a form:", lines=[LINE], slot=FILES)
    wanted = call.words.free.strip().casefold()
    if not IDS.fullmatch(files) or (known and not HASH.fullmatch(known)) or wanted not in (*WANTED, ""):
        raise Refusal("That is no file that was sent to me. Send it to me in a direct message.", slot=FILES)
    if wanted == NOT_NOW:
        return reply(paragraph((Bold("Nothing was brought in."), " The file can be sent again at any time.")))
    if wanted in (ANSWER, COLUMNS):
        raise Refusal("These are the words of a button of a report. Have the file read again:", lines=[line_of(files)])
    since = call.words.get(SINCE)
    if wanted in (BRING_IN, UPDATE) and not (known and A_LINE.fullmatch(since)):
        raise Refusal("A file is brought in from its report. Send it again, or have it read:", lines=[line_of(files)])
    brings = wanted in (BRING_IN, UPDATE)
    kept = _kept(call) if wanted == ANSWERED else ""
    asked = {
        FILES: files,
        KNOWN: known,
        "wanted": wanted if brings else REPORT,
        "board": str(call.board.id),
        SINCE: since,
    }
    asked |= {"person": call.actor.person}
    what = "Bringing the file in" if brings else f"{kept}Reading the file"
    where = "" if call.request.in_direct_message else " The report comes to you in a direct message."
    # Only an import blocks another. The report stays in the outbox for a moment after Slack has it, and must not block
    # its own button.
    if brings and call.store.outbox.is_waiting(call.request.team, call.actor.person, f"{IMPORT}:{BRING_IN}:"):
        return reply(paragraph((Bold("That is on its way already."), " It is said here once it is done.")))
    send_later(call, Later(IMPORT, asked), reply(paragraph(f"{what}.")), BRING_IN if brings else "")
    return reply(paragraph((Bold(f"{what}…"), where)), posts=True)


def _kept(call: Call) -> str:
    """Keeps the answers of a form for the board, and says so."""
    answers = mapping_said(unpacked(call.words.get(ANSWERS)))
    now, known = call.request.now, call.words.get(KNOWN)
    keep_mapping(call.store, call.board, answers, now, "a report in Slack", call.actor.person, known)
    return "Kept for the board. "


VERB = Verb(
    command="board",
    name="import",
    about="brings in a spreadsheet, after a report of what it holds (the chair, or support)",
    example=LINE,
    run=run,
    slots=(
        Slot(FILES, "Workbook or CSV file", SlotKind.FILE, required=True, shown="",
             hint="An .xlsx workbook or a .csv file. I report first what I read in it, and change nothing."),
        Slot(KNOWN, "Known by", SlotKind.SHORT, shown="", on_form=False),
        Slot(SINCE, "Reported up to", SlotKind.SHORT, shown="", on_form=False),
        Slot(ANSWERS, "Answers", SlotKind.SHORT, shown="", on_form=False),
        Slot("wanted", "Then", SlotKind.CHOICE, SlotPlace.FREE, shown="", on_form=False, choices=WANTED),
    ),
    title=TITLE,
    submit="Read it",
    writes=True,
    refused="Not brought in.",
)  # fmt: skip
