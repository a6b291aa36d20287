"""Answers at the Request URL: checks that Slack sent the request, recently and for the first time, and passes it on.

Unsigned requests never reach Bolt, which would log their content. A refusal is logged with its reason only.
"""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App, BoltRequest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from board.refusals import Refusal
from bot.engine import Engine
from bot.http.contact import Contact
from bot.http.health import Health, health_of
from bot.http.one_workspace import Workspaces
from bot.http.payloads import ENDED_BY, EVENTS, Payload, RequestKind, is_ssl_check, read
from bot.http.refused import Refused, Unopened
from bot.http.signature import Signed, check_signature, is_unsigned, signed
from bot.request_id import a_request
from bot.slack.answering import Answering
from bot.slack.button_answers import Responses
from bot.slack.door import BUSY, may_change, turned_away, with_deadline
from bot.slack.listeners import slack_names
from bot.slack.waiting import Arrival
from storage.deadline import Deadline
from storage.refused import AGAIN
from storage.seen_requests import KEPT

# nginx's default limit.
MOST_BYTES = 1_048_576
MOST_UNSIGNED_BYTES = 1_000
# The kernel gives a new process its share of requests before it is ready, even if other processes are.
STARTING_SECONDS = 1.0
NEED_THE_APP = frozenset({RequestKind.COMMAND, RequestKind.INTERACTION, RequestKind.EVENT})
NOT_INSTALLED = "boardbot is not installed in this workspace. Ask whoever looks after Slack here to install it again."
STARTING = f"boardbot is still starting. {AGAIN}"

logger = logging.getLogger(__name__)


