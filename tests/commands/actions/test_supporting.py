"""Who helps with an action: named and taken off, several at once, in Slack and in words; undone, and in its history."""

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person

ASSIGNED = [
    # what is typed after "/action assign A1", the first line of the answer, and who then helps
    ("support: <@U0ALI>", "A1 is supported by <@U0ALI>. Train the panel", "<@U0ALI>"),
    ("support: @ali", "A1 is supported by <@U0ALI>. Train the panel", "<@U0ALI>"),
    ("support: Ali Noor", "A1 is supported by <@U0ALI>. Train the panel", "<@U0ALI>"),
    ("Support: @ali and @sam", "A1 is supported by <@U0ALI> and <@U0SAM>. Train the panel", "<@U0ALI> and <@U0SAM>"),
    ("support: @ali, @sam and <@U0PAT>", "A1 is supported by <@U0ALI>, <@U0SAM> and <@U0PAT>.",
     "<@U0ALI>, <@U0SAM> and <@U0PAT>"),
    ("support: <@U0ALI> <@U0SAM>", "A1 is supported by <@U0ALI> and <@U0SAM>.", "<@U0ALI> and <@U0SAM>"),
    ("support: Ali Noor and Sam Cole", "A1 is supported by <@U0ALI> and <@U0SAM>.", "<@U0ALI> and <@U0SAM>"),
    ("support: Head of Performance and Data", "A1 is supported by Head of Performance and Data.",
     "Head of Performance and Data"),
    ("support: Head of Performance and Data and @ali", "A1 is supported by Head of Performance and Data and <@U0ALI>.",
     "Head of Performance and Data and <@U0ALI>"),
    ("support: Head of MASH; Team Manager", "A1 is supported by Head of MASH and Team Manager.",
     "Head of MASH and Team Manager"),
    ('support: "Head of A, B and C"', "A1 is supported by Head of A, B and C.", "Head of A, B and C"),
    ("support: Head of MASH <@U0ALI>", "A1 is supported by Head of MASH and <@U0ALI>.", "Head of MASH and <@U0ALI>"),
    ("support: @ali @ali and Ali Noor", "A1 is supported by <@U0ALI>.", "<@U0ALI>"),
    ("supporters: @ali", "A1 is supported by <@U0ALI>.", "<@U0ALI>"),
    ("supported by: @ali", "A1 is supported by <@U0ALI>.", "<@U0ALI>"),
    ("support: me", "Not assigned. <@U0JO> does A1, and is no supporter beside that.", ""),
    ("support: @jo", "Not assigned. <@U0JO> does A1, and is no supporter beside that.", ""),
    ("support:", 'Not assigned. There is nothing after "support:". Fill it in, or leave it out.', ""),
    ("support: none", "Not assigned. A1 is supported by nobody already.", ""),
    ("support: <@U0GONE>", "Not assigned. Gail Gone has left this Slack workspace.", ""),
    ("support: @nobody-here", "Not assigned. I cannot find @nobody-here in this workspace.", ""),
    ("support: Noor", "Not assigned. Nobody in Slack is called just Noor. Did you mean Ali Noor?", ""),
    ("support: Noor and Cole", "Not assigned. Nobody in Slack is called just Noor. Did you mean Ali Noor?", ""),
    ("without: @ali", "Not assigned. @ali does not support A1. Nobody does.", ""),
    ("@ali support: @sam", "A1 is now <@U0ALI>'s. Train the panel", "<@U0SAM>"),
    ("to @ali support: @sam", "A1 is now <@U0ALI>'s. Train the panel", "<@U0SAM>"),
    ("@ali support: @ali", "Not assigned. <@U0ALI> does A1, and is no supporter beside that.", ""),
]  # fmt: skip


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    """A1 is Jo's."""
    say("/action add Train the panel <@U0JO>")
    return say


