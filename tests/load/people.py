"""The people who type: a chair, support, officers who own actions, observers and guests, in one board's channel."""

from local_slack import Member

CHAIR = Member("U0CHAIR", "chair", "The Chair")
SUPPORT = Member("U0SUPPORT", "support", "Board Support")
# Of every ten people beside those two: one guest, one observer, eight officers.
TENTH = 10


def everybody(count: int) -> tuple[Member, ...]:
    """`count` people, the chair and support first. ValueError for fewer than four."""
    if count < 4:
        raise ValueError("a board needs a chair, support and two officers at least")
    return (CHAIR, SUPPORT, *(_person(number) for number in range(1, count - 1)))


def _person(number: int) -> Member:
    part = {3: "guest", 6: "observer"}.get(number % TENTH, "officer")
    return Member(f"U0PERSON{number}", f"{part}{number}", f"{part.title()} {number}", guest=part == "guest")


def are(people: tuple[Member, ...], part: str) -> list[Member]:
    """Those of `people` with a part: "guest", "observer" or "officer"."""
    return [each for each in people if each.name.startswith(part)]
