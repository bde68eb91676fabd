"""A country's reporting form of a year as DOCX: the goals, what its last report announced, and its last figures.

It has the wording by which reports/reading.py recognises what it printed.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from unicodedata import bidirectional
from zipfile import ZipFile

import pandas as pd

from indicators import wording
from indicators.briefing.archives import archive_of
from indicators.briefing.pack.content import cleaned
from indicators.model import Catalogue
from indicators.model.rounds import Round
from indicators.reports import form_wording as form
from indicators.reports.boxes import boxes_of
from indicators.reports.requested_figures import RequestedFigure, last_words, requested_figures
from indicators.reports.sections import Announced, announced_before
from indicators.warehouse.snapshot import Snapshot


def form_name(ref_area: str, year: int) -> str:
    """File name of a country's form."""
    return f"goalline-report-{ref_area}-{year}.docx"


def country_forms(snapshot: Snapshot, version: int, ref_areas: Iterable[str], year: int, round_: Round | None = None
                  ) -> Iterator[tuple[str, bytes]]:
    """Yield the forms of countries with their file names: for staff alone, who send each to its own country.

    In a round, each is in the language of the country's contact if there are words in it, else in that of the process.
    Headings, questions and explanations, by which a form is read back, keep the Alliance's wording in every language.
    """
    catalogue, narratives = snapshot.catalogue(version), snapshot.narratives(version)
    observations, invited = snapshot.observations(version=version), round_.invited if round_ else {}
    for ref_area in ref_areas:
        announced = announced_before(narratives, catalogue.goals, ref_area, year)
        language = wording.language_named(invited[ref_area].language) if ref_area in invited else ""
        with wording.in_language(language):
            form = form_document(observations, announced, catalogue, ref_area, year, round_)
        yield form_name(ref_area, year), form


def form_document(observations: pd.DataFrame, announced: Announced, catalogue: Catalogue, ref_area: str, year: int,
                  round_: Round | None = None) -> bytes:
    """The form of a country for a year as DOCX, reproducible byte for byte, from its last report and a frame of
    OBSERVATION, of which only earlier years count; in a round, with the years whose figures the round requests.

    Figures are the country's own and unsuppressed: the form is for staff, who send it to the country itself.
    """
    from indicators.briefing.pack.templates import fill, opened_document  # noqa: PLC0415 - for those who take a form

    years, stream = round_.years if round_ else (year,), io.BytesIO()
    figures = [row for row in requested_figures(observations, catalogue, ref_area, min(years)) if not row.breakdown]
    country, title = catalogue.area[ref_area].name, form.wording("title", year=year)
    mark = [wording.say("message", "chart.illustrative")] if catalogue.is_invented else []
    template = opened_document("form.docx")
    fill(template, {
        "marking": " ".join(mark), "country": country, "title": title,
        "explanations": (*mark, *form.explanations(), *_returning(round_, ref_area)),
        "page": tuple(form.wording("page", page="\n", pages="\n").split("\n")),
        "questions": tuple(form.question(letter, announced.year if letter == "A" else 0) for letter in "ABC"),
        "level": form.wording("level"),
        "levels": [level.replace(" ", wording.NO_BREAK) for level in form.levels().values()],
        "heads": (form.wording("figures"), form.wording("last_figure")), "years": years,
        "targets": _targets(figures, cleaned(announced), catalogue)}, "form.docx")
    template.docx.core_properties.title = f"{country}: {title}"
    template.docx.core_properties.keywords = form.as_keyword(_properties(catalogue, ref_area, year, round_))
    template.save(stream)
    with ZipFile(stream) as written:         # anew, without the time of writing
        return archive_of((name, written.read(name)) for name in written.namelist())


def _properties(catalogue: Catalogue, ref_area: str, year: int, round_: Round | None) -> dict[str, str]:
    """What goes with the document, and comes back with it."""
    properties = {"area": ref_area, "report": str(year)} | ({"set": "illustrative"} if catalogue.is_invented else {})
    if round_:
        properties |= {"round": str(round_.id), "deadline": round_.deadline_of(ref_area).isoformat(),
                       "language": round_.invited[ref_area].language if ref_area in round_.invited else ""}
    return properties


def _returning(round_: Round | None, ref_area: str) -> list[str]:
    """By when and to whom it is returned, in a sentence; nothing without an address."""
    if not round_ or not round_.address:
        return []
    deadline = wording.day(round_.deadline_of(ref_area).isoformat())
    return [form.wording("return", deadline=deadline, address=cleaned(round_.address))]


def _targets(figures: list[RequestedFigure], announced: Announced, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The policy targets with their goals: of each its wording, what was announced, and figures in words."""
    return [{"heading": form.heading("target", target.id), "wording": target.official_wording, "goals": [{
        "heading": f"{form.heading('goal')} {cleaned(goal.official_wording or wording.text(goal.title))}",
        "boxes": list(_boxes(announced.year, goal.id, announced.items.get(goal.id, ()))),
        "figures": [{"indicator": wording.text(row.indicator.title), "last": last_words(row, catalogue)}
                    for row in figures if catalogue.goal_of[row.indicator.id] == goal.id]}
        for goal in goals]} for target in catalogue.policy_targets
        if (goals := [goal for goal in catalogue.goals if goal.policy_target == target.id])]


def _boxes(year: int, goal: str, texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The boxes of part A, with their marks: below each line of the last report in quotation marks, the only double
    ones, so that an answer typed behind them is read, words written from right to left marked as such; and the last.
    """
    from docxtpl import RichText  # noqa: PLC0415

    for box, text in zip(boxes_of(goal, texts), [*texts, ""], strict=True):
        printed = form.wording("announced", year=year, text="\n") if text else f"{form.wording('others')}\n"
        before, after = f"[{box}] {printed}".split("\n")
        is_rtl = any(bidirectional(letter) in ("R", "AL") for letter in text)
        yield {"box": f"goalline_{box}", "before": before if texts else "", "after": after,
               "words": RichText(wording.nested(text), rtl=is_rtl)}
