"""Find the header of a file: one row, or two of which the upper one groups several columns.

In text files a name in the upper row is written once, with empty cells to its right; in a workbook it may be merged
over its columns. One of the two rows has years or sexes: otherwise a second header row cannot be told from a first row
of figures. What the names mean is determined later, where the catalogue is known.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from indicators.ingest.formats.merged_cells import Range
from indicators.ingest.issues import Unreadable
from indicators.ingest.limits import MOST_COLUMNS
from indicators.ingest.vocabulary.headers import is_number, likeness, role_of
from indicators.ingest.vocabulary.sex_and_age import sex_of
from indicators.ingest.vocabulary.years import is_yearlike

JOIN = " / "
"""Joins the two names of a column where the lower one alone is not unique."""

_FEWEST_LETTERS = 3      # of a name below a year: shorter ones are symbols next to figures


@dataclass(frozen=True)
class Heading:
    """A header of two rows: a name for each column, and both names of each column of figures, by that name."""

    line: int                                  # of the upper row
    position: int                              # index of the lower row
    names: list[str]
    levels: dict[str, tuple[str, str]]


@dataclass(frozen=True)
class _Pair:
    """Two rows padded to the same width; ``owner`` holds for each column the index whose upper name covers it, -1 for
    none.
    """

    upper: list[str]
    lower: list[str]
    owner: list[int]
    follows: bool            # whether the upper row is the one detected as the header

    def owned(self, heads: Sequence[int]) -> list[int]:
        """Return the columns whose upper name is in one of the columns ``heads``."""
        return [index for index, head in enumerate(self.owner) if head in heads]

    def only_names(self, but: Collection[int]) -> bool:
        """Whether the lower row, except in columns ``but``, is empty or holds known column names."""
        return all(not stated or role_of(stated) for index, stated in enumerate(self.lower) if index not in but)


def header_index(rows: Sequence[Sequence[str]]) -> int:
    """Return the index of the header among a file's first rows, or of one of its two rows: the first with two known
    names or years; else the first with two filled cells; else the first with one.
    """
    for enough in (lambda row: likeness(row) >= 2, lambda row: filled(row) > 1, filled):
        if (found := next((index for index, row in enumerate(rows) if enough(row)), -1)) >= 0:
            return found
    return 0


def heading_of(rows: Sequence[Sequence[str]], lines: Sequence[int], index: int, *, named: bool = False,
               merged: Sequence[Range] = ()) -> Heading | None:
    """Return the two-row header that the row at ``index`` belongs to; None if it is a header by itself.

    ``lines`` holds the line number of each row. ``named`` means that the user set the header to begin there. Raises
    Unreadable if it is unclear which name a column of years belongs to, or a third row names columns too.
    """
    for upper in (index,) if named else (index, index - 1):
        if 0 <= upper < len(rows) - 1 and max(map(len, rows[upper:upper + 2])) <= MOST_COLUMNS:
            pair = _pair(rows, upper, merged, follows=upper == index)
            if taken := _by_lower(pair, lines[upper]) or _by_upper(pair):
                if not named and upper:
                    _refuse_third(rows[upper - 1], taken, lines[upper - 1])
                return Heading(lines[upper], upper + 1, *_called(pair, taken))
    return None


def trimmed(cells: Sequence[str]) -> list[str]:
    """Return the cells without trailing empty ones."""
    end = max((index for index, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return [*cells[:end]]


def filled(cells: Sequence[str]) -> int:
    """Return the number of cells that are not blank."""
    return sum(bool(cell.strip()) for cell in cells)


def refuse_wide(header: Sequence[str], row: int) -> None:
    """Raise Unreadable if a header has more columns than allowed."""
    if len(header) > MOST_COLUMNS:
        raise Unreadable("read.too_many_columns", row=row, column=header[MOST_COLUMNS], found=str(len(header)),
                         most=str(MOST_COLUMNS))


def _pair(rows: Sequence[Sequence[str]], upper: int, merged: Sequence[Range], *, follows: bool) -> _Pair:
    """The two rows, with names merged into them from above, and the columns that each upper name covers."""
    width = max(len(rows[upper]), len(rows[upper + 1]))
    above, below = ([row.strip() for row in rows[at]] + [""] * (width - len(rows[at])) for at in (upper, upper + 1))
    wide = list[tuple[int, int]]()
    for top, bottom, left, right in merged:
        if top <= upper + 1 <= bottom and left < width:
            above[left] = rows[top - 1][left].strip()
            if right > left and above[left]:
                wide.append((left, right))
    owner, last = list[int](), -1
    for index, (name, stated) in enumerate(zip(above, below, strict=True)):
        last = index if name else last if stated and not wide else -1
        owner.append(last)
    for left, right in wide:
        owner[left:right + 1] = [left] * (min(right + 1, width) - left)
    owner = [-1 if not stated or role_of(stated) else index for stated, index in zip(below, owner, strict=True)]
    return _Pair(above, below, owner, follows)


def _anchors(words: Sequence[str]) -> list[int]:
    """Indices of the cells of a row that hold years, or sexes if both occur; empty if neither."""
    years = [index for index, word in enumerate(words) if is_yearlike(word)]
    sexes = {sex_of(word) for word in words if word}
    if years or not {"F", "M"} <= sexes:
        return years
    return [index for index, word in enumerate(words) if word and sex_of(word) is not None]


def _by_lower(pair: _Pair, line: int) -> list[int]:
    """Columns of figures if the lower row has years or sexes; empty if no names stand above them."""
    anchors = _anchors(pair.lower)
    heads = [index for index in anchors if pair.owner[index] == index]
    names = {pair.upper[index] for index in heads}
    apart = {pair.owner[index] for index in anchors} - {-1, *anchors}
    if len(anchors) < 2 or (len(apart) < 2 and all(map(_is_label, names))):
        return []
    taken = pair.owned(heads)
    if pair.follows and not (pair.only_names({*taken, *anchors}) and len(names) < len(anchors)):
        return []
    loose = [index for index in anchors if index not in taken]
    if loose and not pair.follows and len(names) == 1 and _says_all(pair, anchors):
        return []
    if loose:
        raise Unreadable("read.unclear_heading", row=line, column=pair.lower[loose[0]], found=pair.lower[loose[0]])
    return taken


def _is_label(name: str) -> bool:
    """Whether a name above years or sexes only labels the row below it, or gives a range of years."""
    return bool(role_of(name) or is_number(name) or is_yearlike(name))


def _says_all(pair: _Pair, anchors: Sequence[int]) -> bool:
    """Whether the lower row is a complete header by itself, so that the row above may be a title."""
    anchored = [pair.lower[index] for index in anchors]
    alone = [index for index, name in enumerate(pair.upper) if name and not pair.lower[index]]
    return len(set(anchored)) == len(anchored) and not alone


def _by_upper(pair: _Pair) -> list[int]:
    """Columns of figures if the upper row has years or sexes of which one covers several columns; columns to the right
    of the first of these, such as a total, are included.
    """
    anchors = _anchors(pair.upper)
    taken = pair.owned([index for index, name in enumerate(pair.upper) if name and anchors and index >= anchors[0]])
    spread = len({pair.owner[index] for index in taken}) < len(taken)
    named = all(_is_name(pair.lower[index]) for index in taken)
    return taken if spread and named and pair.only_names(taken) else []


def _is_name(stated: str) -> bool:
    """Whether a cell is a name, rather than a figure or a symbol next to one."""
    letters = sum(map(str.isalpha, stated))
    return not is_number(stated) and bool(sex_of(stated) or letters >= _FEWEST_LETTERS
                                          or (letters and not stated.isascii()))


def _refuse_third(above: Sequence[str], taken: Sequence[int], line: int) -> None:
    """Raise Unreadable for a header of three rows, of which the first would be silently ignored."""
    names = {name.strip(): None for index, name in enumerate(above) if index in taken and name.strip()}
    if len(names) > 1:
        raise Unreadable("read.third_heading", row=line, found=", ".join(names))


def _called(pair: _Pair, taken: Sequence[int]) -> tuple[list[str], dict[str, tuple[str, str]]]:
    """Column names, and both names of each column of figures: a column of figures is named by the lower row, or by both
    rows if the lower names are not unique.
    """
    alone = len({pair.lower[index] for index in taken}) == len(taken)
    names, levels = list[str](), dict[str, tuple[str, str]]()
    for index, (name, stated) in enumerate(zip(pair.upper, pair.lower, strict=True)):
        if index in taken:
            name = pair.upper[pair.owner[index]]
            names.append(stated if alone else f"{name}{JOIN}{stated}")
            levels[names[-1]] = name, stated
        else:
            names.append(name if not stated or (role_of(name) and not role_of(stated)) else stated)
    return names, levels
