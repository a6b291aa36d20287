"""Who may be named on a board: as owner, in a role, in a handover, in a file that is imported. One check for all.
And how a person who is mentioned in free text is kept."""

from board.refusals import Refusal
from commands.reading.mentions import without_mentions
from commands.request import People


def check_may_be_named(person_id: str, people: People, support: str = "board support") -> None:
    """Refuses nobody, robots, those who have left, and those of whom Slack has not said who they are.

    Guests, and people of another organisation who share a channel, may be named. `support` is who would know more.
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
    """Free text as it is kept: a mention becomes the person's name, the rest stays to the letter.

    A mention kept as such would ring the person again whenever the words are shown.
    """
    return without_mentions(words, lambda person: _name(person, people))


def _name(person_id: str, people: People) -> str:
    person = people.person(person_id)
    name = person.name if person else ""
    # What somebody calls themselves is typed by them, too: no mention, no line of its own.
    return "".join(letter for letter in name if letter.isprintable() and letter not in "<>").strip() or person_id
