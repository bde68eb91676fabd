"""Alternative texts of the charts, in one or two sentences each, on what is drawn alone."""

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from indicators import wording
from indicators.charts.curve import broken
from indicators.charts.frame import Caption
from indicators.charts.outlook import outlook_sentence
from indicators.charts.texts import say
from indicators.model import Catalogue, Indicator, Status, records


def series_alt(series: pd.DataFrame, caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
               outlook: pd.DataFrame | None = None) -> str:
    """Alternative text of ``series_figure``: the title, the first and last value, breaks and outlook."""
    known = series[series["value"].notna()].sort_values("year")
    if len(known) < 2:
        return _finding(caption)
    first, last = records(known[:1])[0], records(known[-1:])[0]
    breaks = broken(known)
    ends = [wording.value(row["value"], indicator, catalogue, row["marks"]) for row in (first, last)]
    sentences = [say("series_alt", first=ends[0], first_year=str(first["year"]), last=ends[1],
                     last_year=str(last["year"]), count=len(known))]
    if breaks:
        sentences.append(say("breaks_alt", years=", ".join(map(str, breaks))))
    if outlook is not None and not outlook.empty:
        sentences.append(outlook_sentence(known, outlook.iloc[-1], indicator, catalogue))
    return " ".join([_finding(caption), *sentences])


def statuses_alt(chart: str, rows: pd.DataFrame, caption: Caption) -> str:
    """Alternative text of a ``chart`` of areas ("distance", "dumbbells", "growth", "level", "map", "tile"): the title,
    then the number of the areas that are drawn, by status.
    """
    counted = Counter(rows["status"])
    statuses = {status: counted[status] for status in Status if counted[status]}
    return f"{_finding(caption)} {say(f'{chart}_alt', count=len(rows), statuses=statuses)}" if len(rows) else _finding(
        caption)


def funnel_alt(rows: pd.DataFrame, caption: Caption) -> str:
    """Alternative text of ``funnel_figure``: the title, the number of areas, and which are outside the limits."""
    names = rows.loc[rows["outside"] > 0, "name"].tolist()
    outside = say("funnel_outside", names=wording.listed(names)) if names else say("funnel_inside")
    return f"{_finding(caption)} {say('funnel_alt', count=len(rows))} {outside}"


def frames_alt(chart: str, frames: Mapping[str, pd.DataFrame], caption: Caption) -> str:
    """Alternative text of ``chart``, "multiples" or "lines": the title, and the number of panels or lines."""
    count = sum(bool(frame["value"].notna().any()) for frame in frames.values())
    return f"{_finding(caption)} {say(f'{chart}_alt', count=count)}"


def stages_alt(frames: Mapping[str, pd.DataFrame], caption: Caption) -> str:
    """Alternative text of ``stage_tiles``: the title, and the number of countries, also of those at the goal."""
    newest = [rows.sort_values("year").iloc[-1] for frame in frames.values()
              if len(rows := frame.loc[frame["value"].notna(), ["year", "value", "target"]])]
    met = sum(bool(row["value"] >= row["target"]) for row in newest)
    return f"{_finding(caption)} {say('stages_alt', count=len(newest), met=met)}"


def _finding(caption: Caption) -> str:
    return " ".join([*filter(None, [caption.marked]), caption.title.rstrip(".") + "."])
