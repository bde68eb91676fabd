"""The reporting forms of countries for a year, in the language of each where Goalline has it."""

from collections.abc import Iterator, Mapping, Sequence

from indicators import wording
from indicators.briefing.forms import ReportingForm, reporting_form
from indicators.reports.sections import announced_before
from pages.shared import cache
from pages.shared.cache import Visit

NO_LANGUAGES: Mapping[str, str] = {}


def country_forms(visit: Visit, ref_areas: Sequence[str], year: int, languages: Mapping[str, str] = NO_LANGUAGES
                  ) -> Iterator[ReportingForm]:
    """The forms: for staff alone, who send each to its own country.

    ``languages`` are available languages by country; others get the language of the process. Headings, questions and
    explanations, by which a form is read back, keep the Alliance's wording in every language.
    """
    snapshot, catalogue = cache.snapshot_of(visit.figures), visit.catalogue
    observations, narratives = snapshot.observations(version=visit.version), snapshot.narratives(visit.version)
    observations = observations[observations["ref_area"].isin(list(ref_areas))]
    for ref_area in ref_areas:
        announced = announced_before(narratives, catalogue.goals, ref_area, year)
        with wording.in_language(languages.get(ref_area, "")):
            form = reporting_form(observations, announced, catalogue, ref_area, year)
        yield form
