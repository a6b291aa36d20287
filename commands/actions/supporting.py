"""An action's supporters: `support:` adds them, `without:` removes some, and `support: none` removes all."""

from dataclasses import replace

from board.actions import Action
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.supporters import MOST_SUPPORTERS, is_among, is_mention, kept, mentioned
from board.words import listed
from commands.actions.wording import kept_in_words, owner
from commands.call import Call
from commands.people.whom import whom
from commands.reading.mentions import MENTION
from commands.reading.several_people import as_one_value, people_in_words
from commands.slots import Slot, SlotKind

SUPPORT = Slot("support", "Supporters", SlotKind.PEOPLE, hint="Who helps. They are not reminded of it.")
WITHOUT = Slot("without", "No longer supporting", SlotKind.PEOPLE, shown="")
KEYS = (SUPPORT.name, WITHOUT.name)
# Words that people put before the name of somebody who is no longer a supporter.
_NO_MORE = ("not", "no longer", "no more", "without", "remove")


def with_supporters(call: Call, action: Action) -> Action:
    """The action with the supporters in `support:` added and those in `without:` removed. Refused: somebody unknown or
    gone, its owner, more than MOST_SUPPORTERS, and removing somebody who is not a supporter."""
    there = action.supporters.splitlines()
    with at_slot(SUPPORT.name):
        named, clears = _named(call, action, there)
    with at_slot(WITHOUT.name):
        gone = _taken_off(call, action, there)
    left = [each for each in there if not (clears or is_among(each, gone))]
    after = replace(action, supporters=kept([*left, *named]))
    if after.supporters.count("\n") >= MOST_SUPPORTERS:
        raise Refusal(
            f"An action takes {MOST_SUPPORTERS} supporters at most. Name a team in their place, or take some off: "
            f"/action assign {quoted(action.ref)} without: @name",
            slot=SUPPORT.name,
        )
    return after


def _named(call: Call, action: Action, there: list[str]) -> tuple[list[str], bool]:
    """The supporters in `support:`, as they are stored, and whether it says that there are to be none."""
    typed = call.words.get(SUPPORT.name)
    _check_names(call, action, typed, there)
    found = [call.lookup.owner(words) for words in _pieces(call, typed)]
    named = [mentioned(person) if person else role for person, role in found if person or role]
    does = mentioned(action.owner_id) if action.owner_id else action.owner_words
    if does and is_among(does, named):
        whose = owner(action) if call.names_people else "Its owner"
        does_it = f"does {action.ref}" if action.id else "does it"
        raise Refusal(f"{whose} {does_it}, and is no supporter beside that. Name who helps.")
    return named, bool(found) and not named


def _pieces(call: Call, typed: str) -> list[str]:
    people = call.request.people
    return people_in_words(
        typed, lambda words: people.named(words) or (len(words.split()) < 3 and people.perhaps(words))
    )


def _check_names(call: Call, action: Action, typed: str, there: list[str]) -> None:
    """Refuses `support: not @ali`, with the line that removes them."""
    start = next((each for each in _NO_MORE if typed.casefold().startswith(f"{each} ")), "")
    gone = [_one_there(call, words, there) for words in _pieces(call, typed[len(start) :])] if start else []
    if gone and all(gone):
        line = f"/action assign {quoted(action.ref)} without: {as_one_value(gone)}"
        raise Refusal("Whoever helps no more is taken off. Send:", lines=[line])


def _taken_off(call: Call, action: Action, there: list[str]) -> list[str]:
    found = []
    for words in _pieces(call, call.words.get(WITHOUT.name)):
        one = _one_there(call, words, there)
        if not one:
            raise _not_there(call, action, words, there)
        found.append(one)
    return found


def _one_there(call: Call, words: str, there: list[str]) -> str:
    """The one of the supporters `there` whom the words mean, who may have left Slack; empty if there is none."""
    if words.casefold() in {"me", "myself"}:
        words = mentioned(call.actor.person)
    if found := MENTION.fullmatch(words):
        return next((each for each in there if each == mentioned(found[1])), "")
    meant = whom(words.removeprefix("@"), call.request.people)
    people = [mentioned(each.id) for each in (*meant.people, *meant.perhaps)]
    known = [each for each in there if each in people]
    if len(known) == 1:
        return known[0]
    return next((each for each in there if not is_mention(each) and is_among(each, [meant.words])), "")


def _not_there(call: Call, action: Action, words: str, there: list[str]) -> Refusal:
    if not call.names_people:
        return Refusal(f"Nobody of that name supports {action.ref}.")
    lines = [f"/action assign {quoted(action.ref)} without: {each}" for each in there]
    who = f"{words} does not support {action.ref}."
    return Refusal(f"{who} Who does:" if lines else f"{who} Nobody does.", lines=lines[:MOST_SUPPORTERS])


def only_leaves(call: Call, action: Action) -> bool:
    """True if the line does nothing but remove the person who typed it, which anybody may do."""
    if call.words.free or list(call.words.values) != [WITHOUT.name]:
        return False
    me, there = mentioned(call.actor.person), action.supporters.splitlines()
    return [_one_there(call, words, there) for words in _pieces(call, call.words.get(WITHOUT.name))] == [me]


def supported_words(call: Call, action: Action) -> str:
    """`supported by @ali and Head of MASH`; "others" in place of the names if the reply must not name people."""
    there = listed(action.supporters.splitlines())
    return f"supported by {(there if call.names_people else 'others') if there else 'nobody'}"


def kept_as_roles(call: Call, before: Action | None, after: Action) -> list[str]:
    """A line for each new supporter who is kept as a role in words, because nobody in Slack has that name."""
    old = before.supporters.splitlines() if before else []
    new = [each for each in after.supporters.splitlines() if not is_mention(each) and each not in old]
    return [line for each in new for line in kept_in_words(each, call.names_people)]
