"""`python -m bot` is `boardbot`."""

from bot.command_line import main

if __name__ == "__main__":
    main()
