"""Alternative texts of the charts, in one or two sentences each, on what is drawn alone."""

from collections import Counter
from collections.abc import Mapping
from math import nan

import pandas as pd

from indicators import wording
from indicators.charts.curve import broken
from indicators.charts.drawing import say
from indicators.charts.frame import Caption
from indicators.charts.series import outlook_sentence
from indicators.model import Catalogue, Indicator, Status, records


def series_alt(series: pd.DataFrame, caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
               outlook: pd.DataFrame | None = None) -> str:
    """Alternative text of ``series_figure``: the title, the first and last comparable value, breaks and outlook."""
    known = series[series["value"].notna()].sort_values("year")
    if len(known) < 2:
        return _alt(caption)
    breaks = broken(known)
    comparable = records(known[known["year"] >= max(breaks, default=0)])
    first, last = comparable[0], comparable[-1]
    ends = [wording.value(row["value"], indicator, catalogue, row["marks"]) for row in (first, last)]
    sentences = [say("series_alt", first=ends[0], first_year=wording.years(first), last=ends[1],
                     last_year=wording.years(last), count=len(comparable),
                     what="stages" if indicator.stages else "figures")] if first is not last else []
    if breaks:
        sentences.append(say("breaks_alt", years=wording.listed(map(str, breaks))))
    if outlook is not None and not outlook.empty:
        sentences.append(outlook_sentence(known, records(outlook)[-1], indicator, catalogue))
    return _alt(caption, *sentences)


def statuses_alt(chart: str, rows: pd.DataFrame, caption: Caption) -> str:
    """Alternative text of a ``chart`` of areas ("distance", "dumbbells", "growth", "level", "map", "tile"): the title,
    then the number of the areas that are drawn, by status.
    """
    counted = Counter(rows["status"])
    statuses = wording.listed([say("status_count", status=wording.status(status).word, count=counted[status])
                               for status in Status if counted[status]]) or say("no_status")
    return _alt(caption, say(f"{chart}_alt", count=len(rows), statuses=statuses)) if len(rows) else _alt(caption)


def funnel_alt(rows: pd.DataFrame, caption: Caption) -> str:
    """Alternative text of ``funnel_figure``: the title, the number of areas, and which are outside the limits."""
    names = rows.loc[rows["outside"] > 0, "name"].tolist()
    outside = say("funnel_outside", names=wording.listed(names)) if names else say("funnel_inside")
    return _alt(caption, say("funnel_alt", count=len(rows)), outside)


def frames_alt(chart: str, frames: Mapping[str, pd.DataFrame], caption: Caption) -> str:
    """Alternative text of ``chart``, "multiples", "lines" or "stages": the title, and the number of panels, lines or
    countries, of stages also of those at the goal.
    """
    known = [frame[frame["value"].notna()].sort_values("year") for frame in frames.values()]
    newest = [rows.iloc[-1] for rows in known if len(rows)]
    met = sum(bool(row["value"] >= row.get("target", nan)) for row in newest)
    return _alt(caption, say(f"{chart}_alt", count=len(newest), met=met))


def _alt(caption: Caption, *sentences: str) -> str:
    return " ".join([*filter(None, [caption.marked]), caption.title.rstrip(".") + ".", *sentences])
