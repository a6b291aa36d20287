"""Nobody makes themselves the chair, and a new chair, or a board left without one or without support, is told of."""

import pytest
from conversation import ALI, GONE, JO, PAT, SAM, Conversation, Person, told

NOT_SELF = "Board support keeps the log and cannot make themselves the chair, who decides."
BY_SAM = "Changed by <@U0SAM>, board support."
BY_PAT = "Changed by <@U0PAT>, the chair."
HERE = "C0BOARD"


def roles(say: Conversation) -> str:
    return say("/board roles").splitlines()[0].removeprefix("Improvement Board: ")


@pytest.mark.parametrize("named", ["<@U0SAM>", "me", "@sam", "Sam Cole", "Cole, Sam", "myself"])
def test_whoever_sets_a_board_up_is_not_its_chair(empty: Conversation, named: str) -> None:
    refused = empty(f"/board setup Improvement Board chair: {named} support: @ali", by=SAM)

    assert refused.startswith(f"Not set up. {NOT_SELF} Name somebody else:")
    assert refused.splitlines()[1] == "/board setup Improvement Board chair: @name support: @ali"
    assert "There is no board" in empty("/board roles")


def test_nor_is_one_person_chair_and_support(empty: Conversation) -> None:
    assert "One person cannot be both" in empty("/board setup Board chair: @pat support: @pat", by=SAM)
    assert "There is no board" in empty("/board roles")
    assert "is set up" in empty("/board setup Board chair: @pat support: @ali", by=SAM)


@pytest.mark.parametrize("named", ["<@U0SAM>", "me", "@sam", "Sam Cole", "Cole, Sam", "to <@U0SAM>"])
def test_nor_later(say: Conversation, named: str) -> None:
    refused = say(f"/board chair {named}", by=SAM)

    assert refused.startswith("Not changed. ")
    assert roles(say) == "Chair: <@U0PAT> · Support: <@U0SAM>."
    assert told(say) == []


def test_nor_with_a_second_support_officer_or_once_the_chair_is_gone(say: Conversation) -> None:
    say("/board support @ali", by=SAM)
    assert "<@U0PAT>, the chair, or another support officer can:" in say("/board chair me", by=SAM)
    say("/board officer @pat", by=SAM)
    assert f"{NOT_SELF} Name somebody else:" in say("/board chair @sam", by=SAM)
    say("/board officer @sam", by=SAM)
    assert "Only the chair or board support" in say("/board chair @sam", by=SAM)


