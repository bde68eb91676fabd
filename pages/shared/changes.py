"""Tables of changes: figures before and after, and status flips; and both as CSV."""

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.tables import csv_file
from indicators.changes import status_flips
from indicators.changes.status_flips import CHANCE, FLIP, SURE
from indicators.changes.versions import Changes
from indicators.model import KEY, Catalogue, Indicator, records
from indicators.wording import say
from pages.shared import chip, markup
from pages.shared.table import Cell, Column, Head, table

Row = Mapping[Any, Any]
SHOWN = status_flips.SHOWN
NOTHING = "–"
DETAILS = ("note", "source_url", "period_start", "period_end", "conf_status")
"""Attributes of a figure that are shown where they differ."""

MOST_OPEN = 12           # figures in an open list


def key(row: Row, catalogue: Catalogue) -> list[Cell]:
    """Area, indicator and year of a row, which may be missing from the current catalogue."""
    breakdown = markup.small(wording.part(row["breakdown"])) if row.get("breakdown") else ""
    return [wording.area(row["ref_area"], catalogue),
            markup.joined((catalogue.goal_of.get(row["indicator"], ""), " ",
                wording.indicator(row["indicator"], catalogue), breakdown)),
            str(row["year"])]


def in_order(rows: pd.DataFrame, catalogue: Catalogue) -> list[Row]:
    """The first SHOWN rows when sorted by country or area, goal, indicator and year."""
    return list[Row](records(status_flips.in_order(rows, catalogue)))


def figure(row: Row, catalogue: Catalogue) -> Markup:
    """Value with all of its decimals, or absence; marks and source."""
    indicator = catalogue.indicators.get(row["indicator"])
    value = chip.figure({**row, "hidden": False}, exact(indicator, row["value"]), catalogue) if indicator else str(
        row["value"])
    marks = chip.flags(row["marks"]) if indicator else chip.marks(row["marks"])
    return markup.joined((value, " ", marks, markup.small(row["source_title"])))


def exact(indicator: Indicator, *values: float) -> Indicator:
    """The indicator with as many decimals as the values have, so that they are shown as they are stored."""
    most = max((len(f"{Decimal(repr(float(number))).normalize():f}".partition(".")[2])
                for number in values if math.isfinite(number)), default=0)
    return indicator.model_copy(update={"decimals": max(indicator.decimals, most)})


def difference(row: Row, catalogue: Catalogue) -> str:
    """"+12 (+20 %)" of a row of Changes, or points for a share; "" where there is none."""
    indicator, was, now = catalogue.indicators.get(row["indicator"]), row["value_before"], row["value_after"]
    if indicator is None or indicator.stages or math.isnan(was) or math.isnan(now) or was == now:
        return ""
    indicator = exact(indicator, was, now)
    if indicator.measure == "share":
        return wording.points(now - was, indicator.decimals)
    by = f" ({wording.change(now / was - 1)})" if was > 0 else ""
    return wording.signed(now - was, indicator.decimals) + by


def listed(compared: Changes, catalogue: Catalogue, *,
           why: Callable[[str, Row], Markup | str] | None = None) -> Markup:
    """The figures that differ, in an expander, open if they are few; then the status flips.

    ``why`` has a last column: the reason for a row of "figures" or of "flips".
    """
    if compared.rows.empty and compared.flips.empty:
        return Markup("")
    caption = say("changed_files.differ", count=wording.Count(len(compared.rows)))
    return figures(compared.rows, catalogue, caption, why=why) + flips(compared.flips, catalogue, why=why)


def figures(rows: pd.DataFrame, catalogue: Catalogue, caption: str, *,
            why: Callable[[str, Row], Markup | str] | None = None) -> Markup:
    """Figures before and after in an expander, open if they are few; ``rows`` are of Changes. One column for new ones.
    """
    columns: list[Head] = [*_heads("area", "indicator", "year", "before", "after"),
                           Column(say("head.difference"), number=True), *(_heads("why") if why else [])]
    nothing = "" if set(rows["kind"]) == {"new"} else say("changed_files.none")
    body = [[*key(row, catalogue), *(side(row, name, catalogue) or nothing for name in ("before", "after")),
             difference(row, catalogue), *([why("figures", row)] if why else [])] for row in in_order(rows, catalogue)]
    return markup.fold(caption, table("", columns, body) + more(len(rows)), opened=len(rows) <= MOST_OPEN)