def who_helps(say: Conversation, ref: str = "A1") -> str:
    told = [line for line in say(f"/action show {ref}").splitlines() if line.startswith("Supported by ")]
    return told[0].removeprefix("Supported by ") if told else ""


@pytest.mark.parametrize(("typed", "told", "helps"), ASSIGNED)
def test_who_helps_is_named(logged: Conversation, typed: str, told: str, helps: str) -> None:
    said = logged(f"/action assign A1 {typed}")

    assert said.startswith(told)
    assert who_helps(logged) == helps


@pytest.mark.parametrize(
    ("typed", "told", "helps"),
    [
        ("support: <@U0PAT>", "A1 is supported by <@U0ALI>, <@U0SAM>, Head of MASH and <@U0PAT>.",
         "<@U0ALI>, <@U0SAM>, Head of MASH and <@U0PAT>"),
        ("support: @ali and @sam", "Not assigned. A1 is supported by <@U0ALI>, <@U0SAM> and Head of MASH already.",
         "<@U0ALI>, <@U0SAM> and Head of MASH"),
        ("support: head of mash", "Not assigned. A1 is supported by", "<@U0ALI>, <@U0SAM> and Head of MASH"),
        ("support: none", "A1 is supported by nobody now. Train the panel", ""),
        ("support: nobody", "A1 is supported by nobody now.", ""),
        ("without: @ali", "A1 is supported by <@U0SAM> and Head of MASH.", "<@U0SAM> and Head of MASH"),
        ("without: <@U0ALI> and Head of MASH", "A1 is supported by <@U0SAM>.", "<@U0SAM>"),
        ("without: Ali", "A1 is supported by <@U0SAM> and Head of MASH.", "<@U0SAM> and Head of MASH"),
        ("without: HEAD OF MASH", "A1 is supported by <@U0ALI> and <@U0SAM>.", "<@U0ALI> and <@U0SAM>"),
        ("without: @pat", "Not assigned. @pat does not support A1. Who does:", "<@U0ALI>, <@U0SAM> and Head of MASH"),
        ("support: not @ali", "Not assigned. Whoever helps no more is taken off. Send:",
         "<@U0ALI>, <@U0SAM> and Head of MASH"),
        ("support: no longer Head of MASH", "Not assigned. Whoever helps no more is taken off. Send:",
         "<@U0ALI>, <@U0SAM> and Head of MASH"),
        ("without: @ali support: @pat", "A1 is supported by <@U0SAM>, Head of MASH and <@U0PAT>.",
         "<@U0SAM>, Head of MASH and <@U0PAT>"),
        ("@sam", "A1 is now <@U0SAM>'s.", "<@U0ALI> and Head of MASH"),
        ("<@U0KIT>", "A1 is now <@U0KIT>'s.", "<@U0ALI>, <@U0SAM> and Head of MASH"),
    ],
)  # fmt: skip
def test_more_are_named_and_some_taken_off(logged: Conversation, typed: str, told: str, helps: str) -> None:
    logged("/action assign A1 support: @ali, @sam, Head of MASH")

    assert logged(f"/action assign A1 {typed}").startswith(told)
    assert who_helps(logged) == helps


def test_the_line_that_is_offered_takes_off(logged: Conversation) -> None:
    logged("/action assign A1 support: @ali, Head of MASH")
    line = logged("/action assign A1 support: not @ali").splitlines()[1]

    assert line == "/action assign A1 without: <@U0ALI>"
    assert logged(line).startswith("A1 is supported by Head of MASH.")


def test_whoever_has_left_slack_is_still_taken_off(logged: Conversation) -> None:
    logged("/action assign A1 support: @ali")
    logged.crowd.people = [each if each != ALI else Person("U0ALI", "Ali Noor", deleted=True) for each in
                           logged.crowd.people]  # fmt: skip

    assert logged("/action assign A1 without: <@U0ALI>").startswith("A1 is supported by nobody now.")


