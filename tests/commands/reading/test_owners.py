"""Where a line names its owner: at the end of any slot's value, or at the start or the end of the free text."""

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation

from commands.reading.grammar import read
from commands.reading.owners import owners_in, without_runs

KEYS = ("owner", "due", "measure", "area", "source", "accountable")
SLOTS = ("owner", "accountable")


def known(name: str) -> bool:
    return name.casefold() in {"jo", "ali", "pat", "ali noor", "mary jane smith", "ana maria de la cruz"}


@pytest.mark.parametrize(
    ("typed", "people", "free", "values"),
    [
        ("Visits @jo", ["@jo"], "Visits", {}),
        ("Visits <@U0JO>", ["<@U0JO>"], "Visits", {}),
        ("Visits <@U0JO|jo>", ["<@U0JO|jo>"], "Visits", {}),
        ("<@W0JO|jo> Visits", ["<@W0JO|jo>"], "Visits", {}),
        ("@ali noor Visits to do", ["@ali noor"], "Visits to do", {}),
        ("@mary jane smith Visits to do", ["@mary jane smith"], "Visits to do", {}),
        ("Visits @mary jane smith", ["@mary jane smith"], "Visits", {}),
        ("Visits @ana maria de la cruz", ["@ana maria de la cruz"], "Visits", {}),
        ("@ali Visits to do", ["@ali"], "Visits to do", {}),
        ("@stranger Visits to do", ["@stranger"], "Visits to do", {}),
        ("Visits @ali noor", ["@ali noor"], "Visits", {}),
        ("Visits @stranger.", ["@stranger"], "Visits", {}),
        ("Visits, @jo", ["@jo"], "Visits", {}),
        ("Visits - @jo", ["@jo"], "Visits", {}),
        ("Visits (@jo)", ["@jo"], "Visits", {}),
        ("Visits, owner @jo", ["@jo"], "Visits", {}),
        ("Visits (Lead officer: @jo)", ["@jo"], "Visits", {}),
        ("Visits – owner is <@U0JO>", ["<@U0JO>"], "Visits", {}),
        ("Find a new owner @jo", ["@jo"], "Find a new owner", {}),
        ("Find the team-lead @jo", ["@jo"], "Find the team-lead", {}),
        ("@jo: Visits", ["@jo"], "Visits", {}),
        ("@jo", ["@jo"], "", {}),
        ("Visits area: Risk log @jo due: 31 March", ["@jo"], "Visits", {"area": "Risk log", "due": "31 March"}),
        ("Visits area: Risk log <@U0JO> due: 31 March", ["<@U0JO>"], "Visits", {"area": "Risk log", "due": "31 March"}),
        ("Visits due: 31 July <@U0JO>", ["<@U0JO>"], "Visits", {"due": "31 July"}),
        ("Visits measure: M2 @jo.", ["@jo"], "Visits", {"measure": "M2"}),
        ("Visits source: July board, @jo", ["@jo"], "Visits", {"source": "July board"}),
        ("Visits @jo due: 31 July @pat", ["@jo", "@pat"], "Visits", {"due": "31 July"}),
        ("Visits @jo @pat", ["@jo", "@pat"], "Visits", {}),
        ("Visits <@U0JO> and <@U0PAT>", ["<@U0JO>", "<@U0PAT>"], "Visits", {}),
        ("Visits @jo, @ali & @pat due: 31 July", ["@jo", "@ali", "@pat"], "Visits", {"due": "31 July"}),
        ("Visits @jo/@pat", ["@jo", "@pat"], "Visits", {}),
        ("@jo and @pat to visit", ["@jo", "@pat"], "to visit", {}),
        ("@jo visits due: 31 July @pat", ["@jo", "@pat"], "visits", {"due": "31 July"}),
        ("Ask @ali about the rota @jo", ["@jo"], "Ask @ali about the rota", {}),
        ("Ask <@U0ALI> about the rota due: 31 July <@U0JO>", ["<@U0JO>"], "Ask <@U0ALI> about the rota",
         {"due": "31 July"}),
        ("Write to @pat @jo", ["@pat", "@jo"], "Write to @pat @jo", {}),
        ("Write to @pat", ["@pat"], "Write to @pat", {}),
        ("Write to @pat due: 31 July @jo", ["@jo"], "Write to @pat", {"due": "31 July"}),
        ("Visits @jo source: talk with <@U0PAT>", ["@jo"], "Visits", {"source": "talk with <@U0PAT>"}),
        ("Visits accountable: @pat", [], "Visits", {"accountable": "@pat"}),
        ("Visits @jo accountable: @pat", ["@jo"], "Visits", {"accountable": "@pat"}),
        ("Visits owner: @pat", [], "Visits", {"owner": "@pat"}),
        ("Ask <@U0JO> and <@U0ALI> about it", [], "Ask <@U0JO> and <@U0ALI> about it", {}),
        ("Ask @ali about a long list of things", [], "Ask @ali about a long list of things", {}),
        ("Visits @stranger soon", [], "Visits @stranger soon", {}),
        ("Finish <@U0JO>'s audits", [], "Finish <@U0JO>'s audits", {}),
        ("<@U0JO>'s audits", [], "<@U0JO>'s audits", {}),
        ("@jo's audits", [], "@jo's audits", {}),
        ("Visits due: <@U0JO> 31 July", [], "Visits", {"due": "<@U0JO> 31 July"}),
        ("Visits due: 31 July<@U0JO>", [], "Visits", {"due": "31 July<@U0JO>"}),
        ("Mail team@region", [], "Mail team@region", {}),
        ("Visits at @ 5", [], "Visits at @ 5", {}),
        ("Visits <!channel> <@B0BOT>", [], "Visits <!channel> <@B0BOT>", {}),
        ("", [], "", {}),
    ],
)  # fmt: skip
def test_who_is_named_for_the_owner(typed: str, people: list[str], free: str, values: dict[str, str]) -> None:
    line = read(f" {typed} ", KEYS)
    runs = owners_in(line, SLOTS, known)
    left = without_runs(line, runs)

    assert [person for run in runs for person in run.people] == people
    assert left.free == free
    assert {key: left.get(key) for key in left.values if key != "owner"} == {
        key: value for key, value in values.items() if key != "owner"
    }
    assert all(left.line[each.start : each.end] == each.words for each in left.values.values())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Keep a risk log area: AR1 <@U0JO> due: 31 March",
         "A1 logged. Keep a risk log\nOwner <@U0JO> · due Wed 31 Mar 2021 · area AR1"),
        ("Keep a risk log area: Risk @jo due: 31 March",
         "A1 logged. Keep a risk log\nOwner <@U0JO> · due Wed 31 Mar 2021 · area AR1"),
        ("Keep a risk log due: 31 March source: July paper @ali noor",
         "A1 logged. Keep a risk log\nOwner <@U0ALI> · due Wed 31 Mar 2021 · source: July paper"),
        ("<@U0PAT> to chair the panel", "A1 logged. to chair the panel\nOwner <@U0PAT> · no due date"),
        ("Ask <@U0PAT> for the papers", "A1 logged. Ask @Pat Lane for the papers\nNo owner · no due date · Undo: /action undo\n"
         "Whoever is named in the title does not own it yet. To make them its owner: /action assign A1 <@U0PAT>"),
        ("Ask <@U0PAT> for the papers <@U0JO>", "A1 logged. Ask @Pat Lane for the papers\nOwner <@U0JO> · no due date"),
        ("Send the papers to <@U0PAT>", "A1 logged. Send the papers to @Pat Lane\nOwner <@U0PAT> · no due date"),
        ("Send the papers to <@U0PAT> owner: @jo", "A1 logged. Send the papers to @Pat Lane\nOwner <@U0JO> · no due date"),
        ("Train the panel @jo owner: <@U0JO>", "A1 logged. Train the panel\nOwner <@U0JO> · no due date"),
        ("Train the panel @jo due: 31 March @jo", "A1 logged. Train the panel\nOwner <@U0JO> · due Wed 31 Mar 2021"),
        ("Train the panel owner: Head of MASH", "A1 logged. Train the panel\nOwner Head of MASH · no due date · Undo: /action undo\n"
         '"Head of MASH" is no name that I know in Slack, so it is kept as a role.'),
    ],
)  # fmt: skip
def test_the_owner_of_what_is_logged(say: Conversation, typed: str, told: str) -> None:
    say("/area add Risk", by=SAM)

    assert say(f"/action add {typed}").removesuffix(" · Undo: /action undo") == told


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("add Train the panel @jo @pat", ["add Train the panel @jo", "add Train the panel @pat"]),
        ("add Train the panel <@U0JO> and <@U0PAT> due: 31 March",
         ["add Train the panel <@U0JO> due: 31 March", "add Train the panel <@U0PAT> due: 31 March"]),
        ("add Train the panel @jo due: 31 March @pat",
         ["add Train the panel @jo due: 31 March", "add Train the panel due: 31 March @pat"]),
        ("add @jo Train the panel source: paper @pat",
         ["add @jo Train the panel source: paper", "add Train the panel source: paper @pat"]),
        ("add Train the panel @jo owner: @pat", ["add Train the panel owner: @jo", "add Train the panel owner: @pat"]),
        ("add Agree it with @jo and @pat",
         ["add Agree it with @jo and @pat owner: @jo", "add Agree it with @jo and @pat owner: @pat"]),
        ("add Train the panel @jo, @ali, @pat",
         ["add Train the panel @jo", "add Train the panel @ali", "add Train the panel @pat"]),
    ],
)  # fmt: skip
def test_two_owners_are_asked_about_and_each_line_is_taken(say: Conversation, typed: str, lines: list[str]) -> None:
    said = say(f"/action {typed}").splitlines()

    assert said == ["Not logged. One person owns an action. Which?", *(f"/action {line}" for line in lines)]
    for line in said[1:]:
        assert " logged." in say(line)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("@jo", "A1 is now <@U0JO>'s."),
        ("to <@U0JO>", "A1 is now <@U0JO>'s."),
        ("to Ali Noor", "A1 is now <@U0ALI>'s."),
        ("Head of MASH", "A1 is now Head of MASH's."),
        ("owner: @jo", "A1 is now <@U0JO>'s."),
        ("@jo @pat", "Not assigned. One person owns an action. Which?\n/action assign A1 @jo\n/action assign A1 @pat"),
        ("<@U0JO> and <@U0PAT>", "Not assigned. One person owns an action. Which?\n/action assign A1 <@U0JO>"),
        ("@jo owner: @pat", "Not assigned. One person owns an action. Which?"),
        ("Head of MASH @jo", "Not assigned. One person owns an action. Which?"),
        ("", "Not assigned. Say who."),
        ("none", "Not assigned. An action must have an owner."),
    ],
)
def test_whom_an_action_is_assigned_to(say: Conversation, typed: str, told: str) -> None:
    say("/action add Train the panel")

    assert say(f"/action assign A1 {typed}").startswith(told)


def test_an_action_is_assigned_with_a_reason(say: Conversation) -> None:
    say("/action add Train the panel @ali")
    say.later(minutes=2)

    assert say("/action assign A1 @jo because Ali has left", by=SAM).endswith("\nBecause: Ali has left")
    assert "because: Ali has left" in say("/action show A1")


@pytest.mark.parametrize("by", [JO, PAT, ALI])
def test_a_list_is_of_whoever_is_named_at_its_end(say: Conversation, by: object) -> None:
    say("/area add Front door", by=SAM)
    say("/action add Train the panel area: Front door @jo")
    say("/action add Train the board area: Front door @pat")

    assert "Train the panel" in (told := say("/action list area: Front door @jo"))
    assert "Train the board" not in told


def test_whom_an_update_names_stays_in_its_words(say: Conversation) -> None:
    say("/action add Train the panel <@U0JO> due: 31 July")

    say("/action update A1 due: 31 August because agreed with <@U0PAT>")

    assert "because: agreed with @Pat Lane" in say("/action show A1")
