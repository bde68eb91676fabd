"""Placing the lines of a report by hand: from a report to a place for each line, and back to a report."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.model import Catalogue
from indicators.reports.items import marker_of
from indicators.reports.report import LETTERS, Heading, Placement, Report

UNPLACED, HEADING, CONTINUES = "unplaced", "heading", "continues"
"""Of no part; a heading, the country's line or a page number; what goes on with the item above it. Another place is a
goal with its part, "1.1 A", for the first line of an item, and "1.1 A+" for a line that goes on with it.
"""


def places(report: Report) -> list[str]:
    """The place of every line of a report, in the order of the original."""
    unplaced, begun = {id(line) for line in report.unplaced}, set[int]()
    lines: list[str] = []
    for line, placement in zip(report.lines, report.placements, strict=True):
        if id(line) in unplaced:
            lines.append(UNPLACED)
        elif placement.kind != "item":
            lines.append(HEADING)
        else:
            goal, goes_on = report.headings[placement.heading - 1].goal, placement.item in begun
            lines.append(f"{goal} {placement.part}{'+' * goes_on}")
            begun.add(placement.item)
    return lines


def moved(lines: Sequence[str], indexes: Sequence[int], to: str) -> list[str]:
    """The places of lines with some of them in another, in their order; what continues goes on with the item above."""
    after = list(lines)
    for index in sorted(indexes):
        above = [place for place in after[:index] if place not in (UNPLACED, HEADING)]
        after[index] = to if to != CONTINUES else f"{above[-1].removesuffix('+')}+" if above else UNPLACED
    return after


def place(report: Report, lines: Sequence[str], catalogue: Catalogue) -> Report:
    """Return the report with its lines in these places, one for each line in the same order.

    A place that is no goal and part of the catalogue is none. A line that would continue an item where there is none
    begins one.
    """
    targets = {goal.id: goal.policy_target for goal in catalogue.goals}
    headings, placements = list(report.headings), list[Placement]()
    last: dict[tuple[int, str], int] = {}
    items = 0
    for line, before, to in zip(report.lines, report.placements, lines, strict=True):
        goal, _, part = to.removesuffix("+").partition(" ")
        if to == HEADING:
            is_heading = before.kind not in ("item", "unplaced") and not (
                before.heading and not report.headings[before.heading - 1].goal)
            placements.append(before if is_heading else Placement("title"))
            continue
        if goal not in targets or part not in LETTERS:
            placements.append(Placement())
            continue
        heading = _heading(headings, Heading(goal, targets[goal], "", line.number), before.heading)
        if not to.endswith("+") or (heading, part) not in last:
            items += 1
            last[heading, part] = items
        marker = None if to.endswith("+") else marker_of(line.text)
        of_text = marker.length if marker and not marker.counts else 0
        placements.append(Placement("item", heading, LETTERS[part], last[heading, part], (
            before.marker if before.kind == "item" else of_text)))
    return replace(report, headings=tuple(headings), placements=tuple(placements))


def _heading(headings: list[Heading], new: Heading, before: int) -> int:
    """The number of the goal's heading: the one that the line was under, the first of the goal, or a new one."""
    if before and headings[before - 1].goal == new.goal:
        return before
    number = next((number for number, heading in enumerate(headings, 1) if heading.goal == new.goal), 0)
    if not number:
        headings.append(new)
    return number or len(headings)
