"""Whom a line names: an owner, or somebody who gets a role or hands one over."""

from collections.abc import Callable
from dataclasses import dataclass

from board.refusals import Refusal
from commands.naming import check_may_be_named, said
from commands.reading.grammar import Words
from commands.reading.mentions import MENTION, bare_name, take_owner
from commands.reading.nearest import spellings
from commands.request import People, Person

_NOBODY = frozenset({"", "-", "–", "none", "n/a", "tbc", "tba", "nobody", "no owner", "unowned", "vacant"})


@dataclass(frozen=True, slots=True)
class NameLookup:
    """Finds the people whom `words` name among `people`.

    `speaker` is the Slack id of whoever typed the line, and `line` gives it again as a line to copy, with other words
    after its ref. `support` is who knows more of somebody who may not be named. A verb that `writes` names only those
    who may be: see `check_may_be_named`; whoever only reads may name anybody.
    """

    people: People
    speaker: str
    words: Words
    line: Callable[[str], str]
    support: str
    writes: bool

    def owner(self, words: str) -> tuple[str | None, str]:
        """Whoever `words` name, as (Slack id, "") or, for a role in words, (None, words).

        A full name or handle of somebody in the workspace is that person; a name with an @ must be somebody's.
        """
        words = words.strip(" ,;")
        if words.casefold() in _NOBODY:
            return None, ""
        if words.casefold() in {"me", "myself"}:
            return self.speaker, ""
        mentioned = MENTION.findall(words)
        if len(mentioned) == 1 and not MENTION.sub("", words).strip(" .,;"):
            return self._checked(mentioned[0]), ""
        if mentioned:
            lines = [self._line_naming(words, each) for each in dict.fromkeys(mentioned)]
            raise Refusal("Name one person: one is accountable. Which?", lines=lines[:5])
        if words.startswith("@"):
            return self._called(words), ""
        spelt = next((each for each in spellings(words) if self.people.named(each)), None)
        return (self._called(spelt), "") if spelt else (None, said(words, self.people))

    def owner_in(self, free: str) -> tuple[str, str | None]:
        """Free text and the owner it names: the first mention, or a bare `@name` at its very start or end.

        A mention at the very end of the line is the owner too, though a key's value runs up to it.
        """
        text, owner = take_owner(free)
        if owner:
            return text, self._checked(owner)
        if self.words.trailing:
            return free, self._checked(self.words.trailing)
        bare = bare_name(free, self.people.named)
        return (bare[0], self._called(f"@{bare[1]}")) if bare else (free, None)

    def person(self, words: str) -> str:
        """The id of the one person called `words`, who need not be here still. Refuses a name that nobody or more than
        one person has."""
        name = words.removeprefix("@").strip(" .,;")
        everybody = self.people.named(name)
        people = [person for person in everybody if not person.deleted] or list(everybody)
        if len(people) == 1:
            return people[0].id
        if people:
            raise Refusal(f"{words} could be more than one person. Which?", lines=self._choices(words, people))
        near = self.people.nearest(name)
        if near:
            raise Refusal(f"I cannot find {words} in this workspace. Did you mean {near.name}?",
                          lines=[self._line_naming(words, near.id)])  # fmt: skip
        raise Refusal(f"I cannot find {words} in this workspace. Type @ and pick the person from Slack's own list.")

    def _called(self, words: str) -> str:
        return self._checked(self.person(words))

    def _checked(self, person_id: str) -> str:
        if self.writes or self.people.person(person_id) is None:
            check_may_be_named(person_id, self.people, self.support)
        return person_id

    def _choices(self, words: str, people: list[Person]) -> list[tuple[str, str]]:
        return [(self._line_naming(words, each.id), each.title) for each in people[:5]]

    def _line_naming(self, words: str, person_id: str) -> str:
        """The person's own line with a mention in place of `words`."""
        return self.line(self.words.line.replace(words, f"<@{person_id}>", 1))
