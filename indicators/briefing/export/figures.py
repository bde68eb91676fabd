"""Tables of a scoreboard: observations in SDMX terms, and assessments with their methods and inputs."""

import json
from collections.abc import Mapping
from fractions import Fraction

from indicators import statements, wording
from indicators.briefing.export.tables import Column, Kind, Table, Unit, columns
from indicators.briefing.observation_table import notes, obs_status, set_of_figures
from indicators.disclosure import streak_shown
from indicators.judging import methods
from indicators.judging.methods.parameters import share
from indicators.judging.scoreboard import Scoreboard
from indicators.model import ASSESSMENT, Catalogue, Rule

KEYS = columns("REF_AREA TIME_PERIOD:integer:year INDICATOR BREAKDOWN")
OF_MODEL = {"ref_area": "REF_AREA", "year": "TIME_PERIOD", "indicator": "INDICATOR", "breakdown": "BREAKDOWN",
            "value": "OBS_VALUE", "conf_status": "CONF_STATUS", "source_title": "source", "source_url": "link"}
LAST = columns("figures data_version:integer:version")

OBSERVATIONS = (*KEYS, *columns(
    "OBS_VALUE:number:value OBS_STATUS CONF_STATUS UNIT_MEASURE absence marks hidden:yes_no period_start period_end "
    "source link note"), *LAST)

SHARES = {"change", "pace", "pace_needed", "growth", "growth_low", "growth_high", "growth_lately"}
NO_UNIT = {"trend_p", "dispersion", "freedom", "common_variance", "common_freedom"}
COUNTS = {"window_figures", "years_met", "years_assessed"}
LIKE_THE_KEY = {*OF_MODEL, "absence", "marks", "judged", "hidden", "suppressed", "status", "reason"}
RULE = columns("method parameters parameters_in_force rule_origin")


def _column(name: str, kind: str) -> Column:
    """Column for a number of ASSESSMENT."""
    if name.endswith(("_year", "_since")):
        return Column(name, "integer", "year")
    if kind == "bool" or name == "met":
        return Column(name, "yes_no")
    if kind == "str" or name in NO_UNIT | COUNTS:
        return Column(name, "text" if kind == "str" else "integer" if name in COUNTS else "number")
    unit: Unit = "share" if name in SHARES else "streak" if name == "streak" else "value"
    shown: Kind = "number" if kind == "float64" else "integer"
    return Column(name, shown, unit)


CERTAIN = columns("certainty would_be changed changed_year:integer:year")
ASSESSMENTS = (
    *KEYS, *columns("OBS_VALUE:number:value goal hidden:yes_no status reason"), *CERTAIN, *(
        _column(name, kind) for name, kind in ASSESSMENT.items() if name not in LIKE_THE_KEY),
    *RULE, *LAST)


def observations(board: Scoreboard, version: int, *, illustrative: bool) -> Table:
    """Every observation of the scoreboard; those hidden from its audience without their number."""
    rows = board.observations
    units = {code: indicator.unit for code, indicator in board.catalogue.indicators.items()}
    return Table("observations", OBSERVATIONS, rows.rename(columns=OF_MODEL).assign(
        OBS_STATUS=obs_status(rows, board.catalogue), UNIT_MEASURE=rows["indicator"].map(units),
        note=notes(rows), figures=set_of_figures(illustrative=illustrative), data_version=version))


def assessments(board: Scoreboard, version: int, *, illustrative: bool) -> Table:
    """Every judged row with its result, its inputs and its rule."""
    rows, rules = board.assessments[board.assessments["judged"]], _rules(board.catalogue)
    certain = statements.certainty_of(board, rows)
    return Table("assessments", ASSESSMENTS, rows.rename(columns=OF_MODEL).assign(
        goal=rows["indicator"].map(board.catalogue.goal_of),
        status=rows["status"].map(lambda code: wording.status(code).word if code else ""),
        **{name: rows[name].map(lambda code: wording.reason(code) if code else "")
           for name in ("reason", "tick_reason")}, met=rows["met"].map({1.0: True, 0.0: False}),
        **{column.name: certain[column.name] for column in CERTAIN}
        | {"would_be": certain["would_be"].map(lambda code: wording.status(code).word if code else "")},
        streak=rows["streak"].where(streak_shown(rows)),
        **{column.name: rows["indicator"].map(rules[column.name]) for column in RULE},
        figures=set_of_figures(illustrative=illustrative), data_version=version))


def _rules(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """The values of each column of RULE, by judged indicator."""
    judged = {code: (indicator.goal, indicator) for code, indicator in catalogue.indicators.items() if indicator.goal}
    return {
        "method": {code: rule.method for code, (rule, _) in judged.items()},
        "parameters": {code: _json(rule.parameters) for code, (rule, _) in judged.items()},
        "parameters_in_force": {code: in_force(rule) for code, (rule, _) in judged.items()},
        "rule_origin": {code: indicator.rule_origin for code, (_, indicator) in judged.items()},
    }


def in_force(rule: Rule) -> str:
    """All parameters of a rule by their names in goal files, defaults included; JSON, shares as numbers."""
    return _json(_as_numbers({**methods.parse(rule).defaults, **rule.parameters}))


def _as_numbers(found: object) -> object:
    """Percentages as shares, "10 %" as 0.1, also within numbers by year and area; anything else as it is."""
    if isinstance(found, Mapping):
        return {str(key): _as_numbers(value) for key, value in found.items()}
    return float(share("", found)) if isinstance(found, str) and found.endswith("%") else found


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False,
                      default=lambda number: float(number) if isinstance(number, Fraction) else str(number))
