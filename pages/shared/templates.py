"""Templates to download: the workbook and the reporting form of a year, for one country or each of a group."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from indicators import wording
from indicators.briefing.archives import archive_of
from indicators.ingest.limits import FIRST_YEAR
from indicators.model.rounds import Round
from indicators.reports.requested_figures import template_name
from indicators.reports.sections import announced_before
from indicators.rounds.figures_workbook import template
from indicators.rounds.report_form import form_document, form_name
from indicators.wording import say
from pages.shared import cache, frame, markup, state
from pages.shared.cache import Visit

NO_LANGUAGES: Mapping[str, str] = {}


def offered(visit: Visit) -> None:
    """Render an expander: a group or country, the year, and their templates, made when they are requested.

    Templates contain what a country reported before; those of the demo are marked.
    """
    groups = {group.id: wording.text(group.name) for group in visit.catalogue.groups}
    names = groups | wording.country_names(visit.catalogue)
    area = state.get("area", list(names), "")
    with st.expander(say("templates.title"), key="templates", expanded=bool(area)):
        frame.html(markup.paragraph(say("templates.lead")))
        whose, when = st.columns([3, 1])
        year = int(when.selectbox(say("templates.year"), range(date.today().year, FIRST_YEAR - 1, -1), index=1,
                                  key="templates.year"))
        code = whose.selectbox(say("templates.whose"), list(names), list(names).index(area) if area else None,
                               format_func=names.__getitem__, placeholder=say("templates.choose"), key="templates.code")
        areas = visit.catalogue.members(code, year) if code in groups else [code] if code else []
        with st.container(horizontal=True):
            for what, name_of, make in (("workbook", template_name, _workbooks), ("form", form_name, _forms)):
                files = [name_of(one, year) for one in areas]
                st.download_button(
                    say("templates.download", what=what, count=wording.Count(len(areas))),
                    partial(_content, files, partial(make, visit, areas, year)),
                    f"goalline-{what}s-{code}-{year}.zip" if code in groups else next(iter(files), ""),
                    disabled=not areas, on_click="ignore", key=f"templates.download_{what}")


def _content(names: Sequence[str], make: Callable[[], Iterator[bytes]]) -> bytes:
    """The only file, or a ZIP of several."""
    files = make()
    return next(files) if len(names) == 1 else archive_of(zip(names, files, strict=True))


def _workbooks(visit: Visit, ref_areas: Sequence[str], year: int) -> Iterator[bytes]:
    observations = cache.snapshot_of(visit.figures).observations(version=visit.version)
    return (template(observations, visit.catalogue, code, year) for code in ref_areas)


def _forms(visit: Visit, ref_areas: Sequence[str], year: int) -> Iterator[bytes]:
    return (content for _, content in country_forms(visit, ref_areas, year))


def country_forms(visit: Visit, ref_areas: Sequence[str], year: int, languages: Mapping[str, str] = NO_LANGUAGES,
                  round_: Round | None = None) -> Iterator[tuple[str, bytes]]:
    """The reporting forms with their file names: for staff alone, who send each to its own country.

    ``languages`` are available languages by country; others get the language of the process. Headings, questions and
    explanations, by which a form is read back, keep the Alliance's wording in every language.
    """
    snapshot, catalogue = cache.snapshot_of(visit.figures), visit.catalogue
    observations, narratives = snapshot.observations(version=visit.version), snapshot.narratives(visit.version)
    for ref_area in ref_areas:
        announced = announced_before(narratives, catalogue.goals, ref_area, year)
        with wording.in_language(languages.get(ref_area, "")):
            form = form_document(observations, announced, catalogue, ref_area, year, round_)
        yield form_name(ref_area, year), form
