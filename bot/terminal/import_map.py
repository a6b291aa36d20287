"""An import's map in a file on this machine: it is read if it exists, and otherwise written with the open questions."""

from pathlib import Path

from board.refusals import Refusal
from commands.imports.grids.named import check_name
from commands.imports.meanings.board_mapping import Mapping
from commands.imports.report.findings import Findings
from commands.imports.sheets.mapping_file import UNANSWERED, mapping_in


def read_map(path: Path) -> Mapping:
    """The map in a file. Raises Refusal as `mapping_in` does."""
    check_name(path.name)
    try:
        return mapping_in(path.read_text(encoding="utf-8-sig"), path.name)
    except UnicodeDecodeError:
        raise Refusal(f"{path.name} is not in UTF-8, as a map is. Save it so, and import again.") from None


def about_the_map(found: Findings, path: Path | None, board: str) -> list[str]:
    """Writes the map to `path`, and says so; if none was requested and there are questions, says how to get one."""
    if path is None:
        how = "What is asked can be answered in a file: --map plan.map.toml writes it."
        return [how] if found.asked or found.asks_first else []
    check_name(path.name)
    named = ", ".join(dict.fromkeys(report.sheet.name for report in found.reports))
    todo = f'Put right what is wrong, answer each "{UNANSWERED}", and import again with this file.'
    text = found.map_file(f"How boardbot reads {named} for {board}.\n{todo}")
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    asks = f'Answer each "{UNANSWERED}" there' if f'"{UNANSWERED}"\n' in text else "Put right what is wrong there"
    return [f"How it is read is written to {path}. {asks}, and import again with --map {path}."]
