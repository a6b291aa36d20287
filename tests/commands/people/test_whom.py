"""A person named in words, in every slot that takes one: found however the name is written, or asked about."""

from dataclasses import replace

import pytest
from conversation import ALI, GONE, JO, PAT, SAM, TWIN, Conversation

from commands.request import Person

SIOBHAN = Person(
    "U0SIO", "Dr Siobh\u00e1n O\u2019Neill\u2013Kj\u00e6r (she/her) \U0001f33b", handle="Siobh\u00e1n :sunflower:"
)
ZOE = Person("U0ZOE", "Zoe\u0308 Hughes", handle="zoe h | MASH", title="Practice Lead")
MARY = Person("U0MARY", "Cllr Mary Ann Lee OBE", handle="mary.ann")
AD = Person("U0AD", "Owen, Bryn", handle="bryn.owen")
GRANT = Person("U0GRANT", "Grant Review", handle="grant.r")
NEW = (SIOBHAN, ZOE, MARY, AD, GRANT)

# What is typed as the owner, and whose it is.
NAMES = [
    ("Siobhan O'Neill-Kjaer", SIOBHAN),
    ("siobh\u00e1n o'neill kj\u00e6r", SIOBHAN),
    ("Siobha\u0301n O\u2019Neill\u2011Kjaer", SIOBHAN),
    ("SIOBHAN ONEILL\u2014KJAER", SIOBHAN),
    ("Dr Siobhan O`Neill-Kjaer", SIOBHAN),
    ("Dr. Siobh\u00e1n O\u02bcNeill\u2013Kj\u00e6r (she/her)", SIOBHAN),
    ("Siobhan  O'Neill-Kjaer she/her", SIOBHAN),
    ("O'Neill-Kjaer, Siobhan", SIOBHAN),
    ('"Siobhan O\'Neill-Kjaer"', SIOBHAN),
    ("@Siobhan O'Neill-Kjaer", SIOBHAN),
    ("siobhan", SIOBHAN),
    ("Zo\u00eb Hughes", ZOE),
    ("Zoe Hughes \U0001f642", ZOE),
    ("zo\u00eb hughes (Practice Lead)", ZOE),
    ("Ms Zoe Hughes", ZOE),
    ("Zoe Hughes - Practice Lead", ZOE),
    ("Zoe Hughes | MASH", ZOE),
    ("Mary-Ann Lee", MARY),
    ("Maryann Lee", MARY),
    ("Councillor Mary Ann Lee", MARY),
    ("Lee, Cllr Mary Ann", MARY),
    ("mary.ann", MARY),
    ("Bryn Owen", AD),
    ("OWEN, BRYN", AD),
    ("Prof Bryn Owen [he/him]", AD),
    ("Jo Reed", JO),
    ("jo", JO),
    ("Reed, Jo", JO),
    ("me", JO),
]
# What is typed, and who is offered.
ASKED = [
    ("Zoe", [ZOE]),
    ("Hughes", [ZOE]),
    ("Ms Hughes", [ZOE]),
    ("Z Hughes", [ZOE]),
    ("Practice Lead (Zoe Hughes)", [ZOE]),
    ("Zoe Hughes / Performance", [ZOE]),
    ("Practice Lead - Zoe Hughes", [ZOE]),
    ("Zoe Jane Hughes", [ZOE]),
    ("Mary Lee", [MARY]),
    ("Samantha Cole", [SAM]),
    ("Bryn", [AD]),
    ("Grant", [GRANT]),
]
# What stays as it is: a role in words, or a name that nobody here has.
ROLES = [
    "Head of MASH", "Performance Lead", "Principal Social Worker", "DCS", "Tom Hughes", "John Citizen", "Reviewing Team",
    "The leads", "Director of Children\u2019s Services", "Practice Lead", "MASH", "HoS / DCS", "Zo", "Lead for grants",
]  # fmt: skip


@pytest.fixture
def talk(say: Conversation) -> Conversation:
    """A board in a workspace of more people, with one action that nobody owns."""
    say.crowd.people += NEW
    say("/action add Visits plan")
    return say


@pytest.mark.parametrize(("words", "who"), NAMES)
def test_a_name_is_its_person_however_it_is_written(talk: Conversation, words: str, who: Person) -> None:
    told = talk(f"/action add Audit tool owner: {words} due: 31 July")

    assert told.splitlines()[1].startswith(f"Owner <@{who.id}> · due Fri 31 Jul 2020")
    assert "Audit tool" in talk("/action list mine", by=who)
    assert talk(f"/action assign A1 {words}").startswith(f"A1 is now <@{who.id}>'s.")
    assert "Visits plan" in talk("/action", by=who)


@pytest.mark.parametrize(("words", "who"), ASKED)
def test_a_part_of_a_name_is_asked_about_with_lines_that_work(
    talk: Conversation, words: str, who: list[Person]
) -> None:
    first, *lines = talk(f"/action add Zoe, Mary and Grant meet owner: {words} due: 31 July").splitlines()

    assert first == f"Not logged. Nobody in Slack is called just {words}. Did you mean {who[0].name}?"
    *people, role = lines
    offered = [f"/action add Zoe, Mary and Grant meet owner: <@{each.id}> due: 31 July" for each in who]
    assert people == [f"{line} ({each.name})" for line, each in zip(offered, who, strict=True)]
    assert talk(offered[0]).splitlines()[1].startswith(f"Owner <@{who[0].id}>")
    kept = talk(role.removesuffix(" (as a role in words)"))
    assert kept.splitlines()[1].startswith(f"Owner {words} · due Fri 31 Jul 2020")


