"""A request that is refused."""


class Refused(Exception):
    """Refuses a request, with an HTTP status.

    The reason is for the operator's log only and never contains anything from the request.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
