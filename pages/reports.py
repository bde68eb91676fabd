"""Page "Country reports": the reports on file, read and searched; for staff, new ones, and figures that words state."""

from collections.abc import Callable, Sequence

from indicators import wording
from indicators.opening import Narrative
from indicators.reports.sections import sections
from indicators.wording import say
from pages.shared import cache, frame, markup, menu, receipt, report, state
from pages.shared.cache import Visit
from pages.shared.reports import add, figures, search

VIEWS: dict[str, Callable[[Visit], None]] = {"search": search.show, "add": add.show, "figures": figures.show}


def reports(visit: Visit) -> None:
    """Render the report of the link parameter, or the section that staff choose: all reports with a search, new ones,
    figures from words.
    """
    receipt.shown("reports")
    every = {search.code_of(narrative): narrative for narrative in cache.snapshot_of(
        visit.figures).narratives(visit.version)}
    if not state.has("view") and (code := state.value_of(
            "report", list(every), say("coding.report"), say("reports.all"))):
        _show(visit, every[code])
        return
    frame.html(markup.heading(1, _title(list(every.values()))))
    view = state.pick("view", say("head.section"), list(VIEWS), lambda name: say(f"reports.view_{name}")
                      ) if menu.may_write(visit) else "search"
    VIEWS[view](visit)


def _title(every: Sequence[Narrative]) -> str:
    countries = len({narrative.ref_area for narrative in every})
    return say("reports.on_file", count=wording.Count(len(every)), countries=wording.Count(countries))


def _show(visit: Visit, narrative: Narrative) -> None:
    """Render a report goal by goal, in the country's words."""
    title = say("reports.of", area=wording.area(narrative.ref_area, visit.catalogue), year=narrative.year)
    links = [markup.link(menu.address("country", area=narrative.ref_area), say("menu.country")),
             markup.link(menu.address("reports"), say("reports.all"))]
    frame.entitle(title)
    frame.html(markup.heading(1, title)
               + markup.paragraph(markup.joined((narrative.source, *links), " · "), "gl-small")
               + report.whole(sections(narrative.text, visit.catalogue.goals), visit.catalogue))
