"""The actions of which somebody may be reminded, each with everything that decides it, read from the log."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from board.absences import Absence
from board.boards import Board
from board.reminders import LONGEST_BEFORE, Habits, Watch
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Watched:
    """An action of which somebody may be reminded, with its board."""

    board: Board
    watch: Watch

    @property
    def owner(self) -> str:
        """The Slack id of its owner; empty if the owner is named in words."""
        return self.watch.action.owner_id or ""


def watched(
    store: Store,
    boards: Iterable[Board],
    now: datetime,
    owner: str = "",
    ids: Sequence[int] = (),
    but: str = "",
    absent: Mapping[str, date] | None = None,
) -> list[Watched]:
    """The dated actions on those boards with reminders on, soonest due first: everybody's, those of `owner`, or those
    of `ids`. What the post with the key `but` tells does not count as told yet. With `absent`, only those people count
    as away today. Always five queries."""
    on = {each.id: each for each in boards if each.reminders_from is not None}
    if not on:
        return []
    until = max(each.schedule.today(now) for each in on.values()) + LONGEST_BEFORE
    dated = store.reminders.dated(list(on), until, owner, ids)
    actions = [each.action for each in dated]
    lately, told = store.reminders.lately(actions), store.reminders.told([each.id for each in actions], but)
    owners = list(dict.fromkeys(each.owner_id for each in actions if each.owner_id))
    team = next(iter(on.values())).team
    habits, absences = store.reminders.habits(team, owners), store.reminders.absences(team, owners)
    found = []
    for each in dated:
        board, action, person = on[each.board_id], each.action, each.action.owner_id or ""
        of_person, of_action = habits.get(person, Habits()), lately[action.id]
        began = max(filter(None, (board.reminders_from, of_action.set_at)))
        updated = board.schedule.today(of_action.updated_at) if of_action.updated_at else None
        watch = Watch(
            action,
            first_day_after(began, of_person, board),
            updated,
            tuple(told.get(action.id, ())),
            of_person,
            tuple(_absences(absences.get(person, ()), person, board.schedule.today(now), absent)),
        )
        found.append(Watched(board, watch))
    return found


def _absences(
    kept: Iterable[Absence], person: str, today: date, absent: Mapping[str, date] | None
) -> Iterator[Absence]:
    is_away = absent is None or absent.get(person) == today
    return (each for each in kept if is_away or not each.covers(today))


def first_day_after(at: datetime, habits: Habits, board: Board) -> date:
    """The first day whose reminder comes after that instant. Nothing from before it counts."""
    local = at.astimezone(ZoneInfo(board.schedule.timezone))
    return local.date() + timedelta(days=local.time() >= habits.at)
