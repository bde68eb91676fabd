"""What several parts say of a commitment: its words with attribution, status, when it is due, and what is measured."""

from collections.abc import Callable, Collection, Sequence

from markupsafe import Markup

from indicators import statements, wording
from indicators.model import Catalogue
from indicators.model.commitments import CLOSED, Commitment
from indicators.reports.commitments import Due
from indicators.wording import day, say
from pages.shared import cache, chip, markup, series, state
from pages.shared.cache import Visit

WIDTH, HEIGHT = 110, 26      # pixels of the line of an indicator


def quoted(text: str) -> str:
    """A country's words in quotation marks."""
    return say("commitments.quoted", text=text)


def attributed(one: Commitment, catalogue: Catalogue) -> str:
    """Whose words they are: "Cambodia, report of 2014"."""
    return say("reports.of", area=wording.area(one.ref_area, catalogue), year=one.year)


def status(one: Commitment) -> str:
    """The status of a commitment in words."""
    return say(f"commitments.status_{one.status}")


def due(one: Commitment, due_date: Due) -> Markup:
    """When a commitment is due; for an overdue one also why it is."""
    if one.status in CLOSED:
        return markup.span(say("commitments.due_closed"), "gl-quiet")
    if not due_date.overdue:
        return markup.span(say("commitments.due_by", day=day(due_date.last.isoformat())) if due_date.by
                           else say("commitments.due_next"), "")
    why = say(f"commitments.overdue_{due_date.why}", day=day(due_date.last.isoformat()))
    return markup.joined((markup.strong(say("commitments.overdue")), markup.small(why)), " ")


def measured(visit: Visit, one: Commitment) -> Markup:
    """Status and line of the indicator that the commitment should move: the country's first on the goal with a figure.
    """
    board, summary = cache.summary_of(visit, one.ref_area)
    line = next((line for line in summary.lines if line.goal == one.goal), None)
    if line is None or line.assessment is None:
        return markup.span(say("commitments.no_figure"), "gl-quiet")
    indicator = board.catalogue.indicators[line.indicator]
    row = statements.with_certainty(board, line.assessment)
    about = f"{wording.text(indicator.title)}, {wording.years(row)}"
    picture = series.sparkline(board.series(line.indicator, one.ref_area), indicator, board.catalogue, WIDTH, HEIGHT)
    return markup.joined((chip.of_a_year(row, indicator, colour=not line.stale), markup.small(about), picture))


def ask_area(visit: Visit, areas: Collection[str]) -> str:
    """Ask for a country among those that occur; "" for all."""
    names = {code: wording.area(code, visit.catalogue) for code in areas}
    return choose("area", "areas", sorted(names, key=names.__getitem__), names.__getitem__)


def ask_goal(visit: Visit, goals: Collection[str]) -> str:
    """Ask for a goal among those that occur; "" for all."""
    names = wording.goal_titles(visit.catalogue)
    return choose("goal", "goals", sorted(goals), lambda code: names.get(code, code))


def choose(name: str, every: str, options: Sequence[str], wording_of: Callable[[str], str]) -> str:
    """A select box bound to a link parameter, with a first option for all."""
    words = {"": say(f"commitments.all_{every}")} | {str(code): wording_of(code) for code in options}
    return state.choose(name, say(f"commitments.{name}"), list(words), "", words.__getitem__)
