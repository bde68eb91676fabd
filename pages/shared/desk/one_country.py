"""One country in a collection round: what it has sent, its contact, a reminder, and what was returned to it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from indicators import wording
from indicators.errors import Refusal
from indicators.model.rounds import Invited, Round
from indicators.permission import staff
from indicators.submissions.collection import Received
from indicators.wording import day, say
from pages.shared import frame, markup, menu, receipt, who
from pages.shared.cache import Visit
from pages.shared.desk import phrases, stored


def show(visit: Visit, held: Round, area: str) -> None:
    """Render what a country has sent, and for staff who may write, the reminder and the forms."""
    found = next(one for one in stored.sent(visit, held) if one.ref_area == area)
    name, invited = wording.area(area, visit.catalogue), found.invited
    frame.entitle(name)
    back = markup.link(menu.address("reporting_desk", round=str(held.id)), say("desk.all_countries"))
    returned = say("desk.returned", day=day(invited.returned_at[:10]),
                   reason=invited.returned_for) if invited.returned_at else ""
    facts = [(say("desk.stage"), phrases.stage(found.stage)), (say("desk.timing"), phrases.timing(found.timing)),
             (say("desk.figures"), _figures(held, found)),
             (say("desk.report"), day(found.report_on) if found.report_on else say("desk.report_missing")),
             (say("desk.returned_label"), returned),
             (say("desk.contact"), invited.contact or say("desk.no_contact")),
             (say("desk.language"), invited.language or say("desk.no_contact"))]
    frame.html(markup.paragraph(back) + markup.heading(2, name) + markup.facts(facts))
    _remind(visit, held, found)
    if menu.may_follow(visit):
        _write(visit, held, found)


def _figures(held: Round, found: Received) -> str:
    missing = phrases.missing(held, found)
    shown = phrases.figures(found)
    return f"{shown}. {say('desk.missing', what=missing)}" if missing else shown


def _remind(visit: Visit, held: Round, found: Received) -> None:
    frame.html(markup.heading(3, say("desk.reminder")))
    text = phrases.reminder(held, found, visit.catalogue)
    if not text:
        area = wording.in_sentence(found.ref_area, visit.catalogue)
        frame.html(markup.paragraph(say("desk.reminder_nothing", area=area)))
        return
    if found.invited.language:
        frame.html(markup.paragraph(say("desk.reminder_in", language=found.invited.language)))
    st.code(text, language=None, wrap_lines=True)


def _write(visit: Visit, held: Round, found: Received) -> None:
    """The forms for contact and language, and for what is returned to the country."""
    area, invited = found.ref_area, found.invited
    named = wording.in_sentence(area, visit.catalogue)
    name = who.ask()
    left, right = st.columns(2, gap="large")
    with left, st.form(f"desk.contact.{held.id}.{area}", enter_to_submit=False):
        contact = st.text_input(say("desk.contact"), value=invited.contact, help=say("desk.contact_help"))
        language = st.text_input(say("desk.language"), value=invited.language, help=say("desk.language_help"))
        if st.form_submit_button(say("desk.save_contact")):
            _save(visit, name, held, area, say("desk.contact_saved", area=named),
                  contact=contact.strip(), language=language.strip())
    with right, st.form(f"desk.return.{held.id}.{area}", enter_to_submit=False):
        frame.html(markup.paragraph(say("desk.return_what"), "gl-small gl-quiet gl-text"))
        reason = st.text_input(say("desk.return_reason"))
        if st.form_submit_button(say("desk.return")):
            _save(visit, name, held, area, say("desk.return_done", area=named), needs_reason=True,
                  returned_at=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                  returned_for=reason.strip())


def _save(visit: Visit, name: str, held: Round, area: str, done: str, *, needs_reason: bool = False,
          **changed: Any) -> None:
    def write() -> str:
        if needs_reason and not changed["returned_for"]:
            raise Refusal("round.reasonless")
        invited: Invited = replace(held.invited[area], **changed)
        wanted = stored.fields(held) | {"invited": {**held.invited, area: invited}}
        stored.save(visit, staff(name), wanted, held.entry)
        return done

    receipt.attempt("desk", write)