class Front:
    """The two addresses of one process. Commands are accepted once its workspaces are known."""

    def __init__(self, engine: Engine, contact: Contact, workspaces: Workspaces) -> None:
        self._patience = STARTING_SECONDS
        self._engine = engine
        self._contact = contact
        self._workspaces = workspaces
        self.introduced = workspaces.introduced
        self._secret = engine.settings.secret("slack_signing_secret")
        self._commands = slack_names(engine.settings.boardbot_status_command)
        # To presses for which no workspace is at hand: their addresses need no token.
        self._responses = Responses()
        self._answering = Answering()
        self._lock = threading.Lock()
        self._let_in: set[Signed] = set()
        self._health_thread = ThreadPoolExecutor(1, "health")
        self._health: asyncio.Future[Health] | None = None

    def close(self) -> None:
        """Waits for the answers in progress."""
        self._answering.close()
        self._responses.close()
        self._health_thread.shutdown(wait=True)

    async def healthz(self, _: Request) -> Response:
        """The bot's health: 200 if all is well, otherwise 503."""
        if self._health is None or self._health.done():
            # Cached, so that many callers at once cost no more than one.
            self._health = asyncio.get_running_loop().run_in_executor(self._health_thread, self._look)
        health = await asyncio.shield(self._health)
        headers = {"Cache-Control": "no-store"}
        return JSONResponse(health.as_json(), 200 if health.is_well else 503, headers)

    def _look(self) -> Health:
        engine = self._engine
        return health_of(engine.database, self._contact, self.introduced.is_set(), engine.clock())

    async def events(self, request: Request) -> Response:
        """Answers a slash command, an interaction or an event from Slack. Anything that no listener is for is
        acknowledged. Everything else is refused with an empty answer."""
        with a_request():
            try:
                return await self._answer(request)
            except Refused as refused:
                logger.info("Refused a request with %d: %s", refused.status, refused.reason)
                return _empty(refused.status)
            except ClientDisconnect:
                return _empty(400)
            except Exception:
                logger.exception("A request failed")
                return _empty(500)

    async def _answer(self, request: Request) -> Response:
        deadline: Deadline = request.state.deadline
        if "content-length" in request.headers and "transfer-encoding" in request.headers:
            # If a proxy trusts one of them and we the other, a second request can be smuggled inside the first.
            raise Refused(400, "it gives its length twice")
        if is_unsigned(request.headers):
            if is_ssl_check(await _body(request, MOST_UNSIGNED_BYTES)):
                return Response()
            raise Refused(401, "it is not signed")
        found = signed(request.headers, self._engine.clock())
        body = await _body(request, MOST_BYTES)
        check_signature(body, found, self._secret, self._engine.clock())
        types = request.headers.getlist("content-type")
        payload = read(body, types[0] if len(types) == 1 else "")
        retry = {name: value for name, value in request.headers.items() if name.startswith("x-slack-retry-")}
        return await self._in_thread(payload, deadline, lambda: self._answer_once(found, payload, retry, deadline))

    async def _in_thread(self, payload: Payload, deadline: Deadline, answer: Callable[[], Response]) -> Response:
        arrival = Arrival(
            deadline,
            payload.kind in NEED_THE_APP and may_change(payload.values, self._commands),
            answer,
            lambda: self._not_now(payload, BUSY),
        )
        return await asyncio.wrap_future(self._answering.submit(arrival))

    def _is_ready(self) -> bool:
        """Waits for a start that is about to finish. Once one request has waited in vain, the others do not wait."""
        if not self.introduced.wait(self._patience):
            self._patience = 0
        return self.introduced.is_set()

    def _answer_once(self, found: Signed, payload: Payload, retry: dict[str, str], deadline: Deadline) -> Response:
        """Records the request before it is answered, so that of two processes that receive the same request only one
        answers."""
        if payload.kind in NEED_THE_APP and not self._is_ready():
            return self._not_now(payload, STARTING)
        if self._is_let_in(found):
            raise Refused(409, "it was accepted before")
        try:
            with self._engine.database.writing(deadline, found.signature) as store:
                first = store.seen_requests.first_time(found.signature, found.at, self._engine.clock())
        except Refusal as busy:
            if payload.kind == RequestKind.EVENT:
                return self._not_now(payload, busy.reason)
            # Reads still work while the log cannot be written. A change is refused at once: it has waited long enough.
            self._let_in_here(found)
            return self._answer_let_in(payload, retry, deadline)
        if not first:
            raise Refused(409, "it was accepted before")
        return self._answer_let_in(payload, retry, deadline)

    def _answer_let_in(self, payload: Payload, retry: dict[str, str], deadline: Deadline) -> Response:
        self._contact.heard()
        if payload.kind == RequestKind.CHALLENGE:
            return JSONResponse(payload.values)
        unheard = payload.kind == RequestKind.EVENT and payload.name not in EVENTS
        if payload.kind == RequestKind.SSL_CHECK or unheard:
            # Acknowledged: Slack resends what is not, and stops sending to an app that acknowledges too little.
            return Response()
        try:
            return self._of_workspace(payload, retry, deadline)
        except Refusal as busy:
            return self._not_now(payload, busy.reason)

    def _of_workspace(self, payload: Payload, retry: dict[str, str], deadline: Deadline) -> Response:
        if payload.kind == RequestKind.EVENT and payload.name in ENDED_BY:
            self._workspaces.hear(payload.name, payload.values)
            return Response()
        try:
            workspace = self._workspaces.of(payload.values)
        except Unopened as unopened:
            logger.warning("A request could not be answered: no key opens its workspace's token")
            # A process that has the key may get a message when Slack sends it again.
            return _told(payload, self._responses, unopened.reason)
        if workspace is None:
            logger.info("A request came from a workspace in which the app is not installed")
            return JSONResponse(turned_away(payload.values, self._responses, NOT_INSTALLED) or {})
        with workspace.named_in_log():
            return self._dispatched(workspace.app, payload, retry, deadline)

    def _is_let_in(self, found: Signed) -> bool:
        """True if this process accepted the request while it could not be recorded in the log."""
        with self._lock:
            return found in self._let_in

    def _let_in_here(self, found: Signed) -> None:
        oldest = self._engine.clock() - KEPT
        with self._lock:
            self._let_in = {each for each in self._let_in if each.at > oldest} | {found}

    def _dispatched(self, app: App, payload: Payload, retry: dict[str, str], deadline: Deadline) -> Response:
        # As in Socket Mode, Bolt gets the payload that was parsed and verified here, and does neither again.
        try:
            context = with_deadline(deadline)
            request = BoltRequest(mode="socket_mode", body=payload.values, headers={**retry}, context=context)
        except (AttributeError, IndexError, KeyError, TypeError):
            raise Refused(400, "Bolt cannot read who sent it") from None
        answer = app.dispatch(request)
        kind = answer.first_headers().get("content-type", "text/plain")
        return Response(answer.body, answer.status, media_type=kind) if answer.status == 200 else _empty(answer.status)

    def _not_now(self, payload: Payload, why: str) -> Response:
        """Tells a person in words; refuses an event, so that Slack sends it again."""
        logger.warning("A request could not be answered: the log, Slack or the bot itself is busy")
        workspace = self._workspaces.at_hand(payload.values)
        return _told(payload, workspace.responses if workspace else self._responses, why)


def _told(payload: Payload, responses: Responses, why: str) -> Response:
    said = turned_away(payload.values, responses, why) if payload.kind in NEED_THE_APP else None
    return _empty(503) if said is None else JSONResponse(said) if said else _empty(200)


async def _body(request: Request, most: int) -> bytes:
    """The raw body. Raises Refused, without reading on, if it is longer than `most` bytes or claims to be."""
    declared = request.headers.get("content-length", "0")
    if len(declared) > 9 or int(declared) > most:
        raise Refused(413, f"it is longer than {most:,} bytes")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise Refused(413, f"it is longer than {most:,} bytes")
    return bytes(body)


def _empty(status: int) -> Response:
    """An answer with a status and no content."""
    return Response(status_code=status)
