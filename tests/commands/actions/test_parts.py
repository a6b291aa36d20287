"""Who answers and who helps, in lists: as it is typed, counted beside one's own, in `/status @pat` and on Home."""

import pytest
from at_home import look, words
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person

from commands.reply import Table

LOGGED = [
    "/action add Audit the plans @jo due: 1 July 2020 accountable: @pat support: @ali",
    "/action add Train the panel @jo due: 10 July 2020 accountable: @pat",
    "/action add Write the guide @ali due: 12 July 2020 accountable: Pat Lane support: @jo and Sam Cole",
    "/action add Recruit @sam due: 13 July 2020 accountable: Director of Children's Services",
    "/action add Map the meetings @ali due: 14 July 2020 support: Head of MASH, <@U0SAM>",
    "/action add Find support workers accountable to the board",
]
ASKED = [
    # what is typed after "/action list", what it finds (soonest due first), and how the answer heads it
    ("accountable @pat", "A1 A2 A3", "accountable <@U0PAT>"),
    ("accountable <@U0PAT>", "A1 A2 A3", "accountable <@U0PAT>"),
    ("accountable: @pat", "A1 A2 A3", "accountable <@U0PAT>"),
    ("accountable: Pat Lane", "A1 A2 A3", "accountable <@U0PAT>"),
    ("accountable Pat Lane", "A1 A2 A3", "accountable <@U0PAT>"),
    ("accountable officer @pat", "A1 A2 A3", "accountable <@U0PAT>"),
    ("SRO: @pat", "A1 A2 A3", "accountable <@U0PAT>"),
    ("@pat accountable", "A1 A2 A3", "accountable <@U0PAT>"),
    ("@pat is accountable for", "A1 A2 A3", "accountable <@U0PAT>"),
    ("@pat answers for", "A1 A2 A3", "accountable <@U0PAT>"),
    ("overdue accountable @pat", "A1", "overdue, accountable <@U0PAT>"),
    ("accountable @pat overdue", "A1", "overdue, accountable <@U0PAT>"),
    ("accountable: @pat overdue", "A1", "overdue, accountable <@U0PAT>"),
    ("accountable @pat @ali", "A3", "owner <@U0ALI>, accountable <@U0PAT>"),
    ("accountable @pat supporting @ali", "A1", "accountable <@U0PAT>, supported by <@U0ALI>"),
    ("accountable: Director of Children's Services", "A4", "accountable Director of Children's Services"),
    ("accountable: director", "A4", "accountable director"),
    ("supporting @ali", "A1", "supported by <@U0ALI>"),
    ("support: @ali", "A1", "supported by <@U0ALI>"),
    ("supported by <@U0SAM>", "A3 A5", "supported by <@U0SAM>"),
    ("support Sam Cole", "A3 A5", "supported by <@U0SAM>"),
    ("@sam supports", "A3 A5", "supported by <@U0SAM>"),
    ("supporting me", "A3", "supported by <@U0JO>"),
    ("I support", "A3", "supported by <@U0JO>"),
    ("support: head of mash", "A5", "supported by head of mash"),
    ("support: u0sam", "", ""),
    ("no accountable officer", "A5 A6", "no accountable officer"),
    ("no SRO @ali", "A5", "no accountable officer, owner <@U0ALI>"),
    ("support workers", "A6", 'with "support" and "workers"'),
    ("@jo", "A1 A2", "owner <@U0JO>"),
    ("mine", "A1 A2", "mine"),
]


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    """The actions above, logged by board support."""
    for line in LOGGED:
        say(line, by=SAM)
    return say


@pytest.mark.parametrize(("typed", "found", "heading"), ASKED)
def test_a_list_is_asked_for_by_the_part(logged: Conversation, typed: str, found: str, heading: str) -> None:
    answer = logged.reply(f"/action list {typed}")
    refs = [row[0] for part in answer.parts if isinstance(part, Table) for row in part.rows]

    assert " ".join(refs) == found
    assert heading in logged(f"/action list {typed}").splitlines()[0]


def test_a_role_in_words_without_a_colon_is_offered(logged: Conversation) -> None:
    said = logged("/action list accountable Director of Children's Services")
    line = "/action list accountable: Director of Children's Services"

    assert f"Accountable a role in words: {line}" in said
    assert "A4" in logged(line)


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (PAT, ["You answer for 3 open actions, 1 overdue: /action list accountable: me"]),
        (ALI, ["You support 1 open action, 1 overdue: /action list support: me"]),
        (JO, ["You support 1 open action: /action list support: me"]),
        (SAM, ["You support 2 open actions: /action list support: me"]),
        (KIT, []),
    ],
)
@pytest.mark.parametrize("typed", ["/action", "/action list mine"])
def test_beside_ones_own_the_other_parts_are_counted(
    logged: Conversation, typed: str, by: Person, told: list[str]
) -> None:
    said = logged(typed, by=by).splitlines()

    assert [line for line in said if line.startswith(("You answer", "You support"))] == told
    for line in told:
        assert logged(line.split(": ", 1)[1], by=by).startswith(line.split("open")[0].split()[-1] + " action")


def test_what_has_ended_is_not_counted(logged: Conversation) -> None:
    logged("/action cancel A1 replaced by A2", by=SAM)

    assert "You answer for 2 open actions: " in logged("/action", by=PAT)


def test_the_status_of_somebody_says_what_they_own_answer_for_and_support(logged: Conversation) -> None:
    said = logged("/status @pat").splitlines()
    assert "Answers for 3 open actions, 1 overdue: /action list accountable: <@U0PAT>" in said

    said = logged("/status @sam").splitlines()
    assert said[0] == "1 action: <@U0SAM>'s, 0 overdue, soonest due first"
    assert said[-1] == "Supports 2 open actions: /action list support: <@U0SAM>"
    assert not [line for line in logged("/status <@U0KIT>").splitlines() if "nswers" in line or "upports" in line]


def test_home_counts_the_other_parts_with_a_button_each(logged: Conversation) -> None:
    logged("/action assign A1 support: @pat", by=SAM)
    page = words(look(logged, PAT)).splitlines()
    told = page.index("You answer for 3 open actions, 1 overdue.")
    assert page[told + 1 : told + 3] == [
        "You support 1 open action, 1 overdue.",
        "[What I answer for] [What I support]",
    ]

    assert not [line for line in words(look(logged, KIT)).splitlines() if "You answer" in line or "support" in line]


def test_where_another_organisation_reads_it_nobody_is_named(logged: Conversation) -> None:
    with logged.log.writing() as store:
        store.boards.set_shared(store.boards.all()[0].id, True)

    assert "U0PAT" not in logged("/action list accountable @pat", overheard="yes")
