"""The reporting forms of a round: one for each of its countries and the year of its report, in one archive."""

import re
from collections.abc import Sequence

import streamlit as st

from indicators import wording
from indicators.model.rounds import Round
from indicators.wording import say
from pages.shared import frame, markup
from pages.shared.cache import Visit
from pages.shared.country_forms import country_forms

LONGEST_NAME = 60        # letters of a round's name in that of a file: of some scripts each takes up four bytes of 255


def offered(visit: Visit, held: Round) -> None:
    """Render the download, made when it is requested; for real figures only."""
    if visit.illustrative:
        return
    ref_areas = sorted(code for code in held.invited if code in visit.catalogue.area)     # one may have been dropped
    if not ref_areas:
        return
    st.download_button(say("desk.forms", count=wording.Count(len(ref_areas)), year=held.report_year),
                       lambda: _archive(visit, held, ref_areas), archive_name(held), "application/zip",
                       on_click="ignore", key=f"desk.forms.{held.id}")
    frame.html(markup.paragraph(say("desk.forms_what"), "gl-small gl-quiet gl-text"))


def archive_name(held: Round) -> str:
    """File name with the round's name, as far as file names allow its letters, and the year of its report."""
    name = re.sub(r"[^\w]+", "-", held.name)[:LONGEST_NAME].strip("-")
    return "-".join(filter(None, ("goalline-reports", name, str(held.report_year)))) + ".zip"


def _archive(visit: Visit, held: Round, ref_areas: Sequence[str]) -> bytes:
    languages = {code: wording.language_named(invited.language) for code, invited in held.invited.items()}
    from indicators.briefing.forms.document import forms_archive  # noqa: PLC0415 - python-docx, for those who ask

    return forms_archive(country_forms(visit, ref_areas, held.report_year, languages))
