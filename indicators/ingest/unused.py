"""What a file holds besides its figures: columns, lines, sheets and comments for which no rule has a role."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class UnusedItem:
    """One thing in a file that was not used, with the answer of a person, "" while it is open.

    ``kind``: column, numbers (all other columns of numbers), line, sheet, hidden, comment, name ... ``name`` is the key
    of the answer in Choices: a header, or the whole text. ``answered_by`` and ``answered_on`` are of an earlier file.
    """

    kind: str
    name: str
    row: int = 0
    examples: tuple[str, ...] = ()
    suspicious: bool = False                   # holds one of the words of highlight_words.csv
    answer: str = ""                           # a role, IGNORE, STOP, or "rows"
    answered_by: str = ""
    answered_on: str = ""
