"""Compares risks and their scores with their history."""

from collections.abc import Iterator, Mapping
from typing import Any

from board.refs import ref_key
from board.risks import Risk
from board.scores import Score
from storage.risks import APART
from storage.upkeep.verify.lines import Problem, StoredLine, defaults_of, differing
from storage.upkeep.verify.log_read import LogRead

_RISK = defaults_of(Risk, APART)
_SCORE = defaults_of(Score)


class RisksTold:
    """The expected row of every risk and of every score, built from the history."""

    def __init__(self) -> None:
        self._risks: dict[int, dict[str, Any]] = {}
        self._scores: dict[int, dict[str, Any]] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line of history."""
        if line.subject != "risk":
            return
        of_line = {"id": line.subject_id, "ref": line.ref, "ref_key": ref_key(line.ref), "board_id": line.board_id}
        risk = self._risks.setdefault(line.subject_id, _RISK | of_line)
        risk.update({name: new for name, new in line.new.items() if name in _RISK})
        if "score" in line.changes:
            self._scored(line, *line.changes["score"])

    def _scored(self, line: StoredLine, before: int | None, after: int | None) -> None:
        """A score is entered, or the one before is withdrawn."""
        if after is None:
            self._scores[before or 0]["withdrawn"] = 1
            return
        of_line = {"id": after, "risk_id": line.subject_id, "entered_at": line.at, "withdrawn": 0}
        self._scores[after] = _SCORE | {name: new for name, new in line.new.items() if name in _SCORE} | of_line

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each row of the tables that differs from the history."""
        told = dict(self._risks)
        for row in log.rows("risks"):
            known = told.pop(row["id"], None)
            if known is None:
                yield row["board_id"], f"risk {row['ref']} has no history."
            elif wrong := differing(row, known):
                yield known["board_id"], f"risk {known['ref']} differs from its own history in {', '.join(wrong)}."
        for known in told.values():
            yield known["board_id"], f"risk {known['ref']} is in the history but not in the log."
        yield from self._of_scores(log)

    def _of_scores(self, log: LogRead) -> Iterator[Problem]:
        told = dict(self._scores)
        for row in log.rows("risk_scores"):
            known = told.pop(row["id"], None)
            if known is None:
                yield self._about(row), f"score {row['id']} of {self._ref(row)} has no history."
            elif differing(row, known):
                yield self._about(known), f"score {row['id']} of {self._ref(known)} differs from its history."
        for known in told.values():
            yield self._about(known), f"score {known['id']} of {self._ref(known)} is in the history but not in the log."

    def _ref(self, score: Mapping[str, Any]) -> str:
        return str(self._risks.get(score["risk_id"], {}).get("ref", "no risk"))

    def _about(self, score: Mapping[str, Any]) -> int:
        return int(self._risks.get(score["risk_id"], {}).get("board_id", 0))
