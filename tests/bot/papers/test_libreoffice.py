"""LibreOffice opens what is drawn, where this machine has it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from begun import begun
from board_papers import full_northmoor

from bot.papers.drawn import composed_as, drawn
from commands.pack.readers import PackAsked
from storage.database import Database

OFFICE = shutil.which("soffice")
SECONDS = 120


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("ending", "fewest"), [(".docx", 20), (".xlsx", 10)])
def test_it_becomes_a_pdf_with_all_its_pages(log: Database, tmp_path: Path, ending: str, fewest: int) -> None:
    say = begun(log, full_northmoor)
    with log.reading() as store:
        composed = composed_as(ending, store, store.boards.all()[0], say.now, PackAsked(), say.crowd)
    paper = tmp_path / f"paper{ending}"
    paper.write_bytes(drawn(composed))

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(paper)]
    subprocess.run(words, check=True, capture_output=True, timeout=SECONDS)

    pdf = (tmp_path / "paper.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) >= fewest
