"""What people have typed into modals and not sent with success: a form that is refused keeps its words."""

from dataclasses import dataclass, field

from local_slack.page.csrf import Fields
from local_slack.refusal import Json

# A form names its fields in this one: a box that is not ticked is otherwise not sent at all.
ASKED = "asked"


@dataclass(frozen=True)
class Unsent:
    """`errors` are by block_id; `trouble` is what is wrong with the form as a whole."""

    fields: Fields = field(default_factory=lambda: Fields({}))
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""

    def all(self, name: str, initial: list[str]) -> list[str]:
        """What stands in a field: what was typed, or `initial` where the form that was sent had no such field."""
        return self.fields.all(name) if name in self.fields.all(ASKED) else initial


@dataclass(frozen=True)
class Pending:
    """A press that its element wants confirmed: where it was sent, what was sent, and what is asked."""

    act: str
    fields: Fields
    confirm: Json


class Entries:
    """Every unfinished form, by its view's id. Kept in memory, as long as the page is served."""

    def __init__(self) -> None:
        self._entries: dict[str, Unsent] = {}
        self._pending: dict[str, Pending] = {}

    def of(self, view: str) -> Unsent:
        """The entry; an empty one where nothing has been typed."""
        return self._entries.get(view, Unsent())

    def keep(self, view: str, fields: Fields, errors: dict[str, str] | None = None, trouble: str = "") -> None:
        """Keeps what was typed, with what the app said of it."""
        self._entries[view] = Unsent(fields, errors or {}, trouble)

    def forget(self, view: str) -> None:
        """The form was taken, or closed."""
        self._entries.pop(view, None)

    def pending(self, person: str) -> Pending | None:
        """What the person is asked to confirm."""
        return self._pending.get(person)

    def ask(self, person: str, pending: Pending) -> None:
        """Asks the person to confirm a press."""
        self._pending[person] = pending

    def answered(self, person: str) -> Pending | None:
        """The press that was confirmed or not; it is asked no more."""
        return self._pending.pop(person, None)


def errors_in(payload: Json) -> dict[str, str]:
    """The field errors of an app's answer to a form; none where it raises none."""
    if payload.get("response_action") != "errors":
        return {}
    return {str(name): str(words) for name, words in (payload.get("errors") or {}).items()}
