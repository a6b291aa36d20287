"""Checks who may be named on a board, as an owner, in a role, in a handover or in an imported file, and replaces the
mentions in free text by names."""

from board.refusals import Refusal
from commands.reading.mentions import without_mentions
from commands.request import People


def check_may_be_named(person_id: str, people: People, support: str = "board support") -> None:
    """Refuses unknown ids, bots, people who have left, strangers, and people whom Slack has not identified.

    Guests, and people from another organisation who share a channel, may be named. `support` is whom the refusal tells
    people to ask.
    """
    person = people.person(person_id)
    if person is None:
        raise Refusal(f"Slack knows nobody as {person_id}. Pick the person from the list that @ opens.")
    who = person.name or person_id
    if person.untold:
        raise Refusal(
            f"Slack does not let me look people up, so I cannot tell who {who} is. Ask whoever runs boardbot to "
            "reinstall the app from its manifest. Until then, name a role in words."
        )
    if person.unsure:
        raise Refusal(
            f"Slack did not say in time who {who} is, so nothing was saved. Please send the same again in a moment."
        )
    if person.deleted:
        gone = f"{person.name or 'That person'} has left this Slack workspace."
        raise Refusal(f"{gone} Name somebody who is here; ask {support} who has taken over.")
    if person.is_bot:
        raise Refusal("A robot cannot own anything or take part. Name a person.")
    if person.stranger:
        raise Refusal(
            f"{who} belongs to another organisation and shares no channel with this workspace, so they "
            "could not read the "
            "board. Invite them to its channel first."
        )


def said(words: str, people: People) -> str:
    """Free text as it is stored: each mention becomes the person's name, and the rest is unchanged.

    If mentions were stored, they would notify the person again whenever the words are shown.
    """
    return without_mentions(words, lambda person: _name(person, people))


def _name(person_id: str, people: People) -> str:
    person = people.person(person_id)
    name = person.name if person else ""
    # People choose their own names, so a name must not bring in a mention or a line break.
    return "".join(letter for letter in name if letter.isprintable() and letter not in "<>").strip() or person_id
