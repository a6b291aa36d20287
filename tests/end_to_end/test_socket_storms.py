"""The line to Slack in bad weather: lines that do not live are spaced, and no end of a thread leaves the bot deaf."""

import pkgutil
import sys
import threading
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from end_to_end.stage import stage_on
from end_to_end.weather import SECONDS, Weather
from websockets.sync.client import ClientConnection

from bot.socket_mode.line import LIVED_SECONDS, LONGEST_WAIT, Spacing
from storage.database import Database

# Slack's own figure for apps.connections.open is about one a minute, with a few at once.
MOST_IN_TWENTY_SECONDS = 8
MOST_IN_TEN_MINUTES = 20
SEEN = 24


@pytest.fixture
def weather(tmp_path: Path) -> Iterator[Weather]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        made = Weather(stage)
        try:
            made.bot.start()
            yield made
        finally:
            made.workspace.befall_new_lines()
            made.bot.close()


STORMS = {
    "asked to refresh at once": ("refresh_requested",),
    "warned at once": ("warning",),
    "warned, and then cut": ("warning", "cut"),
    "warned, and then asked to refresh": ("warning", "refresh_requested"),
    "cut after the hello": ("cut",),
    "cut without a hello": ("silent", "cut"),
    "asked to refresh without a hello": ("silent", "refresh_requested"),
    "warned without a hello": ("silent", "warning"),
    "too many, after the hello": ("too_many_websockets",),
    "too many, in place of the hello": ("silent", "too_many_websockets"),
    "switched off, after the hello": ("link_disabled",),
    "switched off, in place of the hello": ("silent", "link_disabled"),
    "a reason that nobody knows": ("the_weather",),
}


@pytest.mark.parametrize("fate", STORMS.values(), ids=STORMS.keys())
def test_lines_that_do_not_live_are_spaced_and_the_next_that_does_is_used(
    weather: Weather, fate: tuple[str, ...]
) -> None:
    weather.workspace.befall_new_lines(*fate)
    before = weather.asked()
    weather.hurry.waits.clear()
    weather.workspace.drop_sockets()
    weather.workspace.wait_for(lambda: weather.asked() >= before + SEEN, SECONDS)
    waits = list(weather.hurry.waits)

    asked_at = list(accumulate(wait for wait in waits if wait))
    assert waits[0] == 0, "the first is replaced at once"
    assert sum(at <= 20 for at in asked_at) <= MOST_IN_TWENTY_SECONDS
    assert sum(at <= 600 for at in asked_at) <= MOST_IN_TEN_MINUTES

    weather.workspace.befall_new_lines()
    weather.workspace.wait_for(lambda: weather.workspace.sockets.connections == 1, SECONDS)
    weather.room()


def test_a_line_that_lived_is_replaced_at_once_each_time(weather: Weather) -> None:
    for _ in range(6):
        weather.room()
        before = weather.asked()
        weather.hurry.passed += LIVED_SECONDS
        weather.workspace.disconnect("refresh_requested")
        weather.workspace.wait_for(
            lambda asked=before: weather.asked() > asked and weather.workspace.sockets.connections == 1,  # type: ignore[misc]
            SECONDS,
        )

    assert sum(weather.hurry.waits) == 0
    weather.room()


HOUR = 3600.0


@pytest.mark.parametrize(
    ("lived", "least"),
    [
        ([HOUR], [0]),
        ([HOUR, HOUR, HOUR], [0, 0, 0]),
        ([0], [0]),
        ([0, 0], [0, 1]),
        ([0, 0, 0, 0, 0], [0, 1, 2, 4, 8]),
        ([59, 59, 59], [0, 1, 2]),
        ([60, 60, 60], [0, 0, 0]),
        ([0, 0, 0, HOUR, 0, 0], [0, 1, 2, 0, 0, 1]),
        ([0] * 9, [0, 1, 2, 4, 8, 16, 32, 60, 60]),
        ([0] * 2000, [0, 1, 2, 4, 8, 16, 32, *[60] * 1993]),
        ([-5, -5], [0, 1]),
    ],
)
def test_the_waits_grow_with_each_line_that_did_not_live(lived: list[float], least: list[float]) -> None:
    spacing = Spacing()
    waits = [spacing.after(each) for each in lived]

    assert all(low <= wait <= min(low + 1, LONGEST_WAIT) for wait, low in zip(waits, least, strict=True) if low)
    assert [bool(wait) for wait in waits] == [bool(low) for low in least]


def test_many_bots_do_not_come_back_all_at_the_same_moment() -> None:
    def third() -> float:
        spacing = Spacing()
        return [spacing.after(0) for _ in range(3)][-1]

    assert len({third() for _ in range(20)}) > 10


