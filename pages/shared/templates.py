"""Templates to download: the workbook and the reporting form of a year, for one country or for those of a group."""

from collections.abc import Iterator, Sequence
from datetime import date

import streamlit as st

from indicators import wording
from indicators.briefing.archives import archive_of
from indicators.briefing.forms import form_name
from indicators.briefing.requested_figures import template_name
from indicators.ingest.limits import FIRST_YEAR
from indicators.model import Catalogue
from indicators.wording import say
from pages.shared import cache, frame, markup, state
from pages.shared.cache import Visit
from pages.shared.country_forms import country_forms

COUNTRY, GROUP = "country", "group"


def offered(visit: Visit) -> None:
    """Render an expander: year, then template of a country or of a group; a file is made when requested.

    Templates contain what a country reported before: they are for real figures only.
    """
    if visit.illustrative:
        return
    asked = state.get("area", list(_countries(visit.catalogue, date.today().year)), "")
    with st.expander(say("templates.title"), key="templates", expanded=bool(asked)):
        frame.html(markup.paragraph(say("templates.lead")))
        years = list(range(date.today().year, FIRST_YEAR - 1, -1))
        whose, when = st.columns([3, 1])
        with when:
            year = int(st.selectbox(say("templates.year"), years, index=1, key="templates.year"))
        with whose:
            one = st.segmented_control(say("templates.whose"), [COUNTRY, GROUP], default=COUNTRY, required=True,
                                       format_func=lambda kind: say(f"templates.{kind}"), key="templates.whose")
        if one == GROUP:
            _of_a_group(visit, year)
        else:
            _of_a_country(visit, year, asked)


def _of_a_country(visit: Visit, year: int, asked: str) -> None:
    """Render the choice of country, members of the first group first, and the download of its workbook."""
    names = _countries(visit.catalogue, year)
    chosen = list(names).index(asked) if asked else None
    code = st.selectbox(say("templates.which_country"), list(names), index=chosen, format_func=names.__getitem__,
                        placeholder=say("templates.choose"), key="templates.code")
    with st.container(horizontal=True):
        st.download_button(
            say("templates.one"), lambda: next(_workbooks(visit, [str(code)], year))[1],
            template_name(str(code), year), disabled=code is None, on_click="ignore", key="templates.download_one")
        st.download_button(
            say("templates.form"), lambda: _form(visit, str(code), year),
            form_name(str(code), year), disabled=code is None, on_click="ignore", key="templates.download_form")


def _of_a_group(visit: Visit, year: int) -> None:
    """Render the downloads of a workbook and of a form for each country of a group."""
    names = {group.id: wording.text(group.name) for group in visit.catalogue.groups}
    group = str(st.selectbox(say("templates.which_group"), list(names), format_func=names.__getitem__,
                             key="templates.group"))
    members = visit.catalogue.members(group, year)
    count = wording.Count(len(members))
    with st.container(horizontal=True):
        st.download_button(
            say("templates.many", count=count), lambda: archive_of(_workbooks(visit, members, year)),
            f"goalline-templates-{group}-{year}.zip", "application/zip", disabled=not members, on_click="ignore",
            key="templates.download_many")
        st.download_button(
            say("templates.forms", count=count), lambda: _forms(visit, members, year),
            f"goalline-reports-{group}-{year}.zip", "application/zip", disabled=not members, on_click="ignore",
            key="templates.download_forms")


def _workbooks(visit: Visit, ref_areas: Sequence[str], year: int) -> Iterator[tuple[str, bytes]]:
    """File name and workbook of each country."""
    from indicators.briefing.template import template  # noqa: PLC0415 - XlsxWriter, for those who take a file

    observations = cache.snapshot_of(visit.figures).observations(version=visit.version)
    return ((template_name(code, year), template(observations, visit.catalogue, code, year)) for code in ref_areas)


def _form(visit: Visit, ref_area: str, year: int) -> bytes:
    from indicators.briefing.forms import form_document  # noqa: PLC0415 - python-docx, for those who take it

    return form_document(next(country_forms(visit, [ref_area], year)))


def _forms(visit: Visit, ref_areas: Sequence[str], year: int) -> bytes:
    from indicators.briefing.forms import forms_archive  # noqa: PLC0415

    return forms_archive(country_forms(visit, ref_areas, year))


def _countries(catalogue: Catalogue, year: int) -> dict[str, str]:
    """Names of countries by code: those of the first group, then the others."""
    first = set(catalogue.members(catalogue.groups[0].id, year)) if catalogue.groups else set()
    countries = sorted((area for area in catalogue.areas if area.kind == "country"),
                       key=lambda area: (area.code not in first, area.name))
    return {country.code: country.name for country in countries}
