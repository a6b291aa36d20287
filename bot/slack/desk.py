"""Turns a payload from Slack into a request and returns the reply; the one place that catches bugs."""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_sdk import WebClient

from board.boards import Board
from board.refusals import Refusal
from bot.apology import apology
from bot.metrics.counts import counted
from bot.own_history import follow_channel
from bot.slack.asked_first import MOST_CHANNELS, AskedFirst
from bot.slack.blocks import payload
from bot.slack.button_answers import Responses
from bot.slack.channels import Channels
from bot.slack.errors import NO_ANSWER, named
from bot.slack.files import READ
from bot.slack.home_publisher import Drawing, HomePublisher
from bot.slack.incoming import Identity, Incoming
from bot.slack.organisation import Home
from bot.slack.people import Directory
from bot.slack.unescape import typed
from commands.dispatch import dispatch
from commands.dispatch.picking import offered_in_picker
from commands.dispatch.repeats import keep_answer
from commands.home.page import board_shown, home_page
from commands.home.parts import At, HomePage
from commands.imports.report.answers import Questions
from commands.reply import Reply, refusal
from commands.request import Person, Place, Request
from commands.scopes import WRITE
from commands.slots import SlotKind
from storage.database import Database
from storage.deadline import Deadline
from storage.refused import Busy

logger = logging.getLogger(__name__)


