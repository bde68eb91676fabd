"""What several screens say of a commitment: its words, whose they are, its status, and when it is due."""

from datetime import date

from markupsafe import Markup

from indicators import statements, wording
from indicators.model import Catalogue
from indicators.model.commitments import CLOSED, Commitment
from indicators.reports.commitments import Due, state_of
from indicators.wording import day, say
from pages.shared import cache, markup, series
from pages.shared.cache import Visit


def quoted(text: str) -> str:
    """A country's words in quotation marks."""
    return say("commitments.quoted", text=text)


def attributed(one: Commitment, catalogue: Catalogue) -> str:
    """Whose words they are: "Cambodia, report of 2014"."""
    return say("reports.of", area=wording.area(one.ref_area, catalogue), year=one.year)


def status(one: Commitment, due_date: Due) -> str:
    """Where a commitment stands, in words."""
    return say(f"commitments.status_{state_of(one, due_date)}")


def why_overdue(due_date: Due) -> str:
    """Why a commitment is overdue, "" where it is not."""
    return say(f"commitments.overdue_{due_date.why}", day=day(due_date.last.isoformat())) if due_date.overdue else ""


def due(one: Commitment, due_date: Due) -> Markup:
    """When a commitment is due; for an overdue one also why it is."""
    if due_date.overdue:
        return markup.joined((markup.strong(say("commitments.overdue")), markup.small(why_overdue(due_date))), " ")
    if one.status in CLOSED:
        return markup.span(say("commitments.due_closed"), "gl-quiet")
    return markup.span(day(due_date.last.isoformat()) if due_date.by else say("commitments.due_next"), "")


def measured(visit: Visit) -> dict[tuple[str, str], str]:
    """Status, indicator and year of each country on each goal on which it has a figure."""
    board = cache.scoreboard(visit)
    indicators = board.catalogue.indicators
    rows = statements.cells(board, list(wording.country_names(visit.catalogue)), None, date.today().year)
    return {(row["ref_area"], row["goal"]): ", ".join(filter(None, (
        series.status_in_words(row, indicators[row["indicator"]]), wording.text(indicators[row["indicator"]].title),
        str(row["year"])))) for row in rows.to_dict("records")}
