"""`/action edit`: an action's title, its source, and who is accountable for it."""

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    say("/action add Trian the panel <@U0JO> source: July board")
    return say


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("title: Train the panel", ["A1 edited. Train the panel", 'It was: "Trian the panel"']),
        ("TITLE: Train the panel: both teams", ["A1 edited. Train the panel: both teams", 'It was: "Trian the panel"']),
        ("source: August board", ["A1 edited. Trian the panel", "Source: August board, in place of July board"]),
        ("source: -", ["A1 edited. Trian the panel", "Source: none, in place of July board"]),
        ("accountable: <@U0PAT>", ["A1 edited. Trian the panel", "Accountable: <@U0PAT>"]),
        ("accountable: @pat", ["A1 edited. Trian the panel", "Accountable: <@U0PAT>"]),
        ("accountable: Director of Children's Services",
         ["A1 edited. Trian the panel", "Accountable: Director of Children's Services"]),
        ("title: Train the panel source: paper 4 accountable: @sam",
         ["A1 edited. Train the panel", 'It was: "Trian the panel"', "Source: paper 4, in place of July board",
          "Accountable: <@U0SAM>"]),
        ("title: Trian the panel", ["Not edited. That is what A1 says already.", "/action show A1"]),
        ("source minute 4", ["Not edited. Put a colon after what is to change:", "/action edit A1 source: minute 4"]),
        ("Accountable @pat source: letter", ["Not edited. Put a colon after what is to change:",
                                             "/action edit A1 accountable: @pat source: letter"]),
        ("Train the panel", ['Not edited. "Train the panel" follows no key. Is it the new title?',
                             "/action edit A1 title: Train the panel"]),
        ("Train the panel source: paper 4", ['Not edited. "Train the panel" follows no key. Is it the new title?',
                                             "/action edit A1 title: Train the panel source: paper 4"]),
        ("title: …", ["Not edited. An action needs a few words that say what must be done. Try:"]),
        ("title:", ['Not edited. There is nothing after "title:". Fill it in, or leave it out.']),
        ("title: a title: b", ['Not edited. "title:" appears twice. Leave one of them out.']),
        ("accountable: <@U0PAT> and <@U0SAM>", ["Not edited. Name one person"]),
        ("", ["Not edited. Say what is to change: its title, its source, who is accountable for it, or whether it is a "
              "milestone. Try:",
              "/action edit A1 title: Trian the panel"]),
    ],
)  # fmt: skip
def test_what_is_edited(logged: Conversation, typed: str, told: list[str]) -> None:
    said = logged(f"/action edit A1 {typed}").splitlines()

    assert all(line.startswith(start) for line, start in zip(said, told, strict=False)), said
    assert len(said) >= len(told)


def test_the_line_that_is_offered_is_taken(logged: Conversation) -> None:
    line = logged("/action edit A1 Train the panel source: paper 4").splitlines()[1]

    assert logged(line).startswith("A1 edited. Train the panel")


@pytest.mark.parametrize(
    ("by", "owner", "may"),
    [
        (SAM, "@jo", True), (PAT, "@jo", True), (JO, "@jo", True), (ALI, "@jo", False), (KIT, "@jo", False),
        (ALI, "Head of MASH", False), (SAM, "Head of MASH", True), (KIT, "@kit", False),
    ],
)  # fmt: skip
def test_who_may_edit(logged: Conversation, by: Person, owner: str, may: bool) -> None:
    if owner != "@jo":
        logged(f"/action assign A1 {owner}", by=SAM)

    assert logged("/action edit A1 title: Train the panel", by=by).startswith("A1 edited." if may else "Not edited.")


def test_an_action_that_nobody_owns_is_edited_by_any_officer(say: Conversation) -> None:
    say("/action add Trian the panel")

    assert say("/action edit A1 title: Train the panel", by=ALI).startswith("A1 edited. Train the panel")


def test_the_old_words_stay_in_the_history_and_an_edit_is_undone(logged: Conversation) -> None:
    logged("/action edit A1 title: Train the panel accountable: @pat")
    shown = logged("/action show A1")

    assert "edited it · title Trian the panel to Train the panel · accountable <@U0PAT>" in shown
    assert "Accountable: <@U0PAT>" in shown
    assert logged("/action undo").startswith("Undone.")
    shown = logged("/action show A1")
    assert shown.startswith("A1 Trian the panel\n")
    assert "Accountable:" not in shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Train the panel @jo accountable: <@U0PAT>", "Owner <@U0JO> · no due date · accountable: <@U0PAT>"),
        ("Train the panel accountable: @pat due: 31 July", "No owner · due Fri 31 Jul 2020 · accountable: <@U0PAT>"),
        ("Train the panel accountable: the DCS @jo", "Owner <@U0JO> · no due date · accountable: the DCS"),
        ("Train the panel accountable: Director of Housing", "No owner · no due date · accountable: Director of Housing"),
        ("Train the panel accountable: nobody", "No owner · no due date · Undo"),
        ("Train the panel accountable: @gail", "Not logged."),
    ],
)  # fmt: skip
def test_an_accountable_officer_is_named_when_it_is_logged(say: Conversation, typed: str, told: str) -> None:
    assert told in say(f"/action add {typed}")


def test_where_another_organisation_reads_it_nobody_is_named(logged: Conversation) -> None:
    with logged.log.writing() as store:
        store.boards.set_shared(store.boards.all()[0].id, True)

    assert "<@" not in logged("/action edit A1 accountable: @pat", overheard="yes")
