"""Placing the lines of a report by hand: as a table with a row for each line, and from the table back to a report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indicators.model import Catalogue
from indicators.model.passages import cuts_number, cuts_word
from indicators.reports.items import marker_of
from indicators.reports.report import LETTERS, Heading, Letter, Line, Placement, Report


class Role(StrEnum):
    """What a line is: the start or continuation of an item, a heading, or unplaced."""

    BEGINS = "begins"            # the first line of an item
    CONTINUES = "continues"      # goes on with the item before it, of the same goal and part
    HEADING = "heading"          # a heading, the country's line, a page number: of the form, not of the answer
    UNPLACED = "unplaced"


@dataclass(frozen=True)
class PlacedLine:
    """A line of the report and where it belongs; ``goal`` and ``part`` are "" outside of items."""

    number: int
    text: str
    role: Role
    goal: str = ""
    part: Letter | str = ""


def placed_lines(report: Report) -> list[PlacedLine]:
    """Return every line of a report with its place, in the order of the original."""
    unplaced = {id(line) for line in report.unplaced}
    rows: list[PlacedLine] = []
    items_begun: set[int] = set()
    for line, placement in zip(report.lines, report.placements, strict=True):
        if id(line) in unplaced:
            rows.append(PlacedLine(line.number, line.text, Role.UNPLACED))
        elif placement.kind != "item":
            rows.append(PlacedLine(line.number, line.text, Role.HEADING))
        else:
            role = Role.CONTINUES if placement.item in items_begun else Role.BEGINS
            items_begun.add(placement.item)
            goal = report.headings[placement.heading - 1].goal
            rows.append(PlacedLine(line.number, line.text, role, goal, placement.part))
    return rows


def place(report: Report, rows: Sequence[PlacedLine], catalogue: Catalogue) -> Report:
    """Return the report with its lines where ``rows`` put them, one row for each line in the same order.

    A line of an item needs a goal of the catalogue and a part; without them it is unplaced. A line that would continue
    an item where there is none begins one.
    """
    targets = {goal.id: goal.policy_target for goal in catalogue.goals}
    headings, placements = list(report.headings), list[Placement]()
    last: dict[tuple[int, str], int] = {}
    items = 0
    for line, before, row in zip(report.lines, report.placements, rows, strict=True):
        if row.role == Role.HEADING:
            is_known_heading = before.kind not in ("item", "unplaced") and not (
                before.heading and not report.headings[before.heading - 1].goal)
            placements.append(before if is_known_heading else Placement("title"))
            continue
        if row.role == Role.UNPLACED or row.goal not in targets or row.part not in LETTERS:
            placements.append(Placement())
            continue
        part = LETTERS[row.part]
        heading = _heading(headings, row.goal, targets[row.goal], line.number, before.heading)
        if row.role == Role.BEGINS or (heading, part) not in last:
            items += 1
            last[heading, part] = items
        marker = marker_of(line.text) if row.role == Role.BEGINS else None
        of_text = marker.length if marker and not marker.counts else 0
        placements.append(Placement("item", heading, part, last[heading, part], (
            before.marker if before.kind == "item" else of_text)))
    return replace(report, headings=tuple(headings), placements=tuple(placements))


def _heading(headings: list[Heading], goal: str, target: int, line: int, before: int) -> int:
    """The number of the goal's heading: the one that the line was under, the first of the goal, or a new one."""
    if before and headings[before - 1].goal == goal:
        return before
    number = next((number for number, heading in enumerate(headings, 1) if heading.goal == goal), 0)
    if not number:
        headings.append(Heading(goal, target, "", line))
        number = len(headings)
    return number


def _first(text: str, words: str) -> int:
    """Where a text first has these words without cutting a number, nor a word if it has them whole; else -1."""
    starts = (match.start() for match in re.finditer(re.escape(words), text))
    return min((at for at in starts if not cuts_number(text, at)), key=lambda at: (cuts_word(text, at), at), default=-1)


def split(report: Report, number: int, beginning: str) -> Report:
    """Return the report with a line cut in two before the words ``beginning``; the second part begins an item of the
    same goal and part. The report itself if the line has no such words, or begins with them.
    """
    for index, line in enumerate(report.lines):
        at = _first(line.text, beginning.strip()) if beginning.strip() and line.number == number else -1
        if at > 0:
            first, second = line.text[:at].rstrip(), line.text[at:]
            lines = [*report.lines[:index], replace(line, text=first),
                     Line(number=line.number, text=second, column=line.column, page=line.page),
                     *report.lines[index + 1:]]
            placement = report.placements[index]
            later = [replace(one, item=one.item + 1) if one.item > placement.item or (
                one.item == placement.item and one.item) else one for one in report.placements[index + 1:]]
            new = replace(placement, item=placement.item + 1, marker=0) if placement.item else placement
            return replace(report, lines=tuple(lines), placements=(*report.placements[:index + 1], new, *later))
    return report
