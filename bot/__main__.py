"""Where `boardbot` and `python -m bot` start."""

from bot.terminal.stopped import stops_at_once


def main() -> None:
    """Carries out what was typed."""
    with stops_at_once():
        from bot.command_line import main as carry_out  # noqa: PLC0415 - it takes a second
    carry_out()


if __name__ == "__main__":
    main()
