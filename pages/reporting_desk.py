"""Page "Reporting desk": collection rounds, what each country has sent, and reminders."""


from indicators.wording import say
from pages.shared import frame, markup, menu, receipt, state
from pages.shared.cache import Visit
from pages.shared.desk import edit, one_country, overview, stored

NEW = "new"


def reporting_desk(visit: Visit) -> None:
    """Render the round of the link parameter, by default the newest, or the form that opens one."""
    frame.html(markup.heading(1, say("desk.title")))
    if visit.past:
        frame.html(markup.paragraph(say("changed_files.not_here")))
        return
    receipt.shown("desk")
    rounds = {str(held.id): held for held in reversed(stored.rounds(visit))}
    if not rounds:
        frame.html(markup.paragraph(say("desk.lead_none"), "gl-lead"))
        if menu.may_follow(visit):
            edit.form(visit, None)
        return
    names = {number: held.name for number, held in rounds.items()} | {NEW: say("desk.new")}
    chosen = state.choose("round", say("desk.round"), list(names), next(iter(rounds)), names.__getitem__,
                          starts_over="area stage timing", width=420)
    if chosen == NEW:
        edit.form(visit, None)
        return
    held = rounds[chosen]
    area = state.known("area", list(held.invited), say("desk.country"), say("desk.all_countries"))
    if area:
        one_country.show(visit, held, area)
    else:
        overview.show(visit, held)


if __name__ == "__main__":
    frame.show("reporting_desk", reporting_desk)
