"""Tables of changes: figures before and after, and status flips; and goals, rules and codelists."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from indicators import wording
from indicators.catalogue.diff import Change
from indicators.changes import status_flips
from indicators.changes.in_words import NOTHING, as_stored, difference, key_in_words, part_in_words
from indicators.changes.status_flips import CHANCE, SURE
from indicators.changes.versions import Changes
from indicators.model import Catalogue, records
from indicators.wording import say
from pages.shared import chip, markup

Row = Mapping[Any, Any]
Why = Callable[[str, Row], Markup | str]
"""The reason for a row of "figures" or of "flips", in a last column."""

SHOWN = status_flips.SHOWN
DETAILS = ("note", "source_url", "period_start", "period_end", "conf_status")
"""Attributes of a figure that are shown where they differ."""

MOST_OPEN = 12           # figures in an open list


def listed(compared: Changes, catalogue: Catalogue, *, why: Why | None = None) -> Markup:
    """The figures that differ, in an expander, open if they are few; then the status flips."""
    if compared.rows.empty and compared.flips.empty:
        return Markup("")
    return (figures(compared.rows, catalogue, say("changed_files.differ", count=wording.Count(len(compared.rows))), why)
            + flips(compared.flips, catalogue, why))


def figures(rows: pd.DataFrame, catalogue: Catalogue, caption: str, why: Why | None = None) -> Markup:
    """The first figures before and after (``rows`` of Changes) in an expander, open if few; one column for new ones."""
    moved = {"head": say("head.difference"), "number": True}
    columns = [*_heads("area", "indicator", "year", "before", "after"), moved, *(_heads("why") if why else [])]
    nothing = "" if set(rows["kind"]) == {"new"} else say("phrase.none")
    body = [[*key(row, catalogue), *(side(row, name, catalogue) or nothing for name in SURE),
             difference(row, catalogue), *([why("figures", row)] if why else [])] for row in in_order(rows, catalogue)]
    return markup.fold(caption, markup.table("", columns, body) + more(len(rows)), opened=len(rows) <= MOST_OPEN)


def flips(flipped: pd.DataFrame, catalogue: Catalogue, why: Why | None = None) -> Markup:
    """The first statuses of totals before and after with their certainty, below what their icons mean."""
    def status(row: Row, when: str) -> Markup | str:
        if not row[when]:                       # an activity
            return say("phrase.none")
        return chip.status(row[when], certainty=row.get(SURE[when], ""), chance=row.get(CHANCE[when], True))

    flipped = flipped[flipped["breakdown"] == ""]
    if flipped.empty:
        return markup.paragraph(say("changed_files.no_flips"))
    shown = markup.table("", _heads("area", "indicator", "year", "before", "after", *(["why"] if why else [])), [
        [*key(row, catalogue), *(status(row, when) for when in SURE), *([why("flips", row)] if why else [])]
        for row in in_order(flipped, catalogue)])
    heading = markup.heading(2, say("changed_files.flips", count=wording.Count(len(flipped))))
    return markup.joined((heading, markup.key(shown), shown, more(len(flipped))))


def key(row: Row, catalogue: Catalogue) -> list[Markup | str]:
    """Area, indicator and year of a row, which may be missing from the current catalogue."""
    breakdown = markup.small(wording.part(row["breakdown"])) if row.get("breakdown") else ""
    title = wording.indicator(row["indicator"], catalogue)
    return [wording.area(row["ref_area"], catalogue),
            markup.joined((catalogue.goal_of.get(row["indicator"], ""), " ", title, breakdown)), str(row["year"])]


def in_order(rows: pd.DataFrame, catalogue: Catalogue) -> list[Row]:
    """The first SHOWN rows when sorted by country or area, goal, indicator and year."""
    return list[Row](records(status_flips.in_order(rows, catalogue)))


def more(count: int) -> Markup:
    """A remark that a table of ``count`` rows is truncated; "" where it shows all."""
    if count <= SHOWN:
        return Markup("")
    return markup.paragraph(say("changed_files.more", count=wording.Count(count - SHOWN)))


def _heads(*names: str) -> list[str]:
    return [say(f"head.{name}") for name in names]


def side(row: Row, when: str, catalogue: Catalogue) -> Markup:
    """The figure before or after in full, or its absence; marks, source, what else differs; or "" for none."""
    if row["kind"] == {"before": "new", "after": "gone"}[when]:
        return Markup("")
    cells = {name.removesuffix(f"_{when}"): value for name, value in row.items() if str(name).endswith(f"_{when}")}
    indicator = catalogue.indicators.get(row["indicator"])
    value = markup.figure({**cells, "hidden": False}, as_stored(indicator, cells["value"]), catalogue) \
        if indicator else str(cells["value"])
    marks = chip.flags(cells["marks"]) if indicator else markup.marks(wording.marks(cells["marks"]))
    details = [markup.joined((say(f"changed_key.{name}"), ": ", cells[name] or NOTHING)) for name in DETAILS
               if row["kind"] == "changed" and row[f"{name}_before"] != row[f"{name}_after"]]
    return markup.joined((value, " ", marks, *map(markup.small, (cells["source_title"], *details))))


def rules(differences: Sequence[Change], catalogue: Catalogue) -> Markup:
    """The changed keys of ``catalogue``, the later of two, before and after: goals, indicators, codelists."""
    rows = [[part_in_words(change, catalogue), _key(change, catalogue), change.before or NOTHING,
             change.after or NOTHING] for change in differences[:SHOWN]]
    return markup.table("", _heads("part", "item", "before", "after"), rows) + more(len(differences))


def _key(change: Change, catalogue: Catalogue) -> Markup:
    """A key in plain words if it decides statuses, then the key as in the file."""
    if not (meaning := key_in_words(change, catalogue)):
        return escape(change.key)
    return markup.joined((meaning, markup.small(change.key))) if change.key else escape(meaning)
