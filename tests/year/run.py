"""A year on two boards with two bots on one log: the clock is moved from morning to morning."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from end_to_end.stage import stage_on
from new_log import new_log
from year.ledger import Ledger
from year.mortal import STEPS, Process
from year.people import officers
from year.scene import LONDON, Scene

from board.calendar import is_working_day
from commands.reminders.daily import Look, dailies
from storage.reminders import reminder_key

PEOPLE, ACTIONS = 40, 150
# A year in which the clocks go back in the first month.
FIRST = date(2020, 10, 12)
# When people's reminders and the boards' digests come. Whoever owns what somebody else was told of hears minutes later.
TIMES = ("09:00:10", "09:15:10", "16:30:10", "16:36:00")
# From whoever was killed with a post in hand another takes it over after half a minute.
TAKEN_OVER = 40


class Year:
    """`days` of it from FIRST on; `seed` makes the people, their leave, what they do and what breaks."""

    def __init__(self, scene: Scene, days: int) -> None:
        self.scene = scene
        self.ledger = Ledger(scene)
        self._kills = 0
        self._plan = scene.plan
        self._last = FIRST + timedelta(days=days)
        self._processes = [Process(scene.stage, self._killed) for _ in range(2)]
        self._pool = ThreadPoolExecutor(2)

    def run(self) -> None:
        """All of the days, one after the other; `ledger.wrong` says what was not as it must be."""
        day = FIRST
        while day < self._last:
            if is_working_day(day):
                self._working_day(day)
            else:
                self._at(day, time(7, 30))
                self.scene.morning()
                self._at(day, time(9, 16))
                self._tick()
            day += timedelta(days=1)
        self._at(day, time(9, 16))
        self._tick()

    def close(self) -> None:
        for each in self._processes:
            each.stop()
        self._pool.shutdown()

    def _working_day(self, day: date) -> None:
        self._at(day, time(7, 30))
        self.scene.morning()
        if day.weekday() == 2:
            for each in self._processes:
                each.start()
                self.scene.counts["restarts"] += 1
        if day.weekday() in {0, 3}:
            victim, step = self._plan.choice(self._processes), self._plan.choice(STEPS)
            victim.arm(step, self._plan.randrange(0, 6))
        for at in TIMES:
            self._at(day, time.fromisoformat(at))
            self._tick()
        self._nothing_is_left(day)
        self._at(day, time(16, 45))
        self.scene.afternoon()

    def _at(self, day: date, at: time) -> None:
        self.scene.stage.clock.set(datetime.combine(day, at, LONDON))

    def _tick(self) -> None:
        """Both bots look, at once; and again where one was killed."""
        while True:
            kills = self._kills
            for done in [self._pool.submit(each.tick) for each in self._processes]:
                done.result()
            self.ledger.look()
            if kills == self._kills:
                return
            self.scene.stage.later(seconds=TAKEN_OVER)

    def _killed(self, step: str) -> None:
        self._kills += 1
        self.scene.counts[f"killed: {step}"] += 1

    def _nothing_is_left(self, day: date) -> None:
        """Whoever was to hear something today has heard it."""
        with self.scene.stage.log.reading() as store:
            boards = [each for each in store.boards.all() if each.reminders_from is not None]
            people = self.scene.rooms[0].talk.crowd
            found = dailies(Look(store, boards, people, self.scene.stage.clock(), self.scene.is_in))
            left = [
                each
                for each in found.values()
                if not store.outbox.knows(each.boards[0].team, reminder_key(each.person, each.on))
            ]
        self.ledger.wrong += [f"{day}: {each.person} has not heard {each.told}" for each in left]


@contextmanager
def year_on(path: Path, seed: int, days: int) -> Iterator[Year]:
    """The year, ready to begin: reminders are on."""
    with stage_on(path) as stage:
        new_log(path)
        stage.clock.set(datetime.combine(FIRST, time(7), LONDON))
        plan = random.Random(seed)
        people = officers(PEOPLE, plan, FIRST, FIRST + timedelta(days=days))
        scene = Scene(stage, plan, people)
        scene.set_up(["Improvement Board", "Schools Board"])
        scene.add_actions(ACTIONS, FIRST, FIRST + timedelta(days=max(days, 60)))
        scene.turn_on()
        year = Year(scene, days)
        try:
            yield year
        finally:
            year.close()
