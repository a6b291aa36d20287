"""Two boards of one workspace with a row in every table, one of which is to be removed; and its removal."""

from dataclasses import replace
from datetime import date
from typing import Any

from conversation import JO, JULY_8, PAT, SAM, Conversation

from board.history import Entry
from board.reminders import Occasion, Told
from commands.reply import frozen, paragraph, reply
from storage.answers import Sending
from storage.database import Database
from storage.given import Given
from storage.outbox import Post
from storage.outbox_order import FAILED, LAST
from storage.removals import Instead, Removal
from storage.store import Store

TEAM, OURS, THEIRS = "T0COUNCIL", 1, 2
INSTEAD = Instead(frozen(reply(paragraph("Taken out."))), ("answer:", LAST))
# What is typed on the board that goes holds this word, and nothing else does.
MARK, OTHER = "quokka", "wombat"
LINES = (
    ("/board setup Quokka Board chair: <@U0PAT>", SAM),
    ("/board dates owner", SAM),
    ("/board meeting 5 August 2020", SAM),
    ("/board event 12/13 October 2020 Quokka visit source: letter", SAM),
    ("/area add R01 Quokka area kind: recommendation", SAM),
    ("/action add Quokka plan <@U0JO> due: 31 July 2020", SAM),
    ("/action link A1 R01", SAM),
    ("/action done A1 dip sample of 20 in the quokka folder", JO),
    ("/area rate R01 Good as at 30 June 2020 source: quokka paper", SAM),
    ("/measure add Quokka measure", SAM),
    ("/measure target M1 quokka visits at least 85% by 30 June 2020", SAM),
    ("/measure edit M1 quokka visits every: quarter", SAM),
    ("/measure edit M1 quokka visits good: higher decimals: 1", SAM),
    ("/measure target M1 evidence: quokka visits are purposeful", SAM),
    ("/measure reading M1 quokka visits 77% as at 30 June 2020", SAM),
    ("/measure claim M1 met as at 8 July 2020 source: quokka report", SAM),
    ("/measure statement M1 The quokka is recovering", SAM),
    ("/measure judge M1 M1b not met evidence: the quokka audit", PAT),
    ("/risk add Quokka posts stay empty score: 4x5", SAM),
    ("/digest post", SAM),
)


def removed(log: Database, board_id: int = OURS, at: Any = JULY_8) -> Removal:
    """Removes a board as it is."""
    with log.writing() as store:
        (board,) = (each for each in store.boards.all() if each.id == board_id)
        return store.removals.remove(board, "operator", "its time is over", at, INSTEAD)


def two_boards(say: Conversation) -> None:
    """Their people, refs and what is typed are the same, but for one word."""
    for channel, mark in (("C0QUOKKA", MARK), ("C0WOMBAT", OTHER)):
        say.channel = channel
        for line, by in LINES:
            said = line.replace(MARK, mark).replace(MARK.title(), mark.title())
            assert not say(said, by=by).startswith("Not "), said
    with say.log.writing() as store:
        for board_id, mark in ((OURS, MARK), (THEIRS, OTHER)):
            _more(store, board_id, mark)
            _sent(store, board_id, mark)
    say.channel = "C0QUOKKA"


def _more(store: Store, board_id: int, mark: str) -> None:
    """What the jobs and the imports keep."""
    store.home_tabs.keep(TEAM, f"U0{board_id}", board_id, JULY_8)
    store.import_mappings.keep(board_id, "owners", {mark: "U0JO"})
    changes = {f"owners: {mark}": (None, "U0JO")}
    store.history.add(board_id, Entry(0, "mapping", board_id, "", "import", "U0SAM", JULY_8, "", changes))
    (action,) = (row["id"] for row in store.rows("actions", board_id))
    store.given.add(TEAM, Given(0, "U0JO", board_id, action, "U0SAM", JULY_8), JULY_8)
    on = date(2020, 7, 24)
    told = Told("U0JO", Occasion.BEFORE, date(2020, 7, 31), on, on)
    store.reminders.put(TEAM, f"{LAST}U0{board_id}:2020-07-24", [(action, told)])


def _sent(store: Store, board_id: int, mark: str) -> None:
    """News that could not be told and the notice of it; an answer in a direct message, and a reminder of both boards."""
    words = frozen(reply(paragraph(f"The {mark} plan")))
    news = Post(f"told:{board_id}", TEAM, "U0SAM", words, JULY_8, board_id=board_id, state=FAILED, error="refused")
    store.outbox.put(news)
    failed = max(row["id"] for row in store.rows("outbox"))
    store.outbox.put(replace(news, key=f"notice:{board_id}", about=failed, board_id=None, state="claimed", error=""))
    store.outbox.put(Post(f"answer:{board_id}", TEAM, "D0JO", words, JULY_8))
    store.outbox.put(Post(f"{LAST}U0{board_id}:2020-07-24", TEAM, "U0JO", words, JULY_8, board_id=THEIRS))
    for delivery, channel in ((f"{board_id} there", f"C0{mark}".upper()), (f"{board_id} direct", "D0JO")):
        store.answers.keep(Sending(delivery, TEAM, channel, "U0JO", f"{board_id}"), JULY_8, str(words))