NEWS = [
    # Who types what, whom the channel hears of, and who hears of it privately.
    (SAM, "/board chair @jo", [f"Improvement Board: <@U0JO> is now the chair, in place of <@U0PAT>, who is now an officer.\n{BY_SAM}"], ["U0PAT"]),
    (PAT, "/board chair @jo", [f"Improvement Board: <@U0JO> is now the chair, in place of <@U0PAT>, who is now an officer.\n{BY_PAT}"], []),
    (PAT, "/board chair @sam", [f"Improvement Board: <@U0SAM> is now the chair, in place of <@U0PAT>, who is now an officer.\nImprovement Board has no board support now. <@U0SAM>, who was board support, is now the chair. Name somebody: /board support @name\n{BY_PAT}"], ["U0SAM"]),
    (SAM, "/board officer @pat", [f"Improvement Board has no chair now. <@U0PAT>, who was the chair, is now an officer. Name one: /board chair @name\n{BY_SAM}"], ["U0PAT"]),
    (SAM, "/board observer @pat", [f"Improvement Board has no chair now. <@U0PAT>, who was the chair, is now an observer. Name one: /board chair @name\n{BY_SAM}"], ["U0PAT"]),
    (SAM, "/board support @pat", [f"Improvement Board has no chair now. <@U0PAT>, who was the chair, is now board support. Name one: /board chair @name\n{BY_SAM}"], ["U0PAT"]),
    (PAT, "/board officer me", [f"Improvement Board has no chair now. <@U0PAT>, who was the chair, is now an officer. Name one: /board chair @name\n{BY_PAT}"], []),
    (SAM, "/board officer @sam", [f"Improvement Board has no board support now. <@U0SAM>, who was board support, is now an officer. Name somebody: /board support @name\n{BY_SAM}"], []),
    (PAT, "/board officer @sam", [f"Improvement Board has no board support now. <@U0SAM>, who was board support, is now an officer. Name somebody: /board support @name\n{BY_PAT}"], ["U0SAM"]),
    (PAT, "/board observer @sam", [f"Improvement Board has no board support now. <@U0SAM>, who was board support, is now an observer. Name somebody: /board support @name\n{BY_PAT}"], ["U0SAM"]),
    # Nothing of this: the board's people hear of it from whoever did it.
    (SAM, "/board support @ali", [], []),
    (SAM, "/board observer @ali", [], []),
    (SAM, "/board officer @kit", [], []),
    (PAT, "/board support @jo", [], []),
    (JO, "/board chair @jo", [], []),
    (SAM, "/board chair @pat", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("by", "line", "news", "privately"), NEWS, ids=[f"{by.id} {line}" for by, line, _, _ in NEWS])
def test_what_the_channel_and_whoever_it_was_before_are_told(
    say: Conversation, by: Person, line: str, news: list[str], privately: list[str]
) -> None:
    reply = say.reply(line, by=by)

    assert told(say) == [(place, words) for words in news for place in (HERE, *privately)]
    assert reply.posts == bool(news)


def test_one_of_two_support_officers_may_go_unsaid_and_the_last_may_not(say: Conversation) -> None:
    say("/board support @ali", by=SAM)
    say("/board officer @sam", by=ALI)
    assert told(say) == []
    say("/board officer @ali", by=PAT)
    assert [place for place, _ in told(say)] == [HERE, ALI.id]


def test_a_chair_named_where_there_was_none_is_in_nobodys_place(empty: Conversation) -> None:
    empty("/board setup Improvement Board", by=SAM)
    empty("/board chair @pat", by=SAM)

    assert told(empty) == [(HERE, f"Improvement Board: <@U0PAT> is now the chair.\n{BY_SAM}")]


def test_a_chair_who_has_left_slack_is_sent_nothing(say: Conversation) -> None:
    say.crowd.people = [each for each in say.crowd.people if each != PAT]
    say.crowd.people.append(Person(PAT.id, PAT.name, deleted=GONE.deleted))

    say("/board chair @jo", by=SAM)

    assert [place for place, _ in told(say)] == [HERE]


def test_it_is_told_once_however_often_the_command_comes(say: Conversation) -> None:
    say("/board chair @jo", by=SAM, delivery="1")
    say("/board chair @jo", by=SAM, delivery="1")
    say("/board chair @jo", by=SAM)

    assert [place for place, _ in told(say)] == [HERE, PAT.id]
    say.later(minutes=5)
    say("/board chair @pat", by=SAM)
    assert [place for place, _ in told(say)] == [HERE, JO.id]


def test_it_is_told_to_the_boards_own_channel_wherever_it_is_typed(say: Conversation) -> None:
    say.reaches[SAM.id] = frozenset({HERE})

    say("/board chair @jo", by=SAM, channel="D0SAM")

    assert [place for place, _ in told(say)] == [HERE, PAT.id]


def test_who_is_named_chair_when_a_board_is_set_up_hears_of_it_where_the_bot_is_not_in_the_channel(
    empty: Conversation,
) -> None:
    empty("/board setup Improvement Board chair: @pat", by=SAM)

    assert told(empty) == [
        (
            PAT.id,
            "Improvement Board is set up, and <@U0PAT> is its chair.\nSet up by <@U0SAM>, who is board support.",
        )
    ]


def test_a_board_that_is_set_up_without_a_chair_tells_nobody(empty: Conversation) -> None:
    empty("/board setup Improvement Board", by=SAM)

    assert told(empty) == []
