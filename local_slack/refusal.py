"""The exception by which this workspace says no to an app, with Slack's own error names."""

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """An `ok: false` answer. `error` is Slack's name for it; `details` join the answer's body. Docstrings in this
    package write it as *Refusal*, followed by the name.

    Source of the names: the "Errors" table of each method at https://docs.slack.dev/reference/methods
    """

    def __init__(self, error: str, **details: Any) -> None:
        super().__init__(error)
        self.error = error
        self.details = details

    def as_json(self) -> Json:
        return {"ok": False, "error": self.error, **self.details}
