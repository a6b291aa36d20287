"""What stands in a form on the page: typed and not sent with success, searched for, or as the workspace has it."""

from dataclasses import dataclass, field, replace

from local_slack.interactions import Offered
from local_slack.page.chosen import name_of
from local_slack.page.csrf import Fields
from local_slack.refusal import Json

# A form names its fields in this one: a box that is not ticked is otherwise not sent at all.
ASKED = "asked"


@dataclass(frozen=True)
class Suggestions:
    """What a search gave: the options, and what is said of them."""

    options: tuple[Json, ...]
    said: str


@dataclass(frozen=True)
class Unsent:
    """`errors` are by block_id; `trouble` is what is wrong with the form as a whole; `found` is by field.

    `stands` is what the workspace has in each field, and `offered` the options that the app has given for it.
    """

    fields: Fields = field(default_factory=lambda: Fields({}))
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""
    found: dict[str, Suggestions] = field(default_factory=dict)
    stands: dict[str, list[str]] = field(default_factory=dict)
    offered: Offered = field(default_factory=dict)

    def all(self, name: str, initial: list[str]) -> list[str]:
        """What stands in a field: what was typed, or else what the workspace has there, or else `initial`."""
        return self.fields.all(name) if name in self.fields.all(ASKED) else self.stands.get(name, initial)

    def picked(self, block_id: str, element: Json) -> list[Json]:
        """The options that are chosen in a menu which asks the app."""
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
    """A press that its element wants confirmed: where it was sent, what was sent, and what is asked."""

    act: str
    fields: Fields
    confirm: Json


class Entries:
    """Every unfinished form, by its view's id or its message's ts, and person. In memory, while the page is served."""

    def __init__(self) -> None:
        self._entries: dict[str, Unsent] = {}
        self._pending: dict[str, Pending] = {}

    def of(self, view: str) -> Unsent:
        """The entry; an empty one where nothing has been typed."""
        return self._entries.get(view, Unsent())

    def keep(self, view: str, fields: Fields, errors: dict[str, str] | None = None, trouble: str = "") -> None:
        """Keeps what was typed, with what the app said of it."""
        self._entries[view] = Unsent(fields, errors or {}, trouble, self.of(view).found)

    def keep_found(self, view: str, fields: Fields, name: str, found: Suggestions) -> None:
        """Keeps what a search gave for one field, with all else that stands in the form."""
        before = self.of(view)
        self._entries[view] = replace(before, fields=fields, found=before.found | {name: found})

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
