"""Trial of another rule for an indicator, with the statuses that would flip; for staff only."""

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.changes.status_flips import SURE
from indicators.changes.what_if import Trial, rule_of, typed_of
from indicators.errors import Refusal
from indicators.judging.methods import METHODS
from indicators.model import KEY, Catalogue, Indicator, Rule, records
from indicators.wording import has, say
from pages.shared import cache, chip, frame, markup, menu, series, state
from pages.shared.ask import LATEST
from pages.shared.cache import Visit

NOTHING = ""


def what_if(visit: Visit) -> None:
    """Ask for an indicator and a rule; render the statuses that would flip."""
    frame.html(markup.heading(2, say("what_if.title")) + markup.paragraph(say("what_if.lead"), "gl-text"))
    judged = {code: indicator for code, indicator in visit.catalogue.indicators.items() if indicator.goal is not None}
    titles = {code: f"{visit.catalogue.goal_of[code]} {wording.text(indicator.title)}"
              for code, indicator in judged.items()}
    code = state.choose("try", say("head.indicator"), [NOTHING, *judged], NOTHING,
                        (titles | {NOTHING: say("what_if.choose")}).__getitem__, starts_over=_of_a_rule(), width=460)
    if code:
        _try(visit, judged[code])


def _of_a_rule() -> str:
    """Link parameters that are invalid for another indicator."""
    return " ".join(["method", "year", *menu.OF_A_RULE])


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
    years = {LATEST: say("head.latest")} | {str(year): str(year) for year in
                                           sorted(trial.before["year"].unique(), reverse=True)}
    year = state.choose("year", say("head.year"), list(years), LATEST, years.__getitem__, width=220)
    if rule == in_force:
        frame.html(markup.paragraph(say("what_if.in_force"), "gl-quiet"))
        return
    before, after = (_of_year(judged, year) for judged in (trial.before, trial.after))
    _show_effect(trial, before, after, indicator, visit.catalogue)


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


def _show_effect(trial: Trial, before: pd.DataFrame, after: pd.DataFrame, indicator: Indicator,
                 catalogue: Catalogue) -> None:
    """Render how many statuses would flip, and each flip with its figure."""
    flips = trial.flips.merge(before[[*KEY, "value", "absence", "marks", "hidden"]], on=KEY)
    frame.html(markup.paragraph(say("what_if.flips", flips=len(flips), of=len(before), all=len(trial.flips))))
    if flips.empty:
        return
    names = [catalogue.area[code].name for code in flips["ref_area"]]
    rows = records(flips.assign(name=names).sort_values("name"))
    series.show_table(say("what_if.flips_title"), {
        say("head.area"): [row["name"] for row in rows], say("head.year"): [str(row["year"]) for row in rows],
        say("head.figure"): [chip.figure(row, indicator, catalogue).striptags() for row in rows],
        **{say(f"what_if.{when}"): [_word(row[side], row[SURE[side]]) for row in rows]
           for when, side in (("now", "before"), ("then", "after"))}})


def _word(status: str, certainty: str = "") -> str:
    """Icon and word of a status, and how sure it is."""
    words = f"{wording.status(status).icon} {wording.status(status).word}"
    return f"{words}, {wording.certainty(certainty)}" if certainty else words