def _heads(*names: str) -> list[str]:
    return [say(f"head.{name}") for name in names]


def side(row: Row, when: str, catalogue: Catalogue) -> Markup:
    """The figure before or after, and what else differs of it; "" where there is none."""
    if row["kind"] == {"before": "new", "after": "gone"}[when]:
        return Markup("")
    cells = {"indicator": row["indicator"]} | {
        name.removesuffix(f"_{when}"): value for name, value in row.items() if str(name).endswith(f"_{when}")}
    different = [name for name in DETAILS if row["kind"] == "changed" and row[f"{name}_before"] != row[f"{name}_after"]]
    return markup.joined([figure(cells, catalogue), *(markup.small(markup.joined((
        say(f"changed_key.{name}"), ": ", cells[name] or NOTHING))) for name in different)])


def flips(flipped: pd.DataFrame, catalogue: Catalogue, *,
          why: Callable[[str, Row], Markup | str] | None = None) -> Markup:
    """Statuses of totals before and after with their certainty, by country and goal."""
    flipped = flipped[flipped["breakdown"] == ""]
    if flipped.empty:
        return markup.paragraph(say("changed_files.no_flips"))
    first = in_order(flipped, catalogue)
    rows = [[*key(row, catalogue), *(
        status_cell(row[when], row.get(sure, ""), chance=row.get(CHANCE[when], True)) for when, sure in SURE.items()),
             *([why("flips", row)] if why else [])] for row in first]
    shown = table("",
                  _heads("area", "indicator", "year", "before", "after", *(["why"] if why else [])), rows)
    return markup.joined((
        markup.heading(2, say("changed_files.flips", count=wording.Count(len(flipped)))),
        chip.key(shown), shown, more(len(flipped))))


def status_cell(code: str, certainty: str = "", *, chance: bool = True) -> Cell:
    """A status with its certainty, or that there is none, as for an activity."""
    return chip.status(code, certainty=certainty, chance=chance) if code else say("changed_files.none")


def more(count: int) -> Markup:
    """A remark that a table of ``count`` rows is truncated; "" where it shows all."""
    if count <= SHOWN:
        return Markup("")
    return markup.paragraph(say("changed_files.more", count=wording.Count(count - SHOWN)))


def downloads(differences: Changes, one: str, other: str, catalogue: Catalogue) -> None:
    """Render downloads of figures and statuses as CSV: columns in words first, then the data columns."""
    files: dict[str, pd.DataFrame] = {"figures": differences.rows[[*KEY, "kind", *_rest(differences.rows)]],
                                      "statuses": differences.flips[FLIP]}
    with st.container(horizontal=True):
        for name, rows in files.items():
            st.download_button(say(f"history.compare_{name}"),
                               partial(_file, rows, catalogue), f"goalline-{name}-{one}-to-{other}.csv", "text/csv",
                               on_click="ignore", key=f"history.compare.{name}", disabled=rows.empty)


def _file(rows: pd.DataFrame, catalogue: Catalogue) -> bytes:
    areas = {code: area.name for code, area in catalogue.area.items()}
    titles = {code: wording.text(indicator.title) for code, indicator in catalogue.indicators.items()}
    words = {"country_or_area": rows["ref_area"].map(lambda code: areas.get(code, code)),
             "what_is_counted": rows["indicator"].map(lambda code: titles.get(code, code)),
             "part": rows["breakdown"].map(wording.part)}
    return csv_file(pd.concat([pd.DataFrame(words), rows], axis="columns"))


def _rest(rows: pd.DataFrame) -> list[str]:
    return [name for name in rows.columns if name not in (*KEY, "kind")]
