"""What the road asks of the log: a transaction of each of three kinds."""

from contextlib import AbstractContextManager
from typing import Protocol

from storage.deadline import Deadline
from storage.store import Store


class Log(Protocol):
    """Where the log is kept: a transaction to read in, one to try a change in, and one to write in.

    Each raises Busy where `deadline` leaves no time for it.
    """

    def reading(self, deadline: Deadline | None = None) -> AbstractContextManager[Store]:
        """The log at one instant."""

    def trying(self, deadline: Deadline | None = None) -> AbstractContextManager[Store]:
        """The log at one instant. Raises WouldWrite at the first thing that would be written."""

    def writing(self, deadline: Deadline | None = None, team: str = "") -> AbstractContextManager[Store]:
        """The log, to change all that is of one workspace at once or not at all."""
