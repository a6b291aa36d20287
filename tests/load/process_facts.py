"""What the bot's process holds, read from /proc: memory, threads, open files. Linux alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.25


@dataclass(frozen=True, slots=True)
class Facts:
    """Resident memory in megabytes (of 1,000,000 bytes), threads, open files."""

    megabytes: float
    threads: int
    handles: int


def facts_of(process: int) -> Facts:
    """The facts of a running process, by its id."""
    folder = Path(f"/proc/{process}")
    status = dict(line.split(":", 1) for line in (folder / "status").read_text(encoding="utf-8").splitlines())
    kibibytes = int(status["VmRSS"].split()[0])
    return Facts(kibibytes * 1024 / 1e6, int(status["Threads"]), len(list((folder / "fd").iterdir())))


@contextmanager
def watched(process: int) -> Iterator[list[Facts]]:
    """The facts of a process four times a second, oldest first, for as long as the block lasts."""
    seen = [facts_of(process)]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(EVERY):
            seen.append(facts_of(process))

    thread = threading.Thread(target=watch, name="process-facts")
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()
        seen.append(facts_of(process))
