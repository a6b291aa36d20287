"""A `boardbot` process of its own: what it says is read as it is said, and how it ended is known."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from crash.tally import TALLY
from crash.trap import SPRUNG

TRAP = Path(__file__).with_name("trap.py")
SECONDS = 20
CONNECTED = "Connected to Slack"


class Process:
    """`boardbot <words>` under `orders` (see trap.py). Ended with SIGKILL when its `with` block is left.

    `before` are words in front of the command, such as those of a program that takes rights away; `asked` is where it
    reads what is typed to its questions.
    """

    def __init__(
        self,
        words: Sequence[str | Path],
        environment: dict[str, str],
        folder: Path,
        orders: dict[str, Any],
        before: Sequence[str] = (),
        asked: int | None = None,
    ) -> None:
        self._told = threading.Condition()
        self.said: list[str] = []
        self._process = subprocess.Popen(
            [*before, sys.executable, "-P", TRAP, json.dumps(orders), *words],
            env=environment,
            cwd=folder,
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        streams = (self._process.stdout, self._process.stderr)
        self._readers = [threading.Thread(target=self._read, args=[each]) for each in streams]
        for reader in self._readers:
            reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def words(self) -> str:
        """All that it has said so far."""
        return "\n".join(self.said)

    def wait_for(self, line: Callable[[str], bool], since: int = 0) -> str:
        """Waits until it says a line that `line` knows, from the line of number `since` on. AssertionError if not."""

        def found() -> str | None:
            return next((each for each in self.said[since:] if line(each)), None)

        with self._told:
            heard = self._told.wait_for(lambda: found() or self._process.poll() is not None, SECONDS)
        assert heard, f"not said in {SECONDS} s:\n{self.words}"
        answer = found()
        assert answer is not None, f"it ended ({self._process.returncode}):\n{self.words}"
        return answer

    def wait_for_end(self, unless: str) -> None:
        """Waits until it has ended, or has said `unless`."""
        with self._told:
            self._told.wait_for(lambda: unless in self.words or self._process.poll() is not None, SECONDS)

    def ended(self) -> int:
        """Waits for its end; its exit code."""
        code = self._process.wait(SECONDS)
        for reader in self._readers:
            reader.join()
        return code

    def sprung(self, step: str) -> None:
        """Waits until the trap has killed it, and counts that under `step`."""
        assert self.ended() == -signal.SIGKILL, self.words
        assert any(line.startswith(SPRUNG) for line in self.said), self.words
        TALLY.kills[step] += 1

    def kill(self, step: str) -> None:
        """SIGKILL from outside, counted under `step`."""
        assert self._process.poll() is None, self.words
        os.kill(self.pid, signal.SIGKILL)
        assert self.ended() == -signal.SIGKILL
        TALLY.kills[step] += 1

    def stop(self) -> str:
        """SIGTERM, as from a supervisor; what it said, once it has ended well."""
        self._process.send_signal(signal.SIGTERM)
        assert self.ended() == 0, self.words
        return self.words

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._process.kill()
        self.ended()
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            with self._told:
                self.said.append(line.rstrip("\n"))
                self._told.notify_all()
        # A process closes what it says a moment before it is known to have ended.
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(SECONDS)
        with self._told:
            self._told.notify_all()
