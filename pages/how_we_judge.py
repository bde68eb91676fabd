"""Page "How we judge": the Alliance's text, the indicators, their rules, and Goalline's interpretations."""

import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.model import Absence, Catalogue, Goal, Indicator, PolicyTarget, Status
from indicators.wording import day, say
from pages.shared import chip, frame, markup, revisions, state
from pages.shared.cache import Visit
from pages.shared.table import table
from pages.shared.what_if import what_if

STATUSES = {
    "yearly": (Status.AHEAD, Status.ON_TRACK, Status.IMPROVING_BELOW, Status.NO_CLEAR_CHANGE, Status.MOVING_AWAY,
               Status.TOO_EARLY),
    "deadline": (Status.GOAL_MET, Status.ON_TRACK, Status.BEHIND, Status.MOVING_AWAY),
    "no_number": (Status.IMPROVING, Status.NO_CLEAR_TREND, Status.MOVING_AWAY, Status.AT_LIMIT, Status.TOO_EARLY),
    "law": (Status.GOAL_MET, Status.STAGE_BELOW, Status.MOVING_AWAY),
    "any": (Status.NOT_ASSESSED,),
}
"""The statuses of each kind of goal."""


TABS = ("statuses", "goals", "absences", "revisions", "trial")


def how_we_judge(visit: Visit) -> None:
    """Render what a status is, then in tabs each status, the goals with their rules, ticks and absences, revisions, and
    a trial of another rule. The goal of the link parameter is open.
    """
    codes = [goal.id for goal in visit.catalogue.goals]
    chosen = state.value_of("goal", codes, say("head.goal"), say("head.goals"))
    frame.html(markup.heading(1, say("menu.how_we_judge")) + markup.paragraph(say("how.lead"), "gl-lead"))
    names = {name: say(f"how.tab_{name}") for name in TABS}
    first = "trial" if state.has("try") else "goals" if chosen else "statuses"
    statuses, goals, absences, revised, trial = st.tabs(list(names.values()), default=names[first])
    with statuses:
        frame.html(markup.joined((_statuses(), *_paragraphs("two_kinds", "activities"))))
    with goals:
        frame.html(markup.joined((*_paragraphs("ours"), *(
            _target(target, visit.catalogue, chosen) for target in visit.catalogue.policy_targets))))
    with absences:
        ahead = [markup.paragraph(wording.message(message), "gl-text") for message in statements.OUTLOOK]
        frame.html(markup.joined((
            markup.heading(2, say("how.tick_title")), *_paragraphs("tick"), markup.heading(2, say("how.absences")),
            _absences(), markup.heading(2, say("how.outlook")), *ahead)))
    with revised:
        revisions.show(visit)
    with trial:
        what_if(visit)


def _paragraphs(*names: str) -> list[Markup]:
    return [markup.paragraph(say(f"how.{name}"), "gl-text") for name in names]


def _statuses() -> Markup:
    """What each status means, by kind of goal."""
    columns = [say("head.status"), say("how.kind"), say("how.means")]
    return table(say("how.caption"), columns, [
        [chip.status(status), say(f"how.kind_{kind}"), say(f"how.{kind}.{status}")]
        for kind, statuses in STATUSES.items() for status in statuses])


def _absences() -> Markup:
    items = [chip.absence(reason) + ": " + say(f"how.absence.{reason}") for reason in Absence]
    return markup.bullets([say("how.absence.zero"), *items, say("how.absence.hidden")], "gl-text")


def _target(target: PolicyTarget, catalogue: Catalogue, opened: str) -> Markup:
    goals = [_goal(goal, catalogue, opened=opened == goal.id) for goal in catalogue.goals
             if goal.policy_target == target.id]
    return markup.policy_target(say("how.target", number=target.id, title=wording.text(target.title)),
                                wording.nested(target.official_wording), goals)


def _goal(goal: Goal, catalogue: Catalogue, *, opened: bool) -> Markup:
    """A goal in the form's words, then its judged indicators, then context."""
    context = [markup.joined((
        markup.strong(wording.text(indicator.title)), f" ({indicator.publisher})" if indicator.publisher else "",
        f". {wording.text(indicator.reading)}")) for indicator in goal.indicators if indicator.role == "context"]
    return markup.official_goal(
        f"{goal.id} {wording.text(goal.title)}", wording.nested(goal.official_wording),
        say("how.source", source=goal.source, reviewed=day(goal.reviewed.isoformat()), by=goal.reviewed_by),
        wording.text(goal.why_it_matters),
        [_judged(indicator, catalogue) for indicator in goal.indicators if indicator.role == "judged"],
        say("how.context"), context, opened=opened)


def _judged(indicator: Indicator, catalogue: Catalogue) -> Markup:
    sentences = [wording.message(message, catalogue) for message in statements.how_judged(indicator)]
    headline = say("how.headline", place=indicator.headline) if indicator.headline else say(
        "how.for_the_world" if indicator.judged_for == "world" else "how.no_headline")
    return markup.judged_indicator(
        wording.text(indicator.title), f"{headline} {say('how.in_files', name=indicator.id)}",
        wording.text(indicator.reading), wording.text(indicator.caution), sentences)
