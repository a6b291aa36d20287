"""SIGKILL at random instants under a stream of commands from four people: what was acknowledged is there, once."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event

from crash.audit import assert_kept, assert_sound
from crash.campaign import KILLS, SEED
from crash.process import Process
from crash.scene import EAGER, Scene
from crash.tally import TALLY
from end_to_end.stage import ALI, JO, PAT, SAM

from local_slack import Member

# Each person's last line may be the one whose acknowledgement was lost, so each types one line after the other.
PEOPLE = (JO, ALI, SAM, PAT)
SHORT_RUN = 2
LONGEST_SECONDS = 0.6
# Nobody waits out Slack's three seconds for a process that is dead; an answer later than this counts as lost.
LITTLE_PATIENCE = 0.5
PATTERNS = (
    "/action add Visits plan {} due: 31 July",
    "/action update {own} visit {} is done",
    "/action update {own} half-way with {} progress: 50% done",
)


@dataclass
class Typist:
    """One person at a keyboard with an action of their `own`: `acknowledged` lines, and the one that was `lost`, if any.

    What happens where several people change one action is in test_between_change_and_answer.py.
    """

    person: Member
    own: str
    scene: Scene
    chance: random.Random
    acknowledged: list[str] = field(default_factory=list)
    lost: str = ""
    typed: int = 0

    def type_until_lost(self, over: Event) -> None:
        """Types one line after the other until one is not acknowledged."""
        while not (self.lost or over.is_set()):
            self._type(self._line())

    def type_again(self) -> None:
        """The line whose acknowledgement was lost, once more: now it is done, if it was not."""
        if self.lost:
            line, self.lost = self.lost, ""
            self._type(line)
            assert not self.lost

    def _type(self, line: str) -> None:
        answer = self.scene.workspace.command(self.person, self.scene.room.channel, line)
        if answer.error:
            self.lost = line
            return
        assert " logged." in answer.text or " updated." in answer.text, answer.text
        self.acknowledged.append(line)

    def _line(self) -> str:
        self.typed += 1
        return self.chance.choice(PATTERNS).format(f"{self.person.name} {self.typed}", own=self.own)


def test_a_stream_of_commands_with_kills_at_random_instants(board: Scene) -> None:
    """Each seed gives what is typed and how long until the kill; the processes' own timing is not repeatable."""
    TALLY.seeds += [SEED + number for number in range(KILLS or SHORT_RUN)]
    typists = [
        Typist(person, f"A{number}", board, random.Random(person.id)) for number, person in enumerate(PEOPLE, start=1)
    ]
    again = 0
    for seed in range(SEED, SEED + (KILLS or SHORT_RUN)):
        process = board.start(**EAGER)
        for typist in typists:
            again += bool(typist.lost)
            typist.type_again()
        _killed_under_way(board, process, typists, random.Random(seed).uniform(0, LONGEST_SECONDS))
        assert_sound(board.address)
        board.stage.later(seconds=1)

    board.start()
    for typist in typists:
        again += bool(typist.lost)
        typist.type_again()
    lines = [line for typist in typists for line in typist.acknowledged]
    assert len(lines) >= (KILLS or SHORT_RUN)
    assert_kept(board.address, lines, typed_again=again)
    verified = board.process("verify")
    assert verified.ended() == 0, verified.words


def _killed_under_way(scene: Scene, process: Process, typists: list[Typist], seconds: float) -> None:
    over = Event()
    patience, scene.workspace.patience = scene.workspace.patience, LITTLE_PATIENCE
    with ThreadPoolExecutor(len(typists)) as threads:
        typing = [threads.submit(typist.type_until_lost, over) for typist in typists]
        # The instant is what is random: nothing can be waited for.
        over.wait(seconds)
        process.kill("at a random instant, under a stream of commands")
        over.set()
        for each in typing:
            each.result()
    scene.workspace.patience = patience
    scene.cleared()
