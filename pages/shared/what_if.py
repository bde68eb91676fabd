"""Trial of another rule for an indicator, with the statuses that would flip; for staff only."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.changes.what_if import Trial, rule_of, typed_of
from indicators.errors import Refusal
from indicators.judging.methods import METHODS
from indicators.model import KEY, Catalogue, Indicator, Rule, Status, records
from indicators.wording import has, say
from pages.shared import cache, chip, frame, markup, state
from pages.shared.ask import LATEST
from pages.shared.cache import Visit
from pages.shared.changes import status_cell
from pages.shared.table import Cell, Column, table

SHOWN = 100
NOTHING = ""


def what_if(visit: Visit) -> None:
    """Ask for an indicator and a rule; render the statuses that would flip."""
    frame.html(markup.heading(2, say("what_if.title")) + markup.paragraph(say("what_if.lead"), "gl-text"))
    judged = {code: indicator for code, indicator in visit.catalogue.indicators.items() if indicator.goal is not None}
    titles = {code: f"{visit.catalogue.goal_of[code]} {wording.text(indicator.title)}"
              for code, indicator in judged.items()}
    code = state.choose("try", say("what_if.indicator"), [NOTHING, *judged], NOTHING,
                        (titles | {NOTHING: say("what_if.choose")}).__getitem__, starts_over=_of_a_rule(), width=460)
    if code:
        _try(visit, judged[code])


def _of_a_rule() -> str:
    """Link parameters that are invalid for another indicator."""
    return " ".join(["method", "year", *sorted(state.of_a_rule())])


def _try(visit: Visit, indicator: Indicator) -> None:
    """Render the current rule with editable parameters, and the effect of the edit."""
    in_force = indicator.goal or Rule(method="")
    rule = _ask(in_force)
    try:
        trial = cache.what_if(visit, indicator.id, rule)
    except Refusal as refusal:
        frame.trouble(refusal)
        return
    if trial.before.empty:
        frame.html(markup.paragraph(say("what_if.no_figures")))
        return
    years = {LATEST: say("ask.latest")} | {str(year): str(year) for year in
                                           sorted(trial.before["year"].unique(), reverse=True)}
    year = state.choose("year", say("ask.year"), list(years), LATEST, years.__getitem__, width=220)
    if rule == in_force:
        frame.html(markup.paragraph(say("what_if.in_force"), "gl-quiet"))
        return
    before, after = (_of_year(judged, year) for judged in (trial.before, trial.after))
    frame.html(markup.paragraph(_summary(trial, before)) + _counts(before, after)
        + _flips(trial, before, indicator, visit.catalogue))


def _ask(in_force: Rule) -> Rule:
    """Ask for a method and its parameters; defaults are those of the current rule."""
    own = typed_of(in_force)
    method = state.choose("method", say("what_if.method"), list(METHODS), in_force.method,
                          lambda name: say(f"what_if.methods.{name}"), width=460)
    names = sorted(METHODS[method].parameter_names, key=lambda name: (name not in own, name))     # current ones first
    typed: dict[str, str] = {}
    columns = st.columns(min(len(names), 4)) if names else []
    for position, name in enumerate(names):
        with columns[position % 4]:
            typed[name] = state.text_field(
                f"rule.{name}", parameter_words(method, name), own.get(name, "") if method == in_force.method else "",
                say("what_if.usual"), say("what_if.key", name=name))
    frame.html(markup.paragraph(say("what_if.hint"), "gl-small gl-quiet"))
    return rule_of(method, typed)


def parameter_words(method: str, name: str) -> str:
    """Meaning of a method's parameter, in plain words."""
    own = f"what_if.of.{method}.{name}"
    return say(own if has(own) else f"what_if.parameters.{name}")


def _of_year(assessments: pd.DataFrame, year: str) -> pd.DataFrame:
    """The rows of a year, or the newest of each area."""
    if year:
        return assessments[assessments["year"] == int(year)]
    return assessments.sort_values("year").drop_duplicates("ref_area", keep="last").sort_values("ref_area")


def _summary(trial: Trial, shown: pd.DataFrame) -> str:
    flips = len(_shown_flips(trial, shown))
    return say("what_if.flips", flips=flips, of=len(shown), all=len(trial.flips))


def _shown_flips(trial: Trial, shown: pd.DataFrame) -> pd.DataFrame:
    return trial.flips.merge(shown[[*KEY, "value", "absence", "marks", "hidden"]], on=KEY)


def _counts(before: pd.DataFrame, after: pd.DataFrame) -> Markup:
    """Number of each status now and then, without those that do not occur."""
    now, then = before["status"].value_counts(), after["status"].value_counts()
    columns = [Column(say("series.status")), *(Column(say(f"what_if.{when}"), number=True) for when in ("now", "then"))]
    rows = [[Cell(chip.status(status)), Cell(str(now.get(status, 0))), Cell(str(then.get(status, 0)))]
            for status in Status if status in now or status in then]
    return markup.boxed(table(say("what_if.counts"), columns, rows), "gl-narrow")


def _flips(trial: Trial, shown: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> Markup:
    """Each status that would flip, with its figure, before and after."""
    flips = _shown_flips(trial, shown)
    if flips.empty:
        return Markup("")
    name = {code: area.name for code, area in catalogue.area.items()}
    flips = flips.assign(name=flips["ref_area"].map(name)).sort_values("name")
    columns = [Column(say(f"what_if.{name}")) for name in ("area", "year", "figure", "now", "then")]
    listed = flips.head(SHOWN)
    sure = [records(statements.certainty_by_chance(board, listed)) for board in trial.boards]
    rows = [[Cell(row["name"]), Cell(str(row["year"])), Cell(chip.figure(row, indicator, catalogue)),
             status_cell(row["before"], **before), status_cell(row["after"], **after)]
            for row, before, after in zip(records(listed), *sure, strict=True)]
    more = say("changed_files.more", count=wording.Count(len(flips) - SHOWN)) if len(flips) > SHOWN else ""
    marked = any(row["certainty"] for side in sure for row in side)
    return markup.joined((
        markup.heading(2, say("what_if.flips_title")), chip.key() if marked else "",
        table(say("what_if.flips_caption"), columns, rows), markup.paragraph(more)))
