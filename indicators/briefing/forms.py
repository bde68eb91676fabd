"""A country's reporting form of a year as DOCX: the goals, what its last report announced, and its last figures.

It has the wording by which reports/reading.py recognises what it printed.
"""

import io
from collections.abc import Iterable
from typing import Any, NamedTuple
from unicodedata import bidirectional
from zipfile import ZipFile
from zlib import crc32

import pandas as pd

from indicators import wording
from indicators.briefing.archives import archive_of
from indicators.briefing.pack.content import cleaned
from indicators.model import Catalogue, Message
from indicators.model.rounds import Round
from indicators.reports import form_wording as form
from indicators.reports.requested_figures import last_words, requested_figures
from indicators.reports.sections import Announced

LARGEST_ID = 2**31 - 1   # of a bookmark


class LastFigure(NamedTuple):
    """An indicator with its unit, and the last figure that the country reported, in words; "" for none."""

    indicator: str
    last: str


class GoalPart(NamedTuple):
    """What the form asks on an operational goal of a policy target; ``announced`` are the country's own words."""

    goal: str
    target: int
    wording: str
    announced: tuple[str, ...]
    figures: tuple[LastFigure, ...]


class ReportingForm(NamedTuple):
    """The form of a country and year; ``last_report`` is the year of its last report, 0 for none.

    ``years`` are those of the figures; ``keyword`` goes with the document, and comes back with it.
    """

    ref_area: str
    country: str
    year: int
    last_report: int
    years: tuple[int, ...]
    keyword: str
    goals: tuple[GoalPart, ...]
    targets: tuple[tuple[int, str], ...]       # number and wording
    returning: tuple[str, ...]                 # by when and to whom, in a sentence
    mark: tuple[str, ...]                      # that its figures are invented


def form_name(ref_area: str, year: int) -> str:
    """File name of a country's form."""
    return f"goalline-report-{ref_area}-{year}.docx"


def reporting_form(observations: pd.DataFrame, announced: Announced, catalogue: Catalogue, ref_area: str,
                   year: int, round_: Round | None = None) -> ReportingForm:
    """The form of a country for a year, from its last report and a frame of OBSERVATION, of which only earlier years
    count; in a round, with the years whose figures the round requests.

    Figures are the country's own and unsuppressed: the form is for staff, who send it to the country itself.
    """
    years = round_.years if round_ else (year,)
    figures = [row for row in requested_figures(observations, catalogue, ref_area, min(years)) if not row.breakdown]
    properties = {"area": ref_area, "report": str(year)}
    if catalogue.is_invented:
        properties["set"] = "illustrative"
    if round_:
        deadline = round_.deadline_of(ref_area).isoformat()
        properties |= {"round": str(round_.id), "deadline": deadline,
                       "language": round_.invited[ref_area].language if ref_area in round_.invited else ""}
    goals = tuple(GoalPart(
        goal.id, goal.policy_target, cleaned(goal.official_wording or wording.text(goal.title)),
        cleaned(announced.items.get(goal.id, ())),
        tuple(LastFigure(wording.text(row.indicator.title), last_words(row, catalogue)) for row in figures
              if catalogue.goal_of[row.indicator.id] == goal.id)) for goal in catalogue.goals)
    return ReportingForm(
        ref_area, catalogue.area[ref_area].name, year, announced.year, years,
        form.as_keyword(properties), goals,
        tuple((target.id, target.official_wording) for target in catalogue.policy_targets
              if target.id in {goal.target for goal in goals}),
        (form.wording("return", deadline=wording.day(deadline), address=cleaned(round_.address)),
         ) if round_ and round_.address else (),
        (wording.message(Message(code="chart.illustrative")),) if catalogue.is_invented else ())


def forms_archive(forms: Iterable[ReportingForm]) -> bytes:
    """ZIP of the forms, each as DOCX."""
    return archive_of((form_name(one.ref_area, one.year), form_document(one)) for one in forms)


def form_document(content: ReportingForm) -> bytes:
    """The form as DOCX, reproducible byte for byte.

    A bookmark on each quotation and the content control of its box name the promise that is answered there.
    """
    from indicators.briefing.pack.templates import opened_document  # noqa: PLC0415 - for those who take a form

    title, stream = form.wording("title", year=content.year), io.BytesIO()
    template, tags = opened_document(None, "form.docx")
    template.render({
        "marking": " ".join(content.mark), "country": content.country, "title": title,
        "explanations": (*content.mark, *form.explanations(), *content.returning),
        "page": form.wording("page", page="\n", pages="\n").split("\n"),
        "questions": [form.question(letter, content.last_report if letter == "A" else 0) for letter in "ABC"],
        "quotations": form.wording("quotations"), "others": form.wording("others"), "level": form.wording("level"),
        "levels": [level.replace(" ", wording.NO_BREAK) for level in form.levels().values()],
        "heads": [form.wording("figures"), form.wording("last_figure")], "years": content.years,
        "targets": [{"heading": form.heading("target", number), "wording": text, "goals": [
            {"heading": f"{form.heading('goal')} {goal.wording}", "figures": goal.figures, "announced": [
                _quotation(content.last_report, goal.goal, point, words)
                for point, words in enumerate(goal.announced, 1)]}
            for goal in content.goals if goal.target == number]} for number, text in content.targets]},
        tags, autoescape=True)
    template.docx.core_properties.title = f"{content.country}: {title}"
    template.docx.core_properties.keywords = content.keyword
    template.save(stream)
    with ZipFile(stream) as written:         # anew, without the time of writing
        return archive_of((name, written.read(name)) for name in written.namelist())


def _quotation(year: int, goal: str, number: int, text: str) -> dict[str, Any]:
    """A line of the last report in quotation marks, the only double ones, so that an answer typed behind them is read;
    words written from right to left are marked as such.
    """
    from docxtpl import RichText  # noqa: PLC0415

    before, after = form.wording("announced", year=year, number=number, text="\n").split("\n")
    is_rtl = any(bidirectional(letter) in ("R", "AL") for letter in text)
    box = form.box_name(goal, number, text)
    return {"box": box, "id": crc32(box.encode()) % LARGEST_ID, "before": before, "after": after,
            "words": RichText(wording.nested(text), rtl=is_rtl)}