@pytest.mark.parametrize("words", ROLES)
def test_a_role_stays_in_words_and_that_is_said(talk: Conversation, words: str) -> None:
    told = talk(f"/action add Audit tool owner: {words}")

    assert told.splitlines()[1].startswith(f"Owner {words} · no due date")
    assert told.splitlines()[2] == f'"{words}" is no name that I know in Slack, so it is kept as a role.'
    assert talk(f"/action assign A1 {words}").splitlines()[2] == told.splitlines()[2]
    assert talk(f"/measure add Visits owner: {words}").splitlines()[-1] == told.splitlines()[2]


@pytest.mark.parametrize(
    "words", ["TBC", "n/a", "-", "\u2013", "No one", "vacant", "unassigned", "To be confirmed", "\u2026"]
)
def test_nobody_is_no_owner(talk: Conversation, words: str) -> None:
    assert talk(f"/action add Audit tool owner: {words}").splitlines()[1].startswith("No owner · no due date")


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("/action add Audit with Jo Reed and Zoe owner: Jo Reed", SAM),
        ("/action assign A1 Jo Reed", SAM),
        ("/action assign A1 to Jo Reed", SAM),
        ("/action assign A1 owner: Jo Reed", SAM),
        ("/measure add Visits of Jo Reed owner: Jo Reed", SAM),
        ("/board officer Jo Reed", PAT),
        ("/board support jo reed", PAT),
        ("/board handover @sam Jo Reed", PAT),
        ("/action add Audit tool @Jo Reed", SAM),
        ("/action add @jo reed Audit tool", SAM),
        ("/action list owner: Jo Reed", SAM),
    ],
)
def test_a_name_that_two_have_is_asked_about_in_every_slot_with_lines_that_work(
    talk: Conversation, line: str, by: Person
) -> None:
    talk("/action assign A1 <@U0SAM>")
    talk.crowd.people.append(TWIN)

    first, *lines = talk(line, by=by).splitlines()

    assert first.endswith(" could be more than one person. Which?")
    assert len(lines) == 2
    assert lines[0].endswith(" (jo)")
    assert not talk(lines[1].removesuffix(" (Team Manager, MASH)"), by=by).startswith("Not ")


@pytest.mark.parametrize(
    "line", ["/board chair Head of Service", "/board support TBC", "/board officer Tom Hughes", "/board observer MASH"]
)
def test_a_role_in_words_gets_no_part_on_the_board(talk: Conversation, line: str) -> None:
    first, copied = talk(line, by=PAT).splitlines()

    assert "is not a person in Slack. Type @ and pick the person from the list:" in first
    assert copied == f"{' '.join(line.split()[:2])} @name"


def test_whoever_has_left_is_passed_over_for_one_of_that_name_who_is_here(talk: Conversation) -> None:
    talk.crowd.people.append(replace(TWIN, deleted=True))

    assert talk("/action assign A1 Jo Reed", by=SAM).startswith("A1 is now <@U0JO>'s.")
    assert "has left this Slack workspace" in talk("/action assign A1 Gail Gone")
    assert talk("/action assign A1 Gail").startswith("A1 is now Gail's.")
    assert GONE.deleted


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "/action add Audit tool @Zoe",
            "Not logged. Nobody in Slack is called just @Zoe. Did you mean Zoe\u0308 Hughes?",
        ),
        (
            "/action add Audit tool @Zo\u00eb Hugh",
            "Not logged. Nobody in Slack is called just @Zo\u00eb Hugh. Did you mean",
        ),
        (
            "/action add Audit tool @Ali Nooor",
            "Not logged. I cannot find @Ali Nooor in this workspace. Did you mean Ali Noor?",
        ),
        ("/action add @Nobody Audit tool", "Not logged. I cannot find @Nobody in this workspace."),
        ("/action add Ask @ali about visits", "A2 logged. Ask @ali about visits"),
        ("/action add Use the @ sign", "A2 logged. Use the @ sign"),
    ],
)
def test_a_bare_name_in_a_title(talk: Conversation, line: str, told: str) -> None:
    assert talk(line).startswith(told)


def test_the_line_that_is_offered_puts_the_person_in_the_place_of_the_name_alone(talk: Conversation) -> None:
    told = talk("/action assign A1 Ali", by=SAM)
    assert told.startswith(f"A1 is now <@{ALI.id}>'s.")

    told = talk("/action add Bryn and Brynmawr plan @Bryn", by=SAM)
    assert told.splitlines()[1] == "/action add Bryn and Brynmawr plan <@U0AD> (Owen, Bryn)"


@pytest.mark.parametrize(
    ("typed", "whose"),
    [("Jo Reed (Team Manager, MASH)", TWIN), ("jo reed (jo)", JO), ("Jo Reed (Fostering)", None), ("Jo Reed", None)],
)
def test_of_two_people_of_a_name_the_one_in_brackets_is_meant(
    say: Conversation, typed: str, whose: Person | None
) -> None:
    say.crowd.people.append(TWIN)

    told = say(f"/action add Review owner: {typed} due: 31 July")

    assert (f"Owner <@{whose.id}>" if whose else "could be more than one person. Which?") in told
