"""Checks a file before a workbook is read from it: that it is a workbook, and no larger than a board's list can be."""

import io
import struct
import zipfile
import zlib

from board.refusals import Refusal
from commands.imports.workbook.xml_parts import BrokenPart, stream

MOST_UNPACKED = 200_000_000
MOST_OF_A_PART = 64_000_000
# For parts that are read into memory as a whole.
MOST_OF_A_SMALL_PART = 4_000_000
MOST_ELEMENTS = 100_000
MOST_SHEETS = 50
MOST_FORMATS = 2_000
LONGEST_FORMAT = 500
_MOST_OF_DIRECTORY = 400_000
_OLD_MARK = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_END_OF_ZIP = b"PK\x05\x06"
SAVE_AS = "open it, choose Save as, Excel workbook (.xlsx), and import that"
OLD = f"is an old workbook (.xls): {SAVE_AS}"
# Parts that show which other program made a file, and what to say of it.
OTHERS = {
    "xl/workbook.bin": f"is a binary workbook (.xlsb): {SAVE_AS}",
    "content.xml": f"is an OpenDocument file: {SAVE_AS}",
    "Index/Document.iwa": "was made by Numbers: choose File, Export To, Excel there, and import that",
    "Index.zip": "was made by Numbers: choose File, Export To, Excel there, and import that",
    "word/document.xml": "is a Word document: copy its table into a workbook, and import that",
}
DAMAGED = f"is damaged, or is no workbook: {SAVE_AS}"


def open_archive(name: str, content: bytes) -> zipfile.ZipFile:
    """The parts of a workbook. Refused: a file that is no workbook, is locked, or is larger than a list can be.

    Only the directory of parts is read here. A part that unpacks to gigabytes is refused by the size it declares, and
    no part is ever read beyond its declared size.
    """
    if content.startswith(_OLD_MARK):
        raise Refusal(f"{name} {_what_is_old(content)}")
    if _directory_bytes(content) > _MOST_OF_DIRECTORY:
        raise Refusal(f"{name} has more parts than a workbook has: {SAVE_AS}.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
        raise Refusal(f"{name} {DAMAGED}.") from None
    _check_parts(name, archive)
    return archive


def _directory_bytes(content: bytes) -> int:
    """The length of the zip directory as the file declares it; 0 if it has none."""
    at = content.rfind(_END_OF_ZIP, -66_000)
    return int.from_bytes(content[at + 12 : at + 16], "little") if at >= 0 else 0


def _check_parts(name: str, archive: zipfile.ZipFile) -> None:
    parts = {part.filename: part.file_size for part in archive.infolist()}
    for part, why in OTHERS.items():
        if part in parts and "xl/workbook.xml" not in parts:
            raise Refusal(f"{name} {why}.")
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > MOST_UNPACKED:
        most = f"{MOST_UNPACKED // 1_000_000} MB"
        raise Refusal(f"{name} is larger than {most} once it is unpacked. {_leave_out('pictures and old sheets')}")


def relations_part(part: str) -> str:
    """The part with the relations of a part."""
    folder, _, own = part.rpartition("/")
    return f"{folder}/_rels/{own}.rels".lstrip("/")


def check_part(name: str, archive: zipfile.ZipFile, part: str, most: int = MOST_OF_A_PART) -> None:
    """Refused: the part is larger than any list's."""
    if part in archive.NameToInfo and archive.getinfo(part).file_size > most:
        raise Refusal(f"{name} holds far more than a list does. {_leave_out('what is not in use')}")


def check_small_part(name: str, archive: zipfile.ZipFile, part: str) -> str:
    """The name of the outermost element of a part that is read as a whole; empty if there is no such part.

    Refused: the part would take many times its size in memory, through its elements or through entities that it
    declares.
    """
    check_part(name, archive, part, MOST_OF_A_SMALL_PART)
    names: list[str] = []

    def count(element: str, _: object) -> None:
        names.append(element)
        if len(names) > MOST_ELEMENTS:
            raise Refusal(f"{name} has more formats or names than a list does. {_leave_out('its formats')}")

    try:
        if part in archive.NameToInfo:
            with archive.open(part) as content:
                stream(content, count)
    except (BrokenPart, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise Refusal(f"{name} {DAMAGED}.") from None
    return names[0] if names else ""


def check_formats(name: str, archive: zipfile.ZipFile, part: str) -> None:
    """Refused: number formats beyond Excel's own limits, as openpyxl takes time in the square of a format's length."""
    lengths: list[int] = []

    def note(element: str, attributes: dict[str, str]) -> None:
        if element.endswith(" numFmt"):
            lengths.append(len(attributes.get("formatCode", "")))

    if part in archive.NameToInfo:
        with archive.open(part) as content:
            stream(content, note)
    if len(lengths) > MOST_FORMATS or max(lengths, default=0) > LONGEST_FORMAT:
        raise Refusal(f"{name} has number formats that no list needs. {_leave_out('its formats')}")


def _leave_out(what: str) -> str:
    return f"Copy the list into a new workbook, without {what}, and import that."


def _what_is_old(content: bytes) -> str:
    if _LOCKED in content:
        return (
            "is locked with a password. In Excel choose File, Info, Protect Workbook, Encrypt with Password, empty the "
            "field, save it, and import it again."
        )
    return f"{OLD}."