def test_several_actions_are_given_the_same_supporter(logged: Conversation) -> None:
    logged("/action add Write the guide")

    assert logged("/action assign A1 A2 support: @ali").startswith("2 actions assigned.")
    assert (who_helps(logged, "A1"), who_helps(logged, "A2")) == ("<@U0ALI>", "<@U0ALI>")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Train the panel @jo support: @ali and @sam", "Owner <@U0JO> · no due date · supported by <@U0ALI> and <@U0SAM>"),
        ("Train the panel support: Head of MASH @jo due: 31 July",
         "No owner · due Fri 31 Jul 2020 · supported by Head of MASH and <@U0JO>"),
        ("Train the panel support: none", "No owner · no due date · Undo"),
        ("Train the panel @jo support: @jo", "Not logged. <@U0JO> does it, and is no supporter beside that."),
    ],
)  # fmt: skip
def test_supporters_are_named_when_it_is_logged(say: Conversation, typed: str, told: str) -> None:
    assert told in say(f"/action add {typed}")


def test_what_changed_stands_in_the_history_and_is_undone(logged: Conversation) -> None:
    logged("/action assign A1 support: @ali, Head of MASH")
    logged("/action assign A1 without: @ali")
    shown = logged("/action show A1")

    assert "<@U0JO> · said who supports it · supported by <@U0ALI> and Head of MASH" in shown
    assert "<@U0JO> · said who supports it · no longer by <@U0ALI>" in shown
    assert logged("/action undo").startswith("Undone.")
    assert who_helps(logged) == "<@U0ALI> and Head of MASH"


@pytest.mark.parametrize(("by", "may"), [(SAM, True), (PAT, True), (JO, True), (ALI, False), (KIT, False)])
def test_who_may_name_supporters(logged: Conversation, by: Person, may: bool) -> None:
    assert logged("/action assign A1 support: Head of MASH", by=by).startswith("A1 is" if may else "Not assigned.")


@pytest.mark.parametrize("by", [ALI, KIT])
@pytest.mark.parametrize(
    ("typed", "may"),
    [("without: me", True), ("without: {0}", True), ("without: Head of MASH", False), ("without: me and Head of MASH", False),
     ("without: me support: @pat", False), ("support: none", False), ("@pat without: me", False)],
)  # fmt: skip
def test_whoever_helps_may_take_themselves_off(logged: Conversation, by: Person, typed: str, may: bool) -> None:
    logged("/action assign A1 support: <@U0ALI>, <@U0KIT>, Head of MASH")
    said = logged(f"/action assign A1 {typed.format(f'<@{by.id}>')}", by=by)

    assert said.startswith("A1 is supported by " if may else "Not assigned. "), said


@pytest.mark.parametrize("line", ["update A1 half done", "done A1 minutes of 3 July, item 4", "start A1"])
def test_an_observer_who_helps_has_no_more_rights_by_that(logged: Conversation, line: str) -> None:
    logged("/action assign A1 support: <@U0KIT>")

    assert logged(f"/action {line}", by=KIT).startswith("Not ")


def test_by_form_people_are_picked_and_roles_written(logged: Conversation) -> None:
    answer = logged.fill("/action assign", {"ref": "A1", "support": "<@U0ALI>, <@U0SAM>, Head of MASH"})

    assert not answer.refused
    assert who_helps(logged) == "<@U0ALI>, <@U0SAM> and Head of MASH"


def test_where_another_organisation_reads_it_nobody_is_named(logged: Conversation) -> None:
    with logged.log.writing() as store:
        store.boards.set_shared(store.boards.all()[0].id, True)
    said = [
        logged("/action assign A1 support: @ali, Head of MASH", overheard="yes"),
        logged("/action assign A1 without: @pat", overheard="yes"),
        logged("/action assign A1 without: @ali", overheard="yes"),
        logged("/action add Write to them support: @ali, Head of MASH", overheard="yes"),
    ]

    assert not [each for each in said if "U0" in each or "MASH" in each]
    assert said[0].startswith("A1 is supported by others.")
