"""People who type while something fails, and what became of each line: nothing that was acknowledged is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event

from crash.audit import assert_kept, times_said
from crash.scene import Scene
from crash.tally import TALLY
from end_to_end.stage import ALI, JO, PAT, SAM

from local_slack import Member
from storage.refused import OUT_OF_REACH, UNSURE, Busy

PEOPLE = (JO, ALI, SAM, PAT)
TRIES = 5
BUSY = str(Busy())


@dataclass
class Typist:
    """One person at a keyboard, with what became of each line that they typed."""

    person: Member
    own: str
    scene: Scene
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

    def type_until(self, over: Event) -> None:
        """Types one line after the other, and once `over` no more. After one of which nobody can say whether it was
        saved, that is the next to be sent, as the answer says: see `type_again`."""
        while not over.is_set() and not self.unsure:
            number = len(self.done) + len(self.refused) + len(self.unsure)
            self._type(f"/action update {self.own} visit {self.person.name} {number} is done")

    def type_again(self) -> None:
        """What was not done or may not have been, once more, as the answers say: then it is there. The bot comes back
        to a server a moment after it is there again, and may refuse till then."""
        for _ in range(TRIES):
            again, self.unsure, self.refused = [*self.unsure, *self.refused], [], []
            for line in again:
                self._type(line)
        assert not [*self.unsure, *self.refused]

    def _type(self, line: str) -> None:
        answer = self.scene.workspace.command(self.person, self.scene.room.channel, line)
        if answer.error or UNSURE in answer.text:
            self.unsure.append(line)
        elif OUT_OF_REACH in answer.text or BUSY in answer.text:
            self.refused.append(line)
        else:
            assert " updated." in answer.text, answer.text
            self.done.append(line)


def typists_of(scene: Scene) -> list[Typist]:
    return [Typist(person, f"A{number}", scene) for number, person in enumerate(PEOPLE, start=1)]


def while_typing(typists: list[Typist], happens: Callable[[Event], None]) -> None:
    over = Event()
    with ThreadPoolExecutor(len(typists)) as threads:
        typing = [threads.submit(typist.type_until, over) for typist in typists]
        try:
            happens(over)
        finally:
            over.set()
        for each in typing:
            each.result()


def type_what_was_not_done(scene: Scene, typists: list[Typist]) -> None:
    """What was refused is not there, and what was unsure at most once; then both are typed again."""
    refused = [line for typist in typists for line in typist.refused]
    unsure = [line for typist in typists for line in typist.unsure]
    assert not any(times_said(scene.address, refused).values())
    assert set(times_said(scene.address, unsure).values()) <= {0, 1}
    TALLY.counts.update({"changes refused": len(refused), "changes told as unsure": len(unsure)})
    for typist in typists:
        typist.type_again()


def assert_nothing_lost(scene: Scene, typists: list[Typist]) -> None:
    """Each line that was acknowledged is there, once."""
    lines = [line for typist in typists for line in typist.done]
    assert lines
    assert_kept(scene.address, lines)
