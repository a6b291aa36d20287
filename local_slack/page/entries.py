"""The values in a form on the page: typed but not submitted successfully, searched for, or stored in the workspace."""

from dataclasses import dataclass, field, replace

from local_slack.interactions import Offered
from local_slack.page.chosen import name_of
from local_slack.page.csrf import Fields
from local_slack.refusal import Json

# Lists the form's fields, because a box that is not ticked is otherwise not sent at all.
ASKED = "asked"


@dataclass(frozen=True)
class Suggestions:
    """The result of a search: the options, and a message about them."""

    options: tuple[Json, ...]
    said: str


@dataclass(frozen=True)
class Unsent:
    """`errors` are by block_id; `trouble` is what is wrong with the form as a whole; `found` is by field.

    `stands` is the workspace's value of each field, and `offered` the options that the app has given for it.
    """

    fields: Fields = field(default_factory=lambda: Fields({}))
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""
    found: dict[str, Suggestions] = field(default_factory=dict)
    stands: dict[str, list[str]] = field(default_factory=dict)
    offered: Offered = field(default_factory=dict)

    def all(self, name: str, initial: list[str]) -> list[str]:
        """The value of a field: what was typed, or otherwise the workspace's value, or otherwise `initial`."""
        return self.fields.all(name) if name in self.fields.all(ASKED) else self.stands.get(name, initial)

    def picked(self, block_id: str, element: Json) -> list[Json]:
        """The chosen options of a menu that asks the app."""
        first = [*element.get("initial_options", []), *filter(None, [element.get("initial_option")])]
        known = {each["value"]: each for each in first} | self.offered.get((block_id, element["action_id"]), {})
        values = self.all(name_of(block_id, element["action_id"]), [each["value"] for each in first])
        return [known[value] for value in values if value in known]

    def others(self, block_id: str, element: Json) -> list[Json]:
        """The options that the latest search in such a menu gave, without those that are chosen."""
        found = self.found.get(name_of(block_id, element["action_id"]))
        picked = [each["value"] for each in self.picked(block_id, element)]
        return [each for each in found.options if each["value"] not in picked] if found else []


@dataclass(frozen=True)
class Pending:
    """A press that must be confirmed: where it was sent, what was sent, and the question."""

    act: str
    fields: Fields
    confirm: Json


class Entries:
    """Every unfinished form, by person and its view's id or its message's ts. Held in memory while the page is
    served."""

    def __init__(self) -> None:
        self._entries: dict[str, Unsent] = {}
        self._pending: dict[str, Pending] = {}

    def of(self, view: str) -> Unsent:
        """The entry; an empty one if nothing has been typed."""
        return self._entries.get(view, Unsent())

    def keep(self, view: str, fields: Fields, errors: dict[str, str] | None = None, trouble: str = "") -> None:
        """Stores what was typed, with the app's errors."""
        self._entries[view] = Unsent(fields, errors or {}, trouble, self.of(view).found)

    def keep_found(self, view: str, fields: Fields, name: str, found: Suggestions) -> None:
        """Stores the result of a search for one field, with the other values in the form."""
        before = self.of(view)
        self._entries[view] = replace(before, fields=fields, found=before.found | {name: found})

    def forget(self, view: str) -> None:
        """Forgets a form that was accepted or closed."""
        self._entries.pop(view, None)

    def pending(self, person: str) -> Pending | None:
        """The press that the person is asked to confirm, if any."""
        return self._pending.get(person)

    def ask(self, person: str, pending: Pending) -> None:
        """Asks the person to confirm a press."""
        self._pending[person] = pending

    def answered(self, person: str) -> Pending | None:
        """The press that was confirmed or cancelled; it is not asked about again."""
        return self._pending.pop(person, None)


def errors_in(payload: Json) -> dict[str, str]:
    """The field errors of an app's answer to a form; empty if there are none."""
    if payload.get("response_action") != "errors":
        return {}
    return {str(name): str(words) for name, words in (payload.get("errors") or {}).items()}
