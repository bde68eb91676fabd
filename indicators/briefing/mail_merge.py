"""Templates for all countries of a group, with a list for mail merge."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from indicators import wording
from indicators.briefing.requested_figures import asked_of
from indicators.briefing.tables import csv_file
from indicators.briefing.template import template
from indicators.model import Absence, Catalogue

COLUMNS = ["country", "country_code", "year", "file", "indicators_asked", "indicators", "last_year_reported"]
LIST = "list-for-mails.csv"


def file_name(ref_area: str, year: int) -> str:
    """File name of a country's template."""
    return f"goalline-figures-{ref_area}-{year}.xlsx"


def templates(observations: pd.DataFrame, catalogue: Catalogue, group: str, year: int) -> bytes:
    """ZIP of the list as CSV and of a template for each country that is in ``group`` at the end of ``year``."""
    countries, file = catalogue.members(group, year), BytesIO()
    observations = observations[observations["ref_area"].isin(countries)]
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo(LIST), csv_file(merge_list(observations, catalogue, countries, year)))
        for code in countries:
            archive.writestr(ZipInfo(file_name(code, year)), template(observations, catalogue, code, year))
    return file.getvalue()


def merge_list(observations: pd.DataFrame, catalogue: Catalogue, countries: list[str], year: int) -> pd.DataFrame:
    """Frame of COLUMNS, a row for each country, sorted by name.

    ``last_year_reported`` is the newest year before ``year`` with a figure of a requested indicator, "" where there is
    none.
    """
    rows = []
    for code in sorted(countries, key=lambda code: catalogue.area[code].name):
        asked = asked_of(observations, catalogue, code, year)
        titles = list(dict.fromkeys(wording.text(row.indicator.title) for row in asked))
        years = [int(row.last["year"]) for row in asked if row.last is not None
                 and row.last["absence"] != Absence.NOT_REPORTED]
        rows.append([catalogue.area[code].name, code, year, file_name(code, year), len(titles), "; ".join(titles),
                     str(max(years, default=""))])
    return pd.DataFrame(rows, columns=COLUMNS)
