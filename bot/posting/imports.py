"""Spreadsheets sent in Slack: fetched, read, and reported or imported. No file is kept here.

This runs where nobody waits for it, because reading 5,000 rows takes seconds. The file is fetched again each time; only
if its hash is the same is it the one that was reported.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from slack_sdk import WebClient

from board.boards import Board
from board.refusals import Refusal
from bot.import_people import asked_about
from bot.posting.composing import AskedFor, Composed, Document
from bot.posting.grids import grids_apart
from bot.slack.files import GONE, MOST_BYTES, Described, Fetched, fetch, is_from
from bot.slack.people import Directory
from commands.boards.first_hour import first_hour_of, steps_told
from commands.imports.any_file import check_kind
from commands.imports.files import Import
from commands.imports.meanings.board_mapping import Mapping
from commands.imports.meanings.kept_mapping import kept_of_file
from commands.imports.report.answers import Questions
from commands.imports.report.file_lines import (
    BRING_IN,
    FILES,
    IMPORT,
    KNOWN,
    SINCE,
    UPDATE,
    check_brings_in,
    from_letters,
    hash_of,
)
from commands.imports.report.findings import Findings
from commands.imports.report.outcomes import Report
from commands.imports.report.parts import leads_on, report_parts, what_is_left
from commands.reply import Bold, Part, Reply, frozen, paragraph, reply
from commands.terminal import printable
from commands.told.later import Later, put_later
from commands.with_board import with_buttons_of
from storage.database import Database
from storage.store import Store

# The kind of answer that is the report as a file.
WHOLE = "whole"
CHANGED = "The file is not the one that was reported: it has changed since. Send it again."
_WHOLE_NAME = "import-report.txt"


@dataclass(frozen=True, slots=True)
class Imports:
    """Composes the answers about spreadsheets, for one workspace."""

    log: Database
    client: WebClient
    directory: Directory
    questions: Questions

    def __call__(self, asked: AskedFor) -> Composed:
        """The report, the whole report as a file, or what was imported. Raises Refusal for somebody who no longer
        decides on the board, for a file that is gone or has changed, and for one that cannot be read."""
        wanted, files = asked.values["wanted"], asked.values[FILES]
        with self.log.reading() as store:
            board = self._board(store, asked)
        check = partial(self._check_file, person=asked.values["person"])
        fetched = [fetch(self.client, each, MOST_BYTES, check) for each in files.split(",")]
        known = hash_of([each.sha256 for each in fetched])
        if asked.values[KNOWN] not in ("", known):
            raise Refusal(CHANGED)
        with self.log.reading() as store:
            given = kept_of_file(store, board, known)
        made = self._import(asked, fetched, given)
        if wanted in (BRING_IN, UPDATE):
            return Composed(self._brought_in(asked, made, board, known))
        found = made.report()
        return self._whole(found) if wanted == WHOLE else Composed(self._report(asked, found, board, files, known))

    def _check_file(self, described: Described, person: str) -> None:
        """Refuses anything but a spreadsheet; and refuses a file that somebody else has sent the bot, as if it did not
        exist."""
        if not is_from(self.client, described, person):
            raise Refusal(GONE)
        check_kind(str(described.get("name") or ""))

    def _board(self, store: Store, asked: AskedFor) -> Board:
        board = store.boards.get(asked.post.team, int(asked.values["board"]))
        if board is None:
            raise Refusal("The board is no longer there.")
        person = self.directory.person(asked.values["person"])
        check_brings_in(board.actor(asked.values["person"], person is None or person.guest))
        return board

    def _import(self, asked: AskedFor, fetched: Sequence[Fetched], given: Mapping) -> Import:
        grids = [grid for each in fetched for grid in grids_apart(each.content, each.name)]
        people = partial(asked_about, self.directory, asked.now)
        by, wanted = asked.values["person"], asked.values["wanted"]
        since = from_letters(asked.values[SINCE]) if wanted in (BRING_IN, UPDATE) else None
        return Import(
            self.log,
            grids,
            partial(self._board, asked=asked),
            asked.now,
            people,
            given,
            by=by,
            updates=wanted == UPDATE,
            reported=since,
        )

    def _report(self, asked: AskedFor, found: Findings, board: Board, files: str, known: str) -> Reply:
        parts, cut = report_parts(found.lines(remedies=False))
        if cut:
            parts.append(paragraph(f"{cut:,} more lines: the whole report follows as a file."))
            self._put_whole(asked, known)
        self.questions.keep(board.id, known, found)
        buttons = with_buttons_of([leads_on(found, files, known)], board)
        return reply(paragraph((Bold("Nothing is changed yet."), f" {board.name}: {_next(found)}")), *parts, *buttons)

    def _put_whole(self, asked: AskedFor, known: str) -> None:
        post = asked.post
        name = f"{IMPORT}:{WHOLE}:{post.id}"
        later = Later(IMPORT, {**asked.values, KNOWN: known, "wanted": WHOLE})
        words = frozen(reply(paragraph("The whole report.")))
        with self.log.writing(team=post.team) as store:
            put_later(store, replace(post, key=name, message=words, composed_at=asked.now), later)

    def _whole(self, found: Findings) -> Composed:
        text = "\n".join(map(printable, found.lines()))
        document = Document(_WHOLE_NAME, text.encode(), "The whole report of the import")
        return Composed(reply(paragraph("The whole report of the file.")), document)

    def _brought_in(self, asked: AskedFor, made: Import, board: Board, known: str) -> Reply:
        told: list[Reply] = []

        def kept(store: Store, reports: Sequence[Report]) -> None:
            """Prepares what to say if this process ends before it has said it: the counts alone, of what is in the log
            then."""
            counts = [line for line in Findings(reports, kept=True).lines(remedies=False) if not line.startswith(" ")]
            told.append(_done(store, board, counts, asked.now))
            store.outbox.rewrite(asked.post, frozen(told[0]))

        done = replace(made, then=kept).bring_in()
        if not done.kept:
            raise Refusal(f"Nothing was changed: {done.why_not}")
        parts, cut = report_parts(done.lines(remedies=False))
        more: list[Part] = [paragraph(f"{cut:,} more lines are not shown.")] if cut else []
        self.questions.keep(board.id, known, done)
        buttons = with_buttons_of([what_is_left(done, asked.values[FILES], known)], board)
        return replace(told[0], parts=(told[0].parts[0], *parts, *more, *told[0].parts[2:], *buttons))


def _next(found: Findings) -> str:
    if found.asks_first:
        return found.why_not
    return "this is what bringing it in would come to." if found.added else "there is nothing to bring in."


def _done(store: Store, board: Board, counts: Sequence[str], now: datetime) -> Reply:
    parts, _ = report_parts(counts)
    left = steps_told(first_hour_of(store, board, board.schedule.today(now)))
    return reply(paragraph((Bold(f"Brought in: {board.name}."),)), *parts[:1], left)
