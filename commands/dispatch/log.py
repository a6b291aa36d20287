"""What the road needs of the log: three kinds of transaction."""

from contextlib import AbstractContextManager
from typing import Protocol

from storage.deadline import Deadline
from storage.store import Store


class Log(Protocol):
    """The log, with a transaction to read in, one to try a change in and one to write in.

    Each raises Busy if `deadline` leaves it no time.
    """

    def reading(self, deadline: Deadline | None = None) -> AbstractContextManager[Store]:
        """The log as at one instant."""

    def trying(self, deadline: Deadline | None = None) -> AbstractContextManager[Store]:
        """The log as at one instant. Raises WouldWrite at the first write."""

    def writing(self, deadline: Deadline | None = None, team: str = "") -> AbstractContextManager[Store]:
        """The log, to write to one workspace's part of it: all changes are saved together, or none."""
