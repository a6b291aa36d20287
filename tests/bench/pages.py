"""`/status`, the digest and Home, by the number of open actions and by the length of the history."""

import json
from collections.abc import Callable
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from bare_log import tables
from bench.figures import Results
from bench.filling import check_history, fill_actions, fill_history
from bench.rounds import interleaved
from bench.scale import Scale
from bench.stand import Stand, stand_on
from end_to_end.stage import SAM

from board.boards import Board
from bot.slack.home import home_view
from commands.digest.compared import digest_of
from commands.digest.page import digest_messages
from commands.home.page import home_page
from commands.home.parts import At
from commands.request import NobodyKnown, Person, Request
from storage.store import Store

Timed = dict[str, Callable[[int], float]]

STATUS, PREVIEW, COMPOSED, UPDATE = "/status", "/digest", "digest composed", "/action update"
HOME = "Home of board support, composed and drawn"
READ, SELECTED = "actions read", "actions by a bare SELECT"
PAGES = (STATUS, PREVIEW, COMPOSED, HOME)


def measure_sizes(results: Results, scale: Scale, folder: Path) -> None:
    """Each page, and the mere reading of the actions, at each number of open actions, all side by side."""
    with ExitStack() as logs:
        timed: Timed = {}
        for many in scale.actions:
            stand = logs.enter_context(stand_on(folder / f"actions-{many}.db"))
            fill_actions(stand, many)
            stand.post_digest()
            timed |= {named_by_size(page, many): act for page, act in (_pages(stand) | _reading(stand)).items()}
        samples = interleaved(scale.page_rounds, timed, before=1)
    figures = {name: results.add(name, "ms", each) for name, each in samples.items()}
    for page in PAGES:
        for fewer, more in pairwise(scale.actions):
            less, larger = (figures[named_by_size(page, many)] for many in (fewer, more))
            larger.must_be_at_most(more / fewer, less, f"at most {more / fewer:g} × that of {fewer:,}")
    composed, read = (figures[named_by_size(name, scale.actions[-1])] for name in (COMPOSED, READ))
    composed.must_be_at_most(3, read, "at most 3 × reading them")


def named_by_size(what: str, many: int) -> str:
    """The name of a row about so many open actions."""
    return f"{what}, {many:,} open actions"


def measure_lengths(results: Results, scale: Scale, folder: Path) -> None:
    """Each page, and an update, at each length of history, side by side; since the last digest the same few lines."""
    with ExitStack() as logs:
        timed: Timed = {}
        for many in scale.lines:
            stand = logs.enter_context(stand_on(folder / f"lines-{many}.db"))
            fill_actions(stand, scale.actions[0])
            fill_history(stand, many)
            if many == scale.lines[0]:
                check_history(stand)
            results.count(f"lines of history that were to be {many:,}", stand.lines(), many)
            stand.post_digest()
            pages = _pages(stand) | {UPDATE: stand.update}
            timed |= {named_by_length(page, many): act for page, act in pages.items()}
        before = stand.lines() - stand.updates
        samples = interleaved(scale.history_rounds, timed)
        results.count("lines of history after the updates of a long one", stand.lines() - before, stand.updates)
    figures = {name: results.add(name, "ms", each) for name, each in samples.items()}
    for page in (*PAGES, UPDATE):
        short, long = (figures[named_by_length(page, many)] for many in scale.lines)
        long.must_be_at_most(1.2, short, f"at most 1.2 × that of {scale.lines[0]:,}")


def named_by_length(what: str, many: int) -> str:
    """The name of a row about so many lines of history."""
    return f"{what}, {many:,} lines of history"


def _pages(stand: Stand) -> Timed:
    return {
        STATUS: lambda _: stand("/status", "Of "),
        PREVIEW: lambda _: stand("/digest", "Improvement Board · "),
        COMPOSED: lambda _: _timed_in(stand, _compose),
        HOME: lambda _: _timed_in(stand, _home),
    }


def _reading(stand: Stand) -> Timed:
    return {READ: lambda _: _timed_in(stand, _read), SELECTED: lambda _: _timed_in(stand, _select)}


def _timed_in(stand: Stand, act: Callable[[Stand, Store, Board], object]) -> float:
    """Seconds that `act` takes within a transaction that has begun, its result not thrown away yet."""
    with stand.log.reading() as store:
        board = stand.board(store)
        begin = perf_counter()
        made = act(stand, store, board)
        seconds = perf_counter() - begin
        del made
    return seconds


def _compose(stand: Stand, store: Store, board: Board) -> object:
    """All of the digest: the message for the channel and the lists of its thread."""
    now = stand.stage.clock()
    return digest_messages(board, digest_of(store, board, now), None, now)


def _home(stand: Stand, store: Store, board: Board) -> object:
    """Home of whoever keeps the log, from its questions to what Slack is sent."""
    sam = Person(SAM.id, SAM.real_name)
    asked = Request("", "", sam, board.team, board.channel, stand.stage.clock(), NobodyKnown())
    return json.dumps(home_view(home_page(asked, store, board, At())))


def _read(stand: Stand, store: Store, board: Board) -> object:
    return store.actions.of_status(board.id)


def _select(stand: Stand, store: Store, board: Board) -> object:
    return tables(store).execute("SELECT * FROM actions WHERE board_id = ?", [board.id]).fetchall()
