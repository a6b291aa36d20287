"""Finds the people whom a line names: an owner, or somebody who takes a role or hands one over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from board.refusals import Refusal
from commands.people.naming import check_may_be_named, said
from commands.people.whom import Whom, whom
from commands.reading.grammar import Words
from commands.reading.keys import key_within
from commands.reading.mentions import MENTION
from commands.reading.several_people import people_in_words
from commands.request import People, Person

SHOWN = 5
MOST_ROLE = 200


@dataclass(frozen=True, slots=True)
class NameLookup:
    """Finds the people whom the words of a line name, among `people`.

    `speaker` is the Slack id of whoever typed the line. `line` makes a line to copy from other words after its ref.
    `support` is whom a refusal tells people to ask. If the verb `writes`, only people who may be named are accepted
    (see `check_may_be_named`); otherwise anybody is.
    """

    people: People
    speaker: str
    words: Words
    line: Callable[[str], str]
    support: str
    writes: bool

    @property
    def pick(self) -> str:
        """What to do to name a person: `Type @ and pick`; on a form, `Pick`, as a field lists them."""
        return "Type @ and pick" if self.words.filled is None else "Pick"

    def owner(self, words: str, key: str = "") -> tuple[str | None, str]:
        """Whom `words` name, as (Slack id, "") or, for a role in words, (None, words). `key` is the key before them.

        The name of somebody in the workspace, however it is spelt, is that person. Refused, with what may be meant: a
        part of a name if the verb writes, a name that several have, more than one person, an unknown name after @, and
        a role of more than MOST_ROLE characters.
        """
        found, role = self._read(_without_marks(words), key, role_too=True)
        if len(role) > MOST_ROLE:
            told = f"That is {len(role):,} characters; {MOST_ROLE} is the most for a role or a name in words."
            raise Refusal(f"{told} Say in short who it is.")
        return found, role

    def person(self, words: str, key: str = "") -> str:
        """The id of the one person whom `words` name. Refused: a role in words, and what `owner` refuses."""
        words = _without_marks(words)
        found, _ = self._read(words, key, role_too=False)
        if found is None:
            why = f'"{words}" is not a person in Slack. {self.pick} the person from the list:'
            raise Refusal(why, lines=[self._with(words, "@name", key)])
        return found

    def _read(self, words: str, key: str, role_too: bool) -> tuple[str | None, str]:
        if words.casefold() in {"me", "myself"}:
            return self.speaker, ""
        mentioned = MENTION.findall(words)
        if len(mentioned) == 1 and not MENTION.sub("", words).strip(" .,;"):
            return self._checked(mentioned[0]), ""
        if mentioned:
            lines = [self._with(words, f"<@{each}>", key) for each in dict.fromkeys(mentioned)]
            found = [self.people.person(each) for each in dict.fromkeys(mentioned)]
            instead = [(each.name, "") for each in found if each]
            raise Refusal("Name one person. Which?", lines=lines[:SHOWN], instead=instead[:SHOWN])
        self._check_is_name(words, key)
        meant = whom(words.removeprefix("@"), self.people)
        if not (words.startswith("@") or meant.people or meant.perhaps):
            self._check_is_one(words, key)
            return None, said(meant.words, self.people)
        role = [(self._with(words, f'"{meant.words}"', key), "as a role in words")]
        has_role = role_too and meant.perhaps and not words.startswith("@")
        return self._one_of(words, meant, key, role if has_role else ()), ""

    def _check_is_one(self, words: str, key: str) -> None:
        """Refuses a list with somebody's name in it in place of a role: stored as a role, it would remind nobody."""

        def is_name(each: str) -> bool:
            return bool(self.people.named(each) or self.people.perhaps(each))

        # A name with an @ is never part of a role, and has been looked up already.
        several = [] if "@" in words else people_in_words(words, is_name)
        if len(several) > 1 and any(map(is_name, several)):
            lines = [self._with(words, each, key) for each in several[:SHOWN]]
            raise Refusal("Name one person. Which?", lines=lines, instead=[(each, "") for each in several[:SHOWN]])

    def _check_is_name(self, words: str, key: str) -> None:
        """Refuses a typed name with a `word:` in it, with a line for each remedy. A form has a field for each key."""
        found = key_within(words) if self.words.filled is None else None
        if not found:
            return
        unknown, name = found
        lines = [(self._with(words, name, key), "without it")] if name else []
        lines += [(self._with(words, f'"{words}"', key), "as part of the name")] if '"' not in words else []
        raise Refusal(f'"{unknown}:" is nothing that goes here, and would be lost in the name. Send:', lines=lines)

    def called(self, words: str, key: str = "") -> str:
        """The id of the one person called `words`, who may have left. Refused: a name that nobody or more than one
        person has, and a part of a name if the verb writes."""
        return self._one_of(words, whom(words.removeprefix("@"), self.people), key, check=False)

    def _one_of(
        self, words: str, meant: Whom, key: str, role: Sequence[tuple[str, str]] = (), check: bool = True
    ) -> str:
        """The id of the one person who is meant. Refused: several people or none, and, if the verb writes, a part of a
        name."""
        people = _told_apart(words, meant.people) or meant.perhaps
        if len(people) == 1 and (meant.people or not self.writes):
            return self._checked(people[0].id) if check else people[0].id
        if people:
            raise Refusal(
                _which(words, people),
                lines=[*self._choices(words, people, key), *role],
                instead=[(each.name, each.title or each.handle) for each in people[:SHOWN]],
            )
        if near := self.people.nearest(meant.words):
            raise Refusal(f"I cannot find {words} in this workspace. Did you mean {near.name}?",
                          lines=[self._with(words, f"<@{near.id}>", key)])  # fmt: skip
        raise Refusal(f"I cannot find {words} in this workspace. {self.pick} the person from Slack's own list.")

    def _checked(self, person_id: str) -> str:
        if self.writes or self.people.person(person_id) is None:
            check_may_be_named(person_id, self.people, self.support)
        return person_id

    def _choices(self, words: str, people: Sequence[Person], key: str) -> list[tuple[str, str]]:
        """A line for each person with their name, or with their title or handle if two have the same name."""
        alike = len({each.name for each in people}) < len(people)
        return [
            (self._with(words, f"<@{each.id}>", key), (each.title or each.handle) if alike else each.name)
            for each in people[:SHOWN]
        ]

    def _with(self, words: str, instead: str, key: str) -> str:
        """The typed line with `instead` in place of `words`: the value of `key`, or else their last occurrence."""
        if key and self.words.has(key):
            return self.line(self.words.with_value(key, instead))
        line, end = self.words.line, len(self.words.line)
        while (at := line.rfind(words, 0, end)) >= 0:
            around = line[at - 1 : at] + line[at + len(words) :][:1]
            if not any(map(str.isalnum, around)):
                return self.line(f"{line[:at]}{instead}{line[at + len(words) :]}")
            end = at + len(words) - 1
        return self.line(f"{line} {instead}")


def _told_apart(words: str, people: Sequence[Person]) -> Sequence[Person]:
    """The one of several people of a name whose title or handle is typed behind it, as a question about them shows it:
    `Amy Fox (Fostering)`. All of them otherwise."""
    said = words.casefold()
    one = [each for each in people if f"({(each.title or each.handle).casefold()})" in said]
    return one if len(one) == 1 else people


def _without_marks(words: str) -> str:
    """The words without the punctuation of their sentence; a full stop after initials belongs to the name."""
    words = words.strip(" ,;")
    return words[:-1].rstrip() if words.endswith(".") and "." not in words.split()[-1][:-1] else words


def _which(words: str, people: Sequence[Person]) -> str:
    if len(people) == 1:
        return f"Nobody in Slack is called just {words}. Did you mean {people[0].name}?"
    more = f" The first {SHOWN}:" if len(people) > SHOWN else ""
    return f"{words} could be more than one person. Which?{more}"