class Desk:
    """Everything that a listener needs. `clock` gives the present instant; `wake` makes the posting job look now.
    The time limit of `client` must be short enough for a command to wait for; `patient` is for calls that nobody
    waits for."""

    def __init__(
        self,
        database: Database,
        directory: Directory,
        channels: Channels,
        client: WebClient,
        identity: Identity,
        clock: Callable[[], datetime],
        timezone: str = "Europe/London",
        wake: Callable[[], None] = lambda: None,
        patient: WebClient | None = None,
    ) -> None:
        self.identity, self.responses, self.questions = identity, Responses(), Questions()
        self.homes = HomePublisher(patient or client, self._home, self._home_shown)
        self.directory = directory
        self.channels = channels
        self._client = client
        self._database = database
        self.clock = clock
        self._timezone = timezone
        self.wake = wake
        self._asked_first = AskedFirst(database, directory, channels, identity.team)

    @counted
    def answer(self, said: Incoming) -> Reply:
        """The reply to what a person typed or pressed; a bug becomes an apology with a reference to the operator's log.

        Raises Busy only if the answer is to be posted."""
        try:
            return self._answer(said)
        except Busy as busy:
            if said.answer_in is not None:
                raise
            return refusal("Not done.", busy.reason)
        except Exception:
            return apology(f"/{said.command} failed", ", and nothing was saved")

    def offered(self, said: Incoming, kind: SlotKind) -> list[tuple[str, str]]:
        """What a picker on a form offers for what was typed into it: see `offered_in_picker`."""
        if not self._is_ours(said) or said.filled is None:
            return []
        request = self._request(said, self.clock())
        return offered_in_picker(request, self._database, said.filled.board, kind, said.filled.verb)

    def answer_at(self, url: str, said: Incoming, answer: Reply, replaces: bool) -> None:
        """Sends the answer to a press to the address that came with it; if that no longer accepts any, to the person
        alone in the same channel."""
        self.responses.send(url, answer, replaces, lambda rest: self._whisper(said, rest))

    def _whisper(self, said: Incoming, answer: Reply) -> None:
        words = payload(answer)
        self._shown(
            "show an answer", lambda: self._client.chat_postEphemeral(channel=said.channel, user=said.person, **words)
        )

    def boards_of(self, said: Incoming) -> tuple[list[Board], bool]:
        """What `AskedFirst.boards_of` gives; no boards for somebody from another workspace."""
        return self._asked_first.boards_of(said, self.clock()) if self._is_ours(said) else ([], False)

    def open_view(self, trigger: str, view: dict[str, Any]) -> bool:
        """Opens a modal; False if Slack did not, or did not say so in time."""
        return self._shown("open a form", lambda: self._client.views_open(trigger_id=trigger, view=view))

    def update_view(self, old: Mapping[str, Any], view: dict[str, Any]) -> bool:
        """Updates a modal, unless it has been updated meanwhile."""
        more = {"hash": old["hash"]} if old.get("hash") else {}
        return self._shown(
            "update a form", lambda: self._client.views_update(view_id=str(old["id"]), view=view, **more)
        )

    def _shown(self, what: str, show: Callable[[], object]) -> bool:
        try:
            show()
        except NO_ANSWER as error:
            logger.warning("Slack did not %s: %s", what, named(error))
            return False
        return True

    def post_answer(self, said: Incoming, place: Place) -> None:
        """Puts the answer in the outbox: idempotent, however often Slack delivers the message.

        Raises Busy if the log is locked: Slack then delivers the message again."""
        if self._is_ours(said):
            place = replace(place, team=self.identity.team or said.team)
        with self._database.reading() as store:
            if store.outbox.knows(place.team, place.key):
                return
        answer = self.answer(replace(said, answer_in=place))
        with self._database.writing(said.deadline, place.team) as store:
            keep_answer(store, place, answer, self.clock())
        self.wake()

    def _answer(self, said: Incoming) -> Reply:
        if not self._is_ours(said):
            return refusal("Not done.", "This boardbot belongs to another Slack workspace. Ask there.")
        answer = dispatch(self._request(said, self.clock()), self._database, self._timezone)
        if answer.posts:
            self.wake()
        if answer.changed and not said.on_home and (answer.at_home or self.homes.draws_for(said.person)):
            self.homes.draw(Drawing(said))
        return answer

    def _home(self, drawing: Drawing) -> HomePage | None:
        """The Home page for a person; None for somebody who has never opened it and is not opening it now."""
        now, at = self.clock(), drawing.at or At()
        said = Incoming("", "", drawing.said.person, drawing.said.team, "", enterprise=drawing.said.enterprise,
                        home=drawing.said.home, on_home=True)  # fmt: skip
        if not self._is_ours(said):
            return None
        with self._database.reading() as store:
            if not (drawing.opened or store.home_tabs.of(self.identity.team or said.team, said.person)):
                return None
        boards = self._asked_first.every_board(said)
        self._asked_first.ask(said, boards, now, afresh=drawing.opened and len(boards) <= MOST_CHANNELS)
        request = self._request_of(said, boards, now)
        with self._database.reading() as store:
            board = board_shown(request, store, at.board)
        if board is not None:
            said = replace(said, channel=board.channel, deadline=Deadline.from_now())
            self._asked_first.ask(said, [], now)
            request = self._request_of(said, boards, now)
        unsaid = any(self.channels.leaves_unsaid(each, now) for each in boards)
        with self._database.reading() as store:
            return home_page(request, store, board, at, drawing.done, unsaid)

    def _home_shown(self, drawing: Drawing, page: HomePage) -> None:
        """Records that the person has opened Home, and which board they picked."""
        if page.is_first or drawing.picked is not None:
            team = self.identity.team or drawing.said.team
            board = page.at.board if drawing.picked is not None else None
            with suppress(Refusal), self._database.writing(team=team) as store:
                store.home_tabs.keep(team, drawing.said.person, board, self.clock())

    def _request(self, said: Incoming, now: datetime) -> Request:
        said = self._asked_first.placed(said)
        boards = self._asked_first.boards_channels(said)
        acts = (said.filled is not None or said.on_home) and not said.opens
        self._asked_first.ask(said, boards, now, afresh=acts)
        return self._request_of(said, boards, now)

    def _request_of(self, said: Incoming, boards: list[str], now: datetime) -> Request:
        shared, seen = self._is_shared(said), self.channels.seen(said.channel)
        return Request(
            command=said.command,
            text=said.text if said.filled else typed(said.text),
            person=self._speaker(said, bool(shared)),
            team=self.identity.team or said.team,
            channel=said.channel,
            now=now,
            people=self.directory,
            channel_name=said.channel_name,
            delivery=said.delivery,
            answer_in=said.answer_in,
            edit=said.edit,
            filled=said.filled,
            opens=said.opens,
            board=said.board,
            pressed=said.pressed,
            deadline=said.deadline,
            overheard=said.overheard,
            reaches=frozenset(each for each in boards if self.channels.has(each, said.person, now)),
            shared=shared,
            public=seen.public if seen else None,
            has_bot=self.channels.has_bot(said.channel),
            reads_files=self.identity.may(READ),
            sends_files=self.identity.may(WRITE),
            gone=frozenset(each for each in self._asked_first.led_from(said) if self.channels.is_gone(each)),
        )

    def _is_ours(self, said: Incoming) -> bool:
        """True if the words come from the bot's own workspace or a sister workspace."""
        return not self.identity.team or self.identity.organisation.has(Home(said.team, said.enterprise))

    def _is_shared(self, said: Incoming) -> bool | None:
        """Whether people of another organisation are in the channel; None if Slack has not said."""
        if said.channel.startswith("D"):
            return None
        return said.shared or self.channels.is_shared(said.channel)

    def _speaker(self, said: Incoming, shared: bool) -> Person:
        """The person; marked as a guest if they belong to another organisation, or if a shared channel leaves that
        unknown."""
        person, listed = self.directory.person(said.person), self.directory.home(said.person)
        if person is None:
            return Person(said.person, guest=True)
        unknown = shared and not (said.home.is_known or listed.is_known)
        stranger = bool(self.identity.team) and self.identity.organisation.is_stranger(said.home, listed)
        return replace(person, guest=True) if unknown or stranger else person

    def follow_channel(self, old: str, new: str) -> None:
        """Moves a board, and its waiting posts, to a channel's new id. Idempotent. Raises Busy if the log is locked."""
        with self._database.writing(team=self.identity.team) as store:
            followed = follow_channel(store, self.identity.team, old, new, self.clock())
            if not followed and store.boards.in_channel(self.identity.team, old):
                logger.error("The channel %s is now %s, which has a board of its own: neither was changed", old, new)

    def close(self) -> None:
        """Finishes sending answers and drawing Home, and asks Slack nothing more."""
        self.homes.close()
        self._asked_first.close()
        self.responses.close()
