"""Page "Reporting desk": collection rounds, what each country has sent and what was done about it."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.briefing.tables import workbook
from indicators.model.rounds import Round
from indicators.rounds.deadlines import deadlines_calendar
from indicators.rounds.in_words import (
    country_in_words,
    how_far,
    most_urgent_first,
    request_in_words,
    step_in_words,
)
from indicators.rounds.proposed import file_name
from indicators.rounds.received import Received, Stage, Timing, WaitingFile, received
from indicators.wording import day, say
from pages.shared import cache, downloads, filters, frame, markup, receipt, state, who
from pages.shared.cache import Visit
from pages.shared.desk import round_forms, steps
from pages.shared.filters import Choice

NEW = "new"


def reporting_desk(visit: Visit) -> None:
    """Render the round of the link parameter, by default the newest, or the form that opens one."""
    frame.html(markup.heading(1, say("menu.reporting_desk")))
    receipt.shown()
    rounds = {str(one.id): one for one in reversed(visit.ledger.rounds())}
    if not rounds:
        state.value_of("round", [], say("desk.round"), say("desk.new"))
        frame.html(markup.paragraph(say("desk.lead_none"), "gl-lead"))
        if who.may("set_round"):
            round_forms.edit_form(visit, None)
        return
    names = {number: one.name for number, one in rounds.items()}
    if who.may("set_round"):
        names[NEW] = say("desk.new")
    newest = next(iter(rounds))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = state.choose("round", say("desk.round"), list(names), newest, names.__getitem__, starts_over="area",
                              width=420)
    if number == NEW:
        round_forms.edit_form(visit, None, rounds[newest])
    else:
        _show_round(visit, rounds[number])


def _show_round(visit: Visit, round_: Round) -> None:
    """Render how far a round is and its countries; then what can be done about those selected, else about the round."""
    snapshot, waiting = visit.snapshot, _waiting(visit, round_)
    countries = most_urgent_first(received(
        round_, cache.scoreboard(visit), snapshot.active_submissions(), snapshot.submitted, date.today(), waiting),
        visit.catalogue)
    frame.html(markup.paragraph(how_far(countries), "gl-lead") + markup.paragraph(
        f"{request_in_words(round_)} {say('desk.what')}", "gl-quiet gl-text"))
    table = pd.DataFrame([country_in_words(round_, country, visit.catalogue) for country in countries])
    area = state.value_of("area", list(round_.invited), say("head.country"), say("phrase.none"))
    selected = _select(visit, round_, countries, table)
    chosen = selected if len(selected) > 1 else [country for country in countries if country.ref_area == area]
    _files(visit, round_, table)
    if not chosen:
        round_forms.folded_forms(visit, round_)
        if who.may("set_round", who.ANYWHERE):
            steps.returned_drafts(visit, round_)
        return
    if len(chosen) == 1:
        _facts(visit, round_, chosen[0])
    steps.record(visit, round_, chosen, waiting)
    if len(chosen) == 1 and who.may("set_round"):
        round_forms.contact_form(visit, round_, chosen[0].ref_area)
    if len(chosen) == 1 and who.may("set_round", area):
        _withdraw(visit, chosen[0])


def _waiting(visit: Visit, round_: Round) -> dict[str, list[WaitingFile]]:
    """The files that are read and not saved yet, by their country: reports of the desk, and figures of this session."""
    ledger, files = visit.ledger, dict[str, list[WaitingFile]]()
    for file in ledger.received_files():
        if file.year == round_.report_year:
            files.setdefault(file.area, []).append(WaitingFile(file.filename, file.at[:10]))
    opened, job = st.session_state.get(f"upload.{visit.figures}", ("", None))
    if job and opened == ledger.id and not job.receipt:
        rows = job.prepared.to_publish("as shown")
        for area in rows.loc[rows["year"].isin(round_.years), "ref_area"].unique():
            files.setdefault(area, []).append(WaitingFile(job.filename, date.today().isoformat()))
    return files


def _select(visit: Visit, round_: Round, countries: Sequence[Received], table: pd.DataFrame) -> list[Received]:
    """Ask for filters; render the countries that match, and return those selected; the address has a single one."""
    codes = pd.DataFrame([(str(country.stage), str(country.timing), country.invited.officer) for country in countries],
                         columns=["stage", "timing", "officer"])
    rows, _ = filters.matching("reporting_desk", table, codes, {
        "stage": Choice(say("desk.stage"), lambda stage: say("desk.received", stage=stage), Stage),
        "timing": Choice(say("desk.timing"), lambda timing: say("desk.due", timing=timing), Timing),
        "officer": Choice(say("desk.officer"), str)})
    return [countries[row] for row in filters.select(
        rows.loc[:, rows.astype(bool).any()], f"desk.{round_.entry}.{len(round_.steps)}.{visit.version}",
        say("desk.table"), lambda rows: state.put(area=countries[rows[0]].ref_area if len(rows) == 1 else None))]


def _files(visit: Visit, round_: Round, table: pd.DataFrame) -> None:
    """Render downloads: the forms, the table, and the deadlines."""
    name, ledger = file_name(round_), visit.ledger
    about = [(say("desk.round"), round_.name), (say("desk.as_of"), day(date.today().isoformat())),
             *([("", say("message", "chart.illustrative"))] if visit.illustrative else [])]
    with st.container(horizontal=True):
        round_forms.reporting_forms(visit, round_)
        downloads.offer_recorded(visit, say("filters.excel"),
                                 lambda: workbook({say("menu.reporting_desk"): table}, about), f"goalline-{name}.xlsx")
        downloads.offer_recorded(visit, say("desk.calendar"), lambda: deadlines_calendar(
            round_, visit.catalogue, ledger.id), f"goalline-{name}.ics", "text/calendar")
    frame.html(markup.paragraph(say("desk.select"), "gl-small gl-quiet gl-text"))


def _facts(visit: Visit, round_: Round, country: Received) -> None:
    """Render what a country has sent, whom to write to, and what happened."""
    name, invited = wording.area(country.ref_area, visit.catalogue), country.invited
    frame.entitle(name)
    whom = ((say(f"desk.{field}"), getattr(invited, field) or say("desk.no_contact"))
            for field in ("contact", "language", "officer"))
    facts = [*list(country_in_words(round_, country, visit.catalogue).items())[1:-1], *whom]
    lines = [markup.lines(filter(None, (say("desk.by", what=step_in_words(step), name=step.by, day=day(step.at[:10])),
                                        step.text))) for step in reversed(country.steps)]
    frame.html(markup.heading(2, name) + markup.facts(facts) + markup.bullets(lines, "gl-text"))


def _withdraw(visit: Visit, country: Received) -> None:
    """Render the form that withdraws a step from all its countries."""
    ledger = visit.ledger
    names = {step.number: say("desk.for", what=step_in_words(step), count=wording.Count(len(step.areas)))
             for step in reversed(country.steps) if who.may("set_round", *step.areas)}
    if not names:
        return
    with st.expander(say("desk.withdraw_title")):
        number = st.selectbox(say("desk.step"), list(names), format_func=names.__getitem__)
        receipt.act(visit, f"desk.withdraw.{country.ref_area}", say("head.withdraw"), number,
                    lambda actor, reason, number: ledger.withdraw_step(actor, number, reason=reason))
