"""What somebody changes between a report and its *yes* stays: nobody who read the report has seen that change."""

from dataclasses import replace
from pathlib import Path

import pytest
from conversation import SAM, Conversation

from board.refusals import Refusal
from commands.imports.any_file import read_grids
from commands.imports.files import Import
from commands.imports.meanings.board_mapping import Mapping
from commands.imports.meanings.kept_mapping import keep_mapping

ACTIONS = "ref,title,owner,due,status,rating,update,supporters\n"
MEASURES = "measure,name,cond,kind,indicator,operator,target,target date,better\n"


def _import(say: Conversation, folder: Path, content: str) -> Import:
    path = folder / "plan.csv"
    path.write_text(content, encoding="utf-8")
    grids = read_grids(path)
    return Import(say.log, grids, lambda store: store.boards.all()[0], say.now, lambda _: say.crowd, updates=True)


@pytest.mark.parametrize(
    ("first", "second", "meanwhile", "shown", "stays"),
    [
        (f"{ACTIONS}X1,Recruit,,31/07/2020,,,,\n", f"{ACTIONS}X1,Recruit,,31/12/2020,,,,\n",
         "/action due X1 30 November 2020 because it slipped", "/action show X1", "30 Nov 2020"),
        (f"{ACTIONS}X1,Recruit,,,,Amber,,\n", f"{ACTIONS}X1,Recruit,,,,Red,,\n",
         "/action update X1 rating: green", "/action show X1", "green"),
        (f"{ACTIONS}X1,Recruit,Head of QA,,,,,\n", f"{ACTIONS}X1,Recruit,Head of HR,,,,,\n",
         "/action assign X1 to Head of MASH", "/action show X1", "Head of MASH"),
        (f"{ACTIONS}X1,Recruit,,,,,Begun,\n", f"{ACTIONS}X1,Recruit,,,,,Half,\n",
         "/action update X1 Advertised", "/action show X1", "Advertised"),
        ("ref,recommendation,theme\nAR1,Front door,Safe\n", "ref,recommendation,theme\nAR1,Front door,Safer\n",
         "/area edit AR1 theme: Quick", "/area show AR1", "Quick"),
        ("ref,risk,controls\nRK1,Staff leave,Pay\n", "ref,risk,controls\nRK1,Staff leave,Training\n",
         "/risk update RK1 controls: Supervision", "/risk show RK1", "Supervision"),
    ],
)  # fmt: skip
def test_a_row_whose_thing_was_changed_since_the_report_stays_and_is_told_anew(
    say: Conversation, tmp_path: Path, first: str, second: str, meanwhile: str, shown: str, stays: str
) -> None:
    _import(say, tmp_path, first).bring_in()
    say.later(days=1)
    wanted = _import(say, tmp_path, second)
    report = wanted.report()
    assert report.changed == 1
    say.later(minutes=2)
    say(meanwhile, by=SAM)
    assert stays in say(shown)

    done = replace(wanted, reported=report.line).bring_in()

    assert stays in say(shown)
    assert (done.changed, done.differ) == (0, 1)
    told = [line for line in done.lines_since(report) if "differs, not changed" in line]
    assert len(told) == 1
    assert "(changed on the log since the report)" in told[0]

    assert replace(wanted, reported=done.line).bring_in().changed == 1
    assert stays not in say(shown).splitlines()[0]


def test_of_a_measure_only_the_reading_that_was_changed_stays(say: Conversation, tmp_path: Path) -> None:
    measure = f"{MEASURES}M1,Visits,A,numeric,Visits in time,>=,90%,,higher\n"
    readings = "measure,indicator,as at,value\nM1,Visits in time,{}\nM1,Visits in time,{}\n"
    _import(say, tmp_path, measure).bring_in()
    _import(say, tmp_path, readings.format("30/06/2020,50%", "31/05/2020,40%")).bring_in()
    say.later(days=1)
    wanted = _import(say, tmp_path, readings.format("30/06/2020,55%", "31/05/2020,45%"))
    report = wanted.report()
    assert report.changed == 2
    say.later(minutes=2)
    say("/measure reading M1 60% visits in time as at 30 June 2020", by=SAM)

    done = replace(wanted, reported=report.line).bring_in()

    assert (done.changed, done.differ) == (1, 1)
    with say.log.reading() as store:
        (found,) = store.measures.all(store.boards.all()[0].id)
        stand = {each.as_at.month: each.value for each in found.readings}
    assert stand == {6: 60, 5: 45}


def test_a_report_of_files_that_are_read_otherwise_by_now_brings_nothing_in(say: Conversation, tmp_path: Path) -> None:
    wanted = _import(say, tmp_path, f"{ACTIONS}X1,Recruit,,,,,,\n")
    report = wanted.report()
    with say.log.writing() as store:
        board = store.boards.all()[0]
        keep_mapping(store, board, Mapping({"statuses": {"Hmm": "closed"}}), say.now, "a report in Slack", SAM.id)

    with pytest.raises(Refusal, match="the file read again"):
        replace(wanted, reported=report.line).bring_in()

    assert "X1" not in say("/action list")
