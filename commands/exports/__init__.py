"""A board's lists for a spreadsheet, with the headings that `boardbot import` reads again."""
