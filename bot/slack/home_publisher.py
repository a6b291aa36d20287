"""Publishes Home (docs.slack.dev/reference/methods/views.publish), in threads other than those that owe Slack an
answer."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.request_id import a_request, request_id
from bot.slack.errors import NO_ANSWER, is_passing, is_rate_limit, name_of, named
from bot.slack.home import home_view
from bot.slack.incoming import Incoming
from commands.home.parts import At, HomePage
from commands.reply import Reply

AT_ONCE = 4
REMEMBERED = 1_000

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of Home for the person who `said` something: at which place (None: where they are), and with what was
    `done` at the top.

    `opened` says that they have opened it now; `picked` is the id of a board that they picked, and `hash` is Slack's of
    the Home that they saw. `request` is what caused the drawing.
    """

    said: Incoming
    at: At | None = None
    done: Reply | None = None
    opened: bool = False
    picked: int | None = None
    hash: str = ""
    request: str = field(default_factory=request_id)

    def after(self, earlier: "Drawing") -> "Drawing":
        """This drawing, including what an earlier one, not drawn yet, was to show."""
        return replace(
            self,
            at=self.at or earlier.at,
            done=_both(earlier.done, self.done),
            opened=self.opened or earlier.opened,
            picked=self.picked or earlier.picked,
            hash=self.hash or earlier.hash,
        )


def _both(earlier: Reply | None, later: Reply | None) -> Reply | None:
    """What was done first, followed by what was done after it."""
    if earlier is None or later is None:
        return earlier or later
    return replace(later, parts=(*earlier.parts, *later.parts))


def _asks_to_wait(error: Exception) -> bool:
    return isinstance(error, SlackApiError) and is_rate_limit(error)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a person's Home shows: the place on it, and Slack's hash."""

    at: At
    hash: str


class HomePublisher:
    """Draws each person's Home, one drawing at a time. Whatever comes while one is being drawn is combined into the
    next.

    `compose` gives the page, or None for somebody who has never opened Home and is not opening it now. `shown` is told
    what Slack shows now.
    """

    def __init__(
        self,
        client: WebClient,
        compose: Callable[[Drawing], HomePage | None],
        shown: Callable[[Drawing, HomePage], None],
    ) -> None:
        self._client = client
        self._compose = compose
        self._tell = shown
        self._threads = ThreadPoolExecutor(AT_ONCE, "home")
        self._lock = threading.Lock()
        self._waiting: dict[str, Drawing] = {}
        self._at_work: set[str] = set()
        self._shown: OrderedDict[str, _Shown] = OrderedDict()

    def draw(self, drawing: Drawing) -> None:
        """Draws it soon."""
        person = drawing.said.person
        with self._lock:
            earlier = self._waiting.get(person)
            self._waiting[person] = drawing.after(earlier) if earlier else drawing
            if person in self._at_work:
                return
            self._at_work.add(person)
        with suppress(RuntimeError):  # Raised once it was closed.
            self._threads.submit(self._draw_all, person)

    def draws_for(self, person: str) -> bool:
        """True if the person's Home was drawn here, or is being drawn: perhaps for the first time, so that the log does
        not say yet that they have opened it."""
        with self._lock:
            return person in self._at_work or person in self._shown

    def close(self) -> None:
        """Draws what is in progress."""
        self._threads.shutdown(wait=True)

    def _draw_all(self, person: str) -> None:
        while (drawing := self._next(person)) is not None:
            try:
                with a_request(drawing.request):
                    self._draw(drawing)
            except Exception:
                logger.exception("Home could not be drawn")

    def _next(self, person: str) -> Drawing | None:
        with self._lock:
            drawing = self._waiting.pop(person, None)
            if drawing is None:
                self._at_work.discard(person)
            return drawing

    def _draw(self, drawing: Drawing) -> None:
        person = drawing.said.person
        shown = self._shown.get(person)
        drawing = replace(drawing, at=drawing.at or (shown.at if shown else None))
        if (page := self._compose(drawing)) is None:
            return
        try:
            told = self._published(drawing, page, drawing.hash or (shown.hash if shown else ""))
        except NO_ANSWER as error:
            logger.warning("Slack did not show Home: %s", named(error))
            return
        self._tell(drawing, page)
        with self._lock:
            self._shown[person] = _Shown(page.at, str((told.get("view") or {}).get("hash") or ""))
            self._shown.move_to_end(person)
            while len(self._shown) > REMEMBERED:
                self._shown.popitem(last=False)

    def _published(self, drawing: Drawing, page: HomePage, seen: str) -> Any:
        """Publishes the page in place of the one with Slack's hash `seen`. It is composed again if another process has
        drawn Home since, so as not to show anything older, and retried once if Slack could not be reached."""
        try:
            return self._client.views_publish(user_id=drawing.said.person, view=home_view(page), hash=seen or None)
        except NO_ANSWER as error:
            if not (is_passing(error) or name_of(error) == "hash_conflict") or _asks_to_wait(error):
                raise
        page = self._compose(drawing) or page
        return self._client.views_publish(user_id=drawing.said.person, view=home_view(page))
