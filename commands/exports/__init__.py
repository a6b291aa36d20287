"""The lists of a board as they go out to a spreadsheet: each headed as `boardbot import` reads it again."""
