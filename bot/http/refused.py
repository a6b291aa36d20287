"""What is said to a request that is not let in."""


class Refused(Exception):
    """A request that is not let in, with its HTTP status.

    The reason is for the operator's log alone, in words of ours: nothing that the request held is in it.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
