"""Requests that are refused."""

from board.refusals import Refusal

_UNOPENED = (
    "boardbot cannot use what Slack gave it for this workspace, so nothing was saved. Please tell board support: "
    "whoever runs boardbot will find the reason in its log."
)


class Unopened(Refusal):
    """The app is installed in a workspace, but no key opens its token."""

    def __init__(self) -> None:
        super().__init__(_UNOPENED)


class Refused(Exception):
    """Refuses a request, with an HTTP status.

    The reason is for the operator's log only and never contains anything from the request.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
