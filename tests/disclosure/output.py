"""All that a public process gives out of one scoreboard, as text."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from indicators import statements, wording
from indicators.briefing.export import export
from indicators.briefing.observation_table import take_away
from indicators.briefing.stamp import Stamp
from indicators.briefing.tables import csv_file, workbook
from indicators.judging.certainty import certainty
from indicators.judging.outlook import outlook
from indicators.judging.scoreboard import Scoreboard
from tests.nouns import COUNTRIES

TODAY = 2016
YEARS = (None, 2013)
GROUPS = (["AAA"], ["AAA", "BBB"], COUNTRIES)
ADDED_UP = ("FLOW", "STOCK", "PART")


def everything(board: Scoreboard) -> str:
    """Both frames, every issue over every group and year, each status with its arithmetic, and the files."""
    return "\n".join([board.assessments.to_csv(), board.observations.to_csv(), board.figures.to_csv(),
                      *_groups(board), *_areas(board), *_rows(board), *_files(board)])


def _groups(board: Scoreboard) -> list[str]:
    told = [statements.cells(board, group, year, TODAY).to_csv() for group in GROUPS for year in YEARS]
    told += [str(statements.goal_card(board, goal.id, group, year, TODAY))
             for goal in board.catalogue.goals for group in GROUPS for year in YEARS]
    return told + [str(statements.like_for_like(board, code, group, year))
                   for code in ADDED_UP for group in GROUPS for year in YEARS]


def _areas(board: Scoreboard) -> list[str]:
    told = [str(statements.country(board, area, TODAY)) for area in COUNTRIES]
    return told + [str(statements.comparison(board, code, COUNTRIES, year, TODAY))
                   for code in ADDED_UP for year in YEARS]


def _rows(board: Scoreboard) -> list[str]:
    told = []
    certain = certainty(board.assessments, board.catalogue)
    told.append(certain.to_csv())
    for row, sure in zip(board.assessments.to_dict("records"), certain.to_dict("records"), strict=True):
        place = row["indicator"], row["ref_area"], row["year"]
        said = [*statements.beyond_chance(board, *place), *statements.underlying(board, *place)]
        told += [wording.message(each, board.catalogue) for each in said if each]
        named = {str(key): value for key, value in (row | sure).items()}
        told += [wording.message(each, board.catalogue) for each in statements.otherwise(named)]
        told.append(statements.as_text(statements.explanation(board, row, 7), board.catalogue))
    for (code, _, _), series in board.assessments.groupby(["indicator", "ref_area", "breakdown"]):
        told.append(outlook(series, board.catalogue.indicators[str(code)]).to_csv())
    return told


def _files(board: Scoreboard) -> list[str]:
    table = take_away(board, board.observations.index, 7, illustrative=False)
    with ZipFile(BytesIO(workbook(table, "Figures", []))) as book:
        sheets = [book.read(name).decode() for name in sorted(book.namelist()) if name.startswith("xl/")]
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "all.zip"
        export(board, Stamp(board.audience, 7, "2016-01-01", illustrative=False), archive)
        return [csv_file(table).decode(), *sheets, archive.read_bytes().hex()]
