"""The page's addresses. The person and the place are in the address, so that two tabs can be two people.

`/as/<handle>/in/<channel>`, `/as/<handle>/direct` and `/as/<handle>/home` show; `/as/<handle>/do/<act>` acts and
returns to the page it was sent from; `/as/<handle>/search` answers a script.
"""

import secrets
from contextlib import suppress
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from local_slack.members import Channel, Member
from local_slack.page.acts import Acts
from local_slack.page.csrf import Fields, Guarded, sent
from local_slack.page.drawing import drawn
from local_slack.page.entries import Entries
from local_slack.page.live import changes
from local_slack.page.searching import as_json
from local_slack.page.setting import PageSetting
from local_slack.page.view_of_person import ViewOfPerson, Whereabouts, address
from local_slack.refusal import ApiError
from local_slack.workspace import Workspace

SEE_OTHER = 303


def routes(setting: PageSetting) -> list[BaseRoute]:
    """The page for `running(workspace, more=…)`. The people and the channel of the setting must already exist."""
    page = _Page(setting)
    own: list[BaseRoute] = [
        Route("/", page.front),
        Route("/changes", changes),
        Route("/clock", page.clock, methods=["POST"]),
        Route("/as/{person}/in/{channel}", page.channel),
        Route("/as/{person}/direct", page.direct),
        Route("/as/{person}/home", page.home),
        Route("/as/{person}/archives/{channel}/p{stamp}", page.archives),
        Route("/as/{person}/do/{act}", page.act, methods=["POST"]),
        Route("/as/{person}/search", page.search, methods=["POST"]),
        Route("/as/{person}/files/{file}", page.file),
        Mount("/static", StaticFiles(packages=[("local_slack.page", "static")])),
    ]
    return [Mount("/", routes=own, middleware=[Middleware(Guarded)])]


class _Page:
    def __init__(self, setting: PageSetting) -> None:
        self._setting = setting
        self._token = secrets.token_urlsafe(24)
        self._entries = Entries()

    async def front(self, request: Request) -> Response:
        workspace = _workspace(request)
        person = workspace.member(next(iter(self._setting.parts)))
        return RedirectResponse(address(person, Whereabouts(workspace.channel(self._setting.channel))))

    async def channel(self, request: Request) -> Response:
        person = self._person(request)
        return await self._shown(request, person, _channel(request, person))

    async def direct(self, request: Request) -> Response:
        person = self._person(request)
        return await self._shown(request, person, await run_in_threadpool(_direct, _workspace(request), person))

    async def home(self, request: Request) -> Response:
        return await self._shown(request, self._person(request), None)

    async def archives(self, request: Request) -> Response:
        person = self._person(request)
        channel = _channel(request, person)
        stamp = request.path_params["stamp"]
        thread = request.query_params.get("thread_ts") or f"{stamp[:-6]}.{stamp[-6:]}"
        return RedirectResponse(address(person, Whereabouts(channel, thread)))

    async def act(self, request: Request) -> Response:
        person, fields = self._person(request), await sent(request, self._token)
        acts = Acts(_workspace(request), self._setting, self._entries, person)
        try:
            await run_in_threadpool(lambda: acts.named(request.path_params["act"])(acts.with_files(fields)))
        except (LookupError, ValueError):
            raise HTTPException(404, "There is nothing like that here.") from None
        return _back(fields)

    async def file(self, request: Request) -> Response:
        """A file that this person may have: a picture is shown, and anything else is downloaded, so that nothing in it
        runs."""
        with suppress(ApiError):
            file = _workspace(request).seen_by(self._person(request), request.path_params["file"])
            how = "inline" if file.is_picture else "attachment"
            kind = file.mimetype if file.is_picture else "application/octet-stream"
            headers = {"Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.name, safe='')}"}
            return Response(file.content, media_type=kind, headers=headers)
        raise HTTPException(404, "There is no such file here.")

    async def search(self, request: Request) -> Response:
        """The options of a menu for the typed text, for the script that asks at every key."""
        person, fields = self._person(request), await sent(request, self._token)
        acts = Acts(_workspace(request), self._setting, self._entries, person)
        try:
            _, found = await run_in_threadpool(acts.found, fields)
        except (LookupError, ValueError):
            raise HTTPException(404, "There is nothing like that here.") from None
        return JSONResponse(as_json(found))

    async def clock(self, request: Request) -> Response:
        fields = await sent(request, self._token)
        which = fields.get("which")
        aheads = {str(number): each for number, each in enumerate(self._setting.aheads)}
        if which not in aheads:
            raise HTTPException(404, "The clock has no such button.")
        await run_in_threadpool(aheads[which].press)
        return _back(fields)

    async def _shown(self, request: Request, person: Member, channel: Channel | None) -> Response:
        asked = request.query_params
        place = Whereabouts(channel, asked.get("thread", ""), asked.get("draft", ""))
        seen = ViewOfPerson(_workspace(request), self._setting, person, place, self._entries)
        return HTMLResponse(await run_in_threadpool(drawn, seen, self._token))

    def _person(self, request: Request) -> Member:
        with suppress(ApiError):
            person = _workspace(request).member(request.path_params["person"])
            if person.id in self._setting.parts:
                return person
        raise HTTPException(404, "There is nobody of that name here.")


def _workspace(request: Request) -> Workspace:
    found: Workspace = request.app.state.workspace
    return found


def _channel(request: Request, person: Member) -> Channel:
    """The channel in the address. 404 if there is none, or the person is not in it."""
    with suppress(ApiError):
        channel = _workspace(request).channel(request.path_params["channel"])
        if person.id in channel.members and not channel.with_person:
            return channel
    raise HTTPException(404, "There is no such channel here.")


def _direct(workspace: Workspace, person: Member) -> Channel:
    # Requesting it again counts as a change, and a page that changes what it shows would reload for ever.
    known = (each for each in workspace.channels if each.with_person == person.id)
    return next(known, None) or workspace.direct_message(person)


def _back(fields: Fields) -> Response:
    """Redirects to the page that the form was on, and only to an address of this page."""
    back = fields.get("back")
    safe = back.startswith("/as/") and "\\" not in back and "//" not in back
    return RedirectResponse(quote(back, safe="/?=&%+") if safe else "/", SEE_OTHER)
