"""CSV files that would take all the memory that there is, and what is said of each."""

from collections.abc import Callable, Iterable, Sequence


def _csv(rows: Iterable[Sequence[object]]) -> bytes:
    return "".join(f"{','.join(map(str, row))}\n" for row in [("ref", "action", "update"), *rows]).encode()


# Of CSV files: what each is, and what is said of it.
CSV_CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "100,000 rows": (lambda: _csv((f"A{n}", f"do {n}", f"said {n}") for n in range(100_000)), "has far more rows"),
    "9,990 rows of 500 columns": (
        lambda: _csv((f"A{n}", "do", *[""] * 498) for n in range(9_990)), "holds far more than a list does"
    ),
    "8,000 rows of 100 columns that hold something": (
        lambda: _csv((f"A{n}", "do", *[n] * 98) for n in range(8_000)), "holds far more than a list does"
    ),
    "nine million letters of four bytes": (
        lambda: _csv((f"A{n}", "do", "word " * 180 + "\U0001f600") for n in range(9_900)), "holds far more than a list"
    ),
    "ten million letters in a quote": (lambda: _csv([("A1", "do", '"' + "x\n" * 4_000_000)]), "cannot be read as CSV"),
    "five million letters of four bytes": (
        lambda: _csv((f"A{n}", "do", "word " * 100 + "\U0001f600") for n in range(9_900)), "A0 do"
    ),
}  # fmt: skip