# What two threads that wait for the end of a third may meet (python/cpython issue 116372), and anything else.
ENDS: list[BaseException] = [
    RuntimeError("release unlocked lock"),
    AssertionError(),
    RuntimeError("cannot join current thread"),
    OSError(9, "Bad file descriptor"),
    ValueError("Invalid file descriptor: -1"),
    MemoryError(),
    KeyError("opcode"),
    RecursionError(),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    EOFError(),
]


class Trouble:
    """One method of the WebSocket library's that raises, the next `times` that it is called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
        self.left = 0
        self.error: BaseException = RuntimeError()
        real = getattr(ClientConnection, method)

        def troubled(connection: ClientConnection, *args: Any, **more: Any) -> Any:
            if self.left:
                self.left -= 1
                raise self.error
            return real(connection, *args, **more)

        monkeypatch.setattr(ClientConnection, method, troubled)

    def comes(self, error: BaseException, times: int = 1) -> None:
        self.error, self.left = error, times


@pytest.mark.parametrize("error", [*ENDS, SystemExit(1)], ids=repr)
def test_however_the_reading_of_a_line_ends_the_next_is_opened(
    weather: Weather, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    trouble = Trouble(monkeypatch, "recv")
    room, old = weather.room(), list(weather.workspace.sockets._open)
    trouble.comes(error)
    for connection in old:
        connection.send("{}")
    weather.wait_for_another_line_than(old)

    assert room("/action add Visits plan").startswith("A1 logged.")


@pytest.mark.parametrize("error", ENDS, ids=repr)
def test_however_the_sending_of_an_acknowledgement_fails_it_goes_down_the_next_line(
    weather: Weather, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    room = weather.room()
    Trouble(monkeypatch, "send").comes(error)

    assert room("/action add Visits plan").startswith("A1 logged.")


@pytest.mark.parametrize("error", ENDS, ids=repr)
def test_however_the_closing_of_a_line_fails_the_bot_hears_on_and_ends_when_it_is_told(
    weather: Weather, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    Trouble(monkeypatch, "close").comes(error, times=1000)
    room, old = weather.room(), list(weather.workspace.sockets._open)
    weather.workspace.drop_sockets()
    weather.wait_for_another_line_than(old)
    assert room("/action add Visits plan").startswith("A1 logged.")

    weather.bot.close()

    working = [each for each in threading.enumerate() if each.name in ("digest-job", "socket-mode-keeper")]
    for each in working:
        each.join(SECONDS)
    assert not [each.name for each in working if each.is_alive()]


@pytest.mark.parametrize("broken", ["bot.slack.answering.Answering.close", "bot.socket_mode.keeper.Keeper.close",
                                    "bot.posting.digest_job.DigestJob.stop", "bot.slack.desk.Desk.close"])  # fmt: skip
def test_whatever_fails_at_the_end_the_rest_is_finished_and_the_log_closed(
    weather: Weather, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    real = pkgutil.resolve_name(broken.rpartition(".")[0])
    name = broken.rpartition(".")[2]
    ended = getattr(real, name)
    closed: list[str] = []
    close = Database.close

    def fails(what: Any) -> None:
        ended(what)
        raise RuntimeError("release unlocked lock")

    def closes(database: Database) -> None:
        closed.append(str(database.path))
        close(database)

    monkeypatch.setattr(real, name, fails)
    monkeypatch.setattr(Database, "close", closes)
    with pytest.raises(RuntimeError, match="release unlocked lock"):
        weather.bot.close()
    monkeypatch.undo()

    assert closed == [str(weather.stage.log.path)]
    assert not [each.name for each in threading.enumerate() if each.name == "digest-job"]


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="a thread that ends is waited for in C since")
@pytest.mark.parametrize("fate", ["cut", "refresh_requested", "warning"])
def test_two_threads_that_wait_for_a_third_leave_the_bot_hearing(
    weather: Weather, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    """The pauses in which the threads meet are widened: by themselves they are too short to be met in a test."""

    def widened(thread: Any, block: bool = True, timeout: float = -1) -> None:
        lock = thread._tstate_lock
        if lock is not None and lock.acquire(block, timeout):
            time.sleep(0.05)
            lock.release()
            time.sleep(0.05)
            thread._stop()

    monkeypatch.setattr(threading.Thread, "_wait_for_tstate_lock", widened)
    room = weather.room()
    for number in range(1, 4):
        weather.replaced_after(
            weather.workspace.drop_sockets if fate == "cut" else lambda: weather.workspace.disconnect(fate)
        )
        assert room(f"/action add Visits plan {number}").startswith(f"A{number} logged.")
    weather.bot.close()

    working = [each for each in threading.enumerate() if each.name in ("digest-job", "socket-mode-keeper")]
    for each in working:
        each.join(SECONDS)
    assert not [each.name for each in working if each.is_alive()]
