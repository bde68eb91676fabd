"""Cambodia's report of 2014, and its items as a person read them."""

import re
from pathlib import Path

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.reports.report import Report

CATALOGUE = load_catalogue(SHIPPED)
FILE = SHIPPED / "narratives" / "KHM-2014.txt"
TEXT = FILE.read_text("utf-8")
GOALS = ("1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2")
PART = re.compile(r"(\d\.\d) ([ABC])")

Items = dict[tuple[str, str], list[str]]


def _known() -> tuple[Items, str]:
    """Items of every goal and part, and the one that breaks off."""
    items: Items = {}
    unfinished = ""
    for line in Path(__file__).with_name("KHM-2014.items.txt").read_text("utf-8").splitlines():
        if found := PART.fullmatch(line):
            last = items.setdefault((found[1], found[2]), [])
        elif not line.startswith("#"):
            last.append(line.removeprefix(">> "))
            unfinished = last[-1] if line.startswith(">> ") else unfinished
    return items, unfinished


ITEMS, UNFINISHED = _known()


def items_of(report: Report) -> Items:
    """Texts of a report's items by goal and part, in its order."""
    return {(part.goal, part.letter): [item.text for item in part.items] for part in report.parts}
