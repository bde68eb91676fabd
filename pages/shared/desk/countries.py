"""What the countries of a collection round have sent: all in a table, and one with its contact and a reminder."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.errors import Refusal
from indicators.model import Catalogue
from indicators.model.rounds import Round
from indicators.permission import staff
from indicators.reports.collection import Received, Stage, Timing, received
from indicators.reports.report import LETTERS
from indicators.wording import day, say
from pages.shared import cache, frame, markup, receipt, state, who
from pages.shared.cache import Visit
from pages.shared.desk import round_forms

ROWS, ROW_HEIGHT = 9, 35         # rows in sight, and the pixels of a row of Streamlit's tables


def show_all(visit: Visit, round_: Round) -> list[Received]:
    """Render how far a round is and what it asks for, then its countries; the selected one goes into the address."""
    countries = sorted(_received(visit, round_), key=lambda country: (
        country.timing != Timing.OVERDUE, list(Stage).index(country.stage),
        wording.area(country.ref_area, visit.catalogue)))
    complete = sum(country.stage == Stage.COMPLETE for country in countries)
    overdue = sum(country.timing == Timing.OVERDUE for country in countries)
    asks = say("desk.asks", years=wording.listed(map(str, round_.years)), goals=wording.listed(round_.goals),
               count=len(round_.goals), year=round_.report_year, opens=day(round_.opens.isoformat()),
               deadline=day(round_.deadline.isoformat()))
    frame.html(markup.paragraph(say("desk.complete", complete=complete, of=len(countries), overdue=overdue), "gl-lead")
               + markup.paragraph(f"{asks} {say('desk.what')}", "gl-quiet gl-text"))
    _table(visit, round_, countries)
    return countries


def _table(visit: Visit, round_: Round, countries: Sequence[Received]) -> None:
    """The countries with what they have sent, those overdue first."""
    key = f"desk.countries.{round_.entry}"

    def select() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        state.put(area=countries[rows[0]].ref_area if rows else None)

    st.dataframe(pd.DataFrame({
        say("head.country"): [wording.area(country.ref_area, visit.catalogue) for country in countries],
        say("desk.stage"): [say("desk.received", stage=country.stage) for country in countries],
        say("desk.timing"): [say("desk.due", timing=country.timing) for country in countries],
        say("desk.figures"): [_figures(country) for country in countries],
        say("head.missing"): [_missing(round_, country) if country.figures else "" for country in countries],
        say("desk.report"): [_report(country) for country in countries],
        say("desk.last"): [day(country.last_on) if country.last_on else "" for country in countries]}),
        hide_index=True, key=key, on_select=select, selection_mode="single-row",
        height=(min(len(countries), ROWS) + 1) * ROW_HEIGHT + 3)


def _report(country: Received) -> str:
    if not country.report_on:
        return say("head.missing")
    came = day(country.report_on)
    parts = [goal if len(letters) == len(LETTERS) else f"{goal} {letters}"
             for goal, letters in country.unanswered.items()]
    return say("desk.report_lacks", day=came, parts=wording.listed(parts)) if parts else came


def _received(visit: Visit, round_: Round) -> list[Received]:
    """What each country of a round has sent so far."""
    snapshot = cache.snapshot_of(visit.figures)
    return received(round_, cache.scoreboard(visit), snapshot.active_submissions(), snapshot.submitted, date.today())


def _figures(country: Received) -> str:
    """How many of the requested figures have been received."""
    if not country.asked:
        return say("desk.figures_none_asked")
    return say("desk.figures_of", figures=country.figures, asked=country.asked)


def _missing(round_: Round, country: Received) -> str:
    """Goals without a figure: "1.1 and 4.2", in a round for several years "1.1 (2024) and 4.2 (2023 and 2024)"."""
    return wording.listed(goal if len(round_.years) == 1 else say("desk.missing_one", goal=goal, years=years)
                          for goal, years in _missing_years(country))


def _missing_years(country: Received) -> Iterator[tuple[str, str]]:
    """Goals without a figure, with the years that lack it."""
    for goal, pairs in groupby(country.missing, lambda pair: pair[0]):
        yield goal, wording.listed(str(year) for _, year in pairs)


def show_one(visit: Visit, round_: Round, country: Received) -> None:
    """Render what a country has sent, the reminder and the forms."""
    name, invited = wording.area(country.ref_area, visit.catalogue), country.invited
    frame.entitle(name)
    returned = say("desk.returned", day=day(invited.returned_at[:10]),
                   reason=invited.returned_for) if invited.returned_at else ""
    missing = f"{say('head.missing')}: {_missing(round_, country)}" if country.missing else ""
    facts = {"stage": say("desk.received", stage=country.stage), "timing": say("desk.due", timing=country.timing),
             "figures": ". ".join(filter(None, [_figures(country), missing])), "report": _report(country),
             "returned_label": returned, "contact": invited.contact or say("desk.no_contact"),
             "language": invited.language or say("desk.no_contact")}
    frame.html(markup.heading(2, name) + markup.facts([(say(f"desk.{label}"), words) for label, words in facts.items()])
               + markup.heading(3, say("desk.reminder")))
    _remind(visit, round_, country)
    _forms(visit, round_, country)


def _remind(visit: Visit, round_: Round, country: Received) -> None:
    text = _reminder(round_, country, visit.catalogue)
    if not text:
        area = wording.in_sentence(country.ref_area, visit.catalogue)
        frame.html(markup.paragraph(say("desk.reminder_nothing", area=area)))
        return
    if country.invited.language and wording.language_named(country.invited.language) != wording.tag().replace("-", "_"):
        frame.html(markup.paragraph(say("desk.reminder_in", language=country.invited.language)))
    st.code(text, language=None, wrap_lines=True)


def _reminder(round_: Round, country: Received, catalogue: Catalogue) -> str:
    """A text to the country that names what is missing or was returned; "" where nothing is."""
    unanswered = [goal for goal, letters in country.unanswered.items() if len(letters) == len(LETTERS)]
    if country.stage == Stage.COMPLETE and not unanswered:
        return ""
    area, titles = wording.in_sentence(country.ref_area, catalogue), wording.goal_titles(catalogue)
    times = {"timing": str(country.timing), "round": round_.name}
    lines = [*([] if country.report_on else [say("desk.reminder_report", year=round_.report_year)]),
             *(say("desk.reminder_answer", goal=titles.get(goal, goal)) for goal in unanswered),
             *(say("desk.reminder_figure", goal=titles.get(goal, goal), years=years)
               for goal, years in _missing_years(country))]
    paragraphs = [
        say("desk.reminder_subject", area=area, **times),
        say("desk.reminder_deadline", deadline=day(round_.deadline.isoformat()), **times),
        say("desk.reminder_returned", area=area, day=day(country.invited.returned_at[:10]),
            reason=country.invited.returned_for) if country.stage == Stage.RETURNED else "",
        "\n".join([say("desk.reminder_missing", area=area), *lines]) if lines else "", say("desk.reminder_end")]
    return "\n\n".join(filter(None, paragraphs))


def _forms(visit: Visit, round_: Round, country: Received) -> None:
    """The forms for contact and language, and for what is returned to the country."""
    area, invited = country.ref_area, country.invited
    author = who.ask()
    left, right = st.columns(2, gap="large")

    def save(*, needs_reason: bool = False, **fields: Any) -> str:
        if needs_reason and not fields["returned_for"]:
            raise Refusal("reason.missing")
        round_forms.save_country(visit, staff(author), round_, area, replace(invited, **fields))
        return receipt.done()

    with left, st.form(f"desk.contact.{round_.id}.{area}", enter_to_submit=False):
        contact = st.text_input(say("desk.contact"), value=invited.contact, help=say("desk.contact_help"))
        language = st.text_input(say("desk.language"), value=invited.language)
        if st.form_submit_button(say("desk.save_contact")):
            receipt.attempt("desk", lambda: save(
                contact=contact.strip(), language=language.strip()))
    with right, st.form(f"desk.return.{round_.id}.{area}", enter_to_submit=False):
        frame.html(markup.paragraph(say("desk.return_what"), "gl-small gl-quiet gl-text"))
        reason = st.text_input(say("desk.return_reason"))
        if st.form_submit_button(say("desk.return")):
            receipt.attempt("desk", lambda: save(
                needs_reason=True, returned_for=reason.strip(),
                returned_at=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")))
