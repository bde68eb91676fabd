"""Page "Data": every observation with source, marks and status; filter, search and download."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from indicators import statements, wording
from indicators.briefing.export import export
from indicators.briefing.observation_rows import notes, take_away
from indicators.briefing.stamp import Stamp
from indicators.judging.scoreboard import Scoreboard, read
from indicators.model import records
from indicators.temporary_folders import scratch
from indicators.wording import day, say
from pages.shared import cache, chip, downloads, filters, frame, markup, series, state
from pages.shared.cache import Visit
from pages.shared.filters import Choice

WIDTHS = {"area": 130, "goal": 50, "indicator": 215, "year": 55, "value": 130, "status": 165, "certainty": 115,
          "source": 230, "link": 45, "marks": 130, "note": 260, "period": 200}
"""Columns of the table and their widths in pixels."""
ROW, HEIGHT = 30, 620    # pixels of a row, and at most of the table


def data(visit: Visit) -> None:
    """Render how many figures match, the search and filters, and the figures with their downloads."""
    board, lead = _scoreboard(visit), st.container()
    words = _words(visit)
    codes = board.observations[["indicator", "year"]].assign(area=board.observations["ref_area"], goal=words["goal"])
    catalogue, titles = board.catalogue, wording.goal_titles(board.catalogue)
    state.replace_former("indicator", catalogue.code_of)
    table, chosen = filters.matching("data", words, codes, {
        "area": Choice(say("head.area"), lambda code: wording.area(code, catalogue)),
        "goal": Choice(say("head.goal"), titles.__getitem__, titles),
        "indicator": Choice(say("head.indicator"), lambda code: wording.indicator(code, catalogue)),
        "year": Choice(say("head.year"), str, sorted(codes["year"].unique(), reverse=True))})
    table = table.sort_values(["year", "area", "indicator"], ascending=[False, True, True], kind="stable")
    areas = wording.Count(codes.loc[table.index, "area"].nunique())
    with lead:
        frame.html(markup.heading(1, say("data.lead_of" if len(table) < len(words) else "data.lead", areas=areas,
                                         rows=wording.Count(len(table)), total=wording.Count(len(words)))))
    if table.empty:
        return
    columns: dict[str, Any] = {name: st.column_config.TextColumn(say(f"head.{name}"), width=width)
                               for name, width in WIDTHS.items()}
    columns["year"] = st.column_config.NumberColumn(say("head.year"), format="%d", width=WIDTHS["year"])
    columns["link"] = st.column_config.LinkColumn(say("head.link"), display_text="↗", width=WIDTHS["link"])
    st.dataframe(table, hide_index=True, height=min(HEIGHT, ROW * (len(table) + 2)), row_height=ROW, lazy=True,
                 column_order=list(WIDTHS), alt=say("menu.data"), column_config=columns)
    _offer(board, table.index, visit, chosen)


@cache.of_a_visit(most=1)
def _scoreboard(visit: Visit) -> Scoreboard:
    """Scoreboard of totals and breakdowns, which no other screen shows."""
    return read(visit.snapshot, visit.version)


@cache.of_a_visit(most=1)
def _words(visit: Visit) -> pd.DataFrame:
    """Every observation in words, with the labels of the scoreboard's frames; all columns but the year are text."""
    board = _scoreboard(visit)
    judged = pd.concat([board.observations, board.assessments[["status", "reason"]],
                        statements.certainty_of(board, board.assessments)], axis=1)
    publishers = {source.title: source.publisher for source in board.catalogue.sources}
    rows = [_row(row, board, publishers.get(row["source_title"], "")) for row in records(judged)]
    columns = [*WIDTHS, "publisher", "codes"]
    return pd.DataFrame(rows, index=board.observations.index, columns=columns).assign(note=notes(board.observations))


def _row(row: Mapping[Any, Any], board: Scoreboard, publisher: str) -> dict[str, object]:
    """An observation in words; publisher, codes and title of the source are for the search."""
    catalogue, indicator = board.catalogue, board.catalogue.indicators[row["indicator"]]
    part = [wording.part(row["breakdown"])] if row["breakdown"] else []
    first, last = (day(row[name]) if row[name] else "" for name in ("period_start", "period_end"))
    return {
        "area": wording.area(row["ref_area"], catalogue), "goal": catalogue.goal_of[row["indicator"]],
        "indicator": ", ".join([wording.text(indicator.title), *part]), "year": row["year"],
        "value": wording.figure_in_words(row, indicator, catalogue), "status": series.status_in_words(row, indicator),
        "certainty": statements.certainty_word(row),
        "marks": ", ".join(map(wording.mark, chip.flagged(row["marks"]))),
        "source": catalogue.short_source(row["source_title"], row["source_url"]), "link": row["source_url"],
        "period": say("data.period_of", first=first, last=last) if "" not in (first, last) and first != last
        else first or last,
        "publisher": publisher + indicator.publisher,
        "codes": f"{row['ref_area']} {row['indicator']} {row['source_title']}"}


def _offer(board: Scoreboard, labels: pd.Index, visit: Visit, chosen: Mapping[str, str]) -> None:
    """Render downloads of the selection and of everything; a file is made when its button is pressed."""
    about = [(say(f"data.about.{topic}"), say(f"data.about.{topic}_words")) for topic in ("what", "columns")]
    if visit.illustrative:
        about.insert(0, (say("data.about.what"), say("data.about.illustrative")))
    conditions = ", ".join(f"{name}: {value}" for name, value in chosen.items() if value)
    about += [(say("data.about.version"), str(visit.version)), (say("data.about.chosen"), conditions)]

    def everything() -> bytes:
        stamp = Stamp("staff", visit.version, cache.day_of(visit.figures, visit.version),
                      illustrative=visit.illustrative)
        with scratch("export") as folder:
            export(board, stamp, folder / "export.zip")
            return (folder / "export.zip").read_bytes()

    row = filters.take_away(lambda: take_away(board, labels, visit.version, illustrative=visit.illustrative),
                            say("head.figures"), chosen.values(), visit, count=len(labels), about=about)
    with row:
        downloads.offer_recorded(visit, say("data.export"), everything, f"{filters.file_stem(visit)}.zip",
                                 "application/zip", key="data.export", help=say("data.export_help"))
