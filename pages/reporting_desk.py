"""Page "Reporting desk": collection rounds, what each country has sent, and reminders."""


from indicators.wording import say
from pages.shared import cache, frame, markup, receipt, state
from pages.shared.cache import Visit
from pages.shared.desk import countries, round_forms

NEW = "new"


def reporting_desk(visit: Visit) -> None:
    """Render the round of the link parameter, by default the newest, or the form that opens one."""
    frame.html(markup.heading(1, say("menu.reporting_desk")))
    receipt.shown("desk")
    rounds = {str(one.id): one for one in reversed(cache.opened(visit.figures)[0].rounds())}
    if not rounds:
        state.value_of("round", [], say("desk.round"), say("desk.new"))
        frame.html(markup.paragraph(say("desk.lead_none"), "gl-lead"))
        round_forms.edit_form(visit, None)
        return
    names = {number: one.name for number, one in rounds.items()} | {NEW: say("desk.new")}
    number = state.choose("round", say("desk.round"), list(names), next(iter(rounds)), names.__getitem__,
                          starts_over="area", width=420)
    if number == NEW:
        round_forms.edit_form(visit, None)
        return
    area = state.value_of("area", list(rounds[number].invited), say("head.country"), say("desk.all_countries"))
    received = countries.show_all(visit, rounds[number])
    if area:
        countries.show_one(visit, rounds[number], next(one for one in received if one.ref_area == area))
    else:
        round_forms.reporting_forms(visit, rounds[number])
        round_forms.folded_forms(visit, rounds[number])
