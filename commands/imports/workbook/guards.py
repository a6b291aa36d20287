"""What a file must be, before a workbook is read from it: no larger than a list is, and a workbook indeed."""

import io
import zipfile

from board.refusals import Refusal

MOST_BYTES = 10_000_000
MOST_UNPACKED = 200_000_000


def check_workbook(name: str, content: bytes) -> None:
    """Refuses what is no workbook, and one that is larger than a list of a board's is."""
    if len(content) > MOST_BYTES:
        raise Refusal(f"{name} is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        raise Refusal(f"{name} is no workbook, or is damaged. Open it in Excel and save it again.") from None
    if unpacked > MOST_UNPACKED:
        raise Refusal(f"{name} is larger than {MOST_UNPACKED // 1_000_000} MB once unpacked.")
