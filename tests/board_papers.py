"""Boards whose papers tests read: Northmoor with something in every section, and those that published figures."""

from datetime import UTC, date, datetime, time
from typing import Any

from begun import northmoors
from conversation import ALI, DATA, DEMO, JO, PAT, SAM, Conversation, import_nel
from spreadsheets import import_all

from bot.demo.published import DARLINGTON, DEVON
from commands.pack.page import pack_of
from commands.pack.paper import Paper
from commands.pack.readers import PackAsked, Reader
from commands.reply import Heading, as_text


def full_northmoor(say: Conversation) -> None:
    """Northmoor with a request, a move, decisions, a risk, statements, an event, a milestone and a posted digest."""
    northmoors(say)
    lines = (
        (SAM, "/board meeting 1 July 2020"),
        (SAM, "/action assign R02-07 <@U0JO>"),
        (SAM, "/action assign R10-02 <@U0ALI>"),
        (SAM, "/board dates agreed"),
        (ALI, "/action due R10-02 end of September because two agency staff left"),
        (JO, "/action due R02-07 20 July because the guide is late, says Jo Reed"),
        (PAT, "/action close R01-06 agreed with Jo Reed at: 1 July minute: 4.2"),
        (SAM, "/risk add Posts stay empty <@U0JO> likelihood: 4 impact: 5 target: 2x3"),
        (PAT, "/board statement The service is steadier, and I am not yet assured of the visits"),
        (PAT, "/measure statement M6 Visits must come first"),
        (SAM, "/board event 1/2 October 2020 Ofsted monitoring visit"),
        (SAM, "/action edit R13-08 milestone: yes"),
    )
    for by, line in lines:
        reply = say.reply(line, by=by)
        assert not reply.refused, (line, reply)
        say.later(minutes=2)


def nel(say: Conversation) -> None:
    """What North East Lincolnshire published."""
    say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    assert import_nel(say.log, say.now) == 0


def darlington(say: Conversation) -> None:
    """The calendar of Darlington's papers of 2016."""
    _on(say, DARLINGTON.today)
    say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    for _, line in DARLINGTON.setting_up[1:]:
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=2)


def devon(say: Conversation) -> None:
    """The self-assessment that Devon published in 2017."""
    _on(say, DEVON.today)
    say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    files = (
        [DATA / "devon_self_assessment.csv"] if not (DEMO / "devon").is_dir() else sorted((DEMO / "devon").glob("*"))
    )
    assert import_all(say.log, files, lambda store: store.boards.all()[0], say.now, False, lambda _: None) == 0


def empty_board(say: Conversation) -> None:
    """A board on which nothing is yet."""
    say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)


def _on(say: Conversation, day: date) -> None:
    say.now = datetime.combine(day, time(9), tzinfo=UTC)


def paper_of(say: Conversation, reader: Reader = Reader.BOARD, as_at: date | None = None, **more: Any) -> Paper:
    """The paper of the conversation's only board."""
    with say.log.reading() as store:
        asked = PackAsked(reader, as_at, **more)
        return pack_of(store, store.boards.all()[0], say.now, asked, say.crowd)


def words_of(paper: Paper) -> str:
    """All that a paper says."""
    return "\n".join([paper.title, paper.author, as_text(paper.parts), as_text(paper.appendix)])


def sections_of(paper: Paper) -> list[str]:
    """The headings of the first level."""
    parts = (*paper.parts, *paper.appendix)
    return [part.words for part in parts if isinstance(part, Heading) and part.level == 1]
