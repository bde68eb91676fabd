"""The last figures that a form printed, compared with the ledger's: one that the country changed is flagged."""

from collections.abc import Iterator

import pandas as pd

from indicators import wording
from indicators.model import Catalogue, Message
from indicators.reports.report import Report
from indicators.reports.requested_figures import last_words, requested_figures
from indicators.reports.wordings import normalised
from indicators.wording.language import known


def codes_by_title(catalogue: Catalogue) -> dict[str, str]:
    """The codes of indicators by their normalised titles, in all languages."""
    return {normalised(title): indicator.id for indicator in catalogue.indicators.values()
            for title in (indicator.title.values() if isinstance(indicator.title, dict) else [indicator.title])}


def changed_last_figures(report: Report, observations: pd.DataFrame, catalogue: Catalogue) -> Iterator[Message]:
    """A flag for each last figure of a form that is not the one in a frame of OBSERVATION, in any language."""
    codes, words_before = codes_by_title(catalogue), dict[int, dict[str, list[str]]]()
    for figure in report.last_figures:
        year = figure.year or report.year
        if year not in words_before:
            words_before[year] = _in_words(observations, catalogue, report.ref_area, year)
        wordings = words_before[year].get(codes.get(normalised(figure.indicator), ""), [""])
        if " ".join(figure.text.split()) not in wordings:
            yield Message(code="report.last_figure_differs", values={
                "line": figure.line, "printed": figure.indicator, "written": figure.text,
                "ledger": wordings[0] or "none"})


def _in_words(observations: pd.DataFrame, catalogue: Catalogue, ref_area: str, year: int) -> dict[str, list[str]]:
    """The last figure of each indicator before a year, in words of every language, that of the process first."""
    rows = [row for row in requested_figures(observations, catalogue, ref_area, year) if not row.breakdown]
    words: dict[str, list[str]] = {row.indicator.id: [] for row in rows}
    for language in ("", *known()):
        with wording.in_language(language):
            for row in rows:
                words[row.indicator.id].append(" ".join(last_words(row, catalogue).split()))
    return words
