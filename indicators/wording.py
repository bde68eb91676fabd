"""Codes and values -> sentences. Everything that people read is made here, from words/<language>.toml.

A template names its values in braces; a value that is missing is a bug and raises. Beside plain ``{name}`` a whole
number takes ``{n:country|countries}`` ("1 country"), ``{n:/is|are}`` (the word alone) and ``{n:=none}`` ("none" for
0), and a share takes ``{change:more|less|no change}`` ("12 % more").
"""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from indicators.errors import Refusal
from indicators.model import Absence, Catalogue, Finding, Indicator, Mark, Message, Reason, Status, Text, Untested

MINUS = "−"
NO_BREAK = "\N{NO-BREAK SPACE}"
KEPT = (                 # what no line's end parts, and how it is kept
    (re.compile(r"(?<![\w.,])((?![12]\d{3} )[\d.,]*\d) (?=%|[a-z]{3})(?![^<>]*>)"), rf"\1{NO_BREAK}"),   # no years
    (re.compile(r"\bp (=|<|&lt;) (?=\d)"), rf"p{NO_BREAK}\1{NO_BREAK}"),
    (re.compile(r"(?<=[a-z]): (?=\d+[.,])(?![^<>]*>)"), f":{NO_BREAK}"),
)
PATHS = ("annual_change", "reach")      # methods whose goal path begins with a figure
FEW = 100                # changes of counts below it are told in whole per cent: one case is a whole one
LEAST = 1e-9             # less than it is the trace of a float
NAMES_AT_MOST = 12       # of areas in a sentence


@dataclass(frozen=True)
class StatusWords:
    """A status as people see it; the colours keep 4.5:1 on white and on #0E1117."""

    word: str
    icon: str
    colour_light: str
    colour_dark: str


SIGNS: dict[Status, tuple[str, str, str]] = {
    Status.GOAL_MET: ("✓", "#00558C", "#5BB5F0"),
    Status.ON_TRACK: ("◕", "#1B74B8", "#9AD1F5"),
    Status.SOME_PROGRESS: ("◑", "#6B6618", "#D3CC6B"),
    Status.LITTLE_PROGRESS: ("◔", "#9A5B00", "#F0A93B"),
    Status.IMPROVING: ("+", "#1B74B8", "#9AD1F5"),
    Status.LITTLE_CHANGE: ("=", "#6B6618", "#D3CC6B"),
    Status.MOVING_AWAY: ("✕", "#BF3F00", "#FF7F45"),
    Status.NOT_ASSESSED: ("–", "#666666", "#A3A3A3"),
}


@cache
def words(lang: str = "en") -> dict[str, dict[str, Any]]:
    """All words of a language, as its file has them."""
    return tomllib.loads((Path(__file__).parent / "words" / f"{lang}.toml").read_text(encoding="utf-8"))


@cache
def columns(lang: str = "en") -> dict[str, dict[str, Any]]:
    """Words of the files of the export: what each column means, its type and unit."""
    return tomllib.loads((Path(__file__).parent / "words" / f"columns.{lang}.toml").read_text(encoding="utf-8"))


def text(said: Text, lang: str = "en") -> str:
    """A text of the catalogue in a language, else in English, else in the first it has."""
    if isinstance(said, str):
        return said
    return said.get(lang) or said.get("en") or next(iter(said.values()), "")


def title(indicator: Indicator, beside: str = "", lang: str = "en") -> str:
    """Title of an indicator; the name of an area that stands ``beside`` it is not said again."""
    return text(indicator.title, lang).removesuffix(f", {beside}")


def unbroken(said: str) -> str:
    """The same words, or HTML, in which no line ends between a number and its unit."""
    for place, kept in KEPT:
        said = place.sub(kept, said)
    return said


def status(code: str, lang: str = "en") -> StatusWords:
    """Word, icon and colours of a Status."""
    return StatusWords(words(lang)["status"][Status(code)], *SIGNS[Status(code)])


def reason(code: str, lang: str = "en") -> str:
    """A Reason in a few words, such as "one year only"."""
    return words(lang)["reason"][Reason(code)]


def untested(code: str, lang: str = "en") -> str:
    """Why a change was not held against chance."""
    return words(lang)["untested"][Untested(code)]


def absence(code: str, lang: str = "en") -> str:
    """An Absence in words, such as "not reported"."""
    return words(lang)["absence"][Absence(code)]


def hidden(indicator: Indicator, lang: str = "en") -> str:
    """Why a figure is hidden, and who may see it."""
    phrases = words(lang)["phrase"]
    if indicator.protection is None:
        return str(phrases["hidden_confidential"])
    return phrases["hidden_people"].format(below=indicator.protection.hide_below)


def rests_on_hidden(lang: str = "en") -> str:
    """Why a figure that is shown has no status: what it is compared with is hidden."""
    return str(words(lang)["phrase"]["rests_on_hidden"])


def note_withheld(lang: str = "en") -> str:
    """What stands in the place of a note that quotes a report the public may not read."""
    return str(words(lang)["phrase"]["note_withheld"])


def mark(code: str, lang: str = "en") -> str:
    """A Mark in words, such as "provisional"."""
    return words(lang)["mark"][Mark(code)]


def marks(codes: str, lang: str = "en") -> list[str]:
    """Words of all marks of a row, from its column ``marks``."""
    return [mark(code, lang) for code in codes.split()]


def number(amount: float, decimals: int = 0) -> str:
    """A number with commas, a true minus and at most so many decimals: 1,477 or 61.9; ends in no zeros."""
    if not math.isfinite(amount):
        raise ValueError(f"no number: {amount}")
    rounded = Decimal(repr(float(amount))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{abs(rounded):,f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return (MINUS if rounded < 0 else "") + digits


def value(amount: float, indicator: Indicator, catalogue: Catalogue, marks: str = "", lang: str = "en") -> str:
    """A value with its unit and what its marks say of it: "12 victims", "over 30,000 victims", "about 85 %"."""
    if amount in indicator.stages:
        said = text(indicator.stages[int(amount)], lang)
    else:
        said = _with_unit(amount, indicator.decimals, indicator, catalogue, lang)
    bound = _bound(marks)
    return str(words(lang)["bound"][bound].format(value=said)) if bound else said


def beside_value(marks: str) -> str:
    """Marks of a row without the one that ``value`` says: "at most 5 trainings" need not be said to be at most that."""
    return " ".join(code for code in marks.split() if code != _bound(marks))


def _bound(marks: str) -> str:
    """The mark that is said with a value, "" for none."""
    carried = set(marks.split())
    return next((code for code in (Mark.LOWER_BOUND, Mark.UPPER_BOUND, Mark.APPROXIMATE) if code in carried), "")


def sign(written: str, lang: str = "en") -> str:
    """What a sign before a number says of the true figure: "<" is "the true figure is less"."""
    return str(words(lang)["sign"][written])


def _with_unit(amount: float, decimals: int, indicator: Indicator, catalogue: Catalogue, lang: str) -> str:
    """A number and its unit, in the singular for one."""
    digits = number(amount, decimals)
    units = catalogue.unit_of_one if digits.removeprefix(MINUS) == "1" else catalogue.units
    unit = text(units.get(indicator.unit) or catalogue.units.get(indicator.unit, indicator.unit), lang)
    return f"{digits} {unit}".strip()


def change(by: float, lang: str = "en") -> str:
    """A share as a change: "+12 %", "−10 %", "no change"."""
    size = _percent(abs(by))
    if size == "0":
        return words(lang)["phrase"]["no_change"]
    return f"{'+' if by > 0 else MINUS}{size} %"


def _of_few(by: float, base: float, row: Mapping[Any, Any], indicator: Indicator, lang: str) -> str:
    """A change of counts: of few in whole per cent, unless that would read as no change or as the goal."""
    counted = indicator.whole and not indicator.stages and max(abs(row["value"]), abs(base)) < FEW
    rounded, asked = round(100 * by), row.get("target", math.nan)
    same_side = _side(rounded / 100, asked) == _side(by, asked)
    return change(rounded / 100 if counted and rounded and same_side else by, lang)


def _side(by: float, asked: float) -> int:
    """1 above what is asked, -1 below it, 0 at it or where nothing is."""
    return (by > asked + LEAST) - (by < asked - LEAST)


def points(by: float, decimals: int, lang: str = "en") -> str:
    """Difference of two percentages: "+8.7 points", "no change"."""
    phrases = words(lang)["phrase"]
    size = number(abs(by), decimals)
    if float(size.replace(",", "")) == 0:
        return str(phrases["no_change"])
    return phrases["point" if size == "1" else "points"].format(size=f"{'+' if by > 0 else MINUS}{size}")


def moved(row: Mapping[Any, Any], indicator: Indicator, lang: str = "en") -> str:
    """Change of a row of ASSESSMENT on the figure before, "" where there is none; of a percentage, in points.

    Over a gap of years it is the average a year, which ``moved_since`` says.
    """
    if math.isnan(row["change"]):
        return ""
    if indicator.measure != "share":
        return _of_few(row["change"], row["previous_value"], row, indicator, lang)
    years = row["year"] - row["previous_year"] if row["bridged"] else 1
    return points((row["value"] - row["previous_value"]) / years, indicator.decimals, lang)


def moved_since(row: Mapping[Any, Any], indicator: Indicator, lang: str = "en") -> str:
    """The same with its period where that is not one year: "+21 % a year since 2017"."""
    said = moved(row, indicator, lang)
    if not said or not row["bridged"]:
        return said
    return str(words(lang)["phrase"]["a_year_since"]).format(change=said, since=moment(int(row["previous_year"]), lang))


def pace(row: Mapping[Any, Any], indicator: Indicator, lang: str = "en") -> str:
    """Average change a year since the baseline: "+2.8 % a year", "+4.2 points a year"; "" where there is none.

    Where a baseline of zero leaves none, it says so.
    """
    phrases = words(lang)["phrase"]
    if math.isnan(row["pace"]):
        from_zero = row["baseline_value"] == 0 and row["year"] > row["baseline_year"] and not indicator.stages
        return str(phrases["from_zero"]).format(year=int(row["baseline_year"])) if from_zero else ""
    said = _of_few(row["pace"], row["baseline_value"], row, indicator, lang)
    if indicator.measure == "share" and not math.isnan(row["baseline_value"]):       # it may be hidden
        years = row["year"] - row["baseline_year"]
        said = points((row["value"] - row["baseline_value"]) / years, max(indicator.decimals, 1), lang)
    return a_year(said, lang)


def a_year(said: str, lang: str = "en") -> str:
    """A change in words as one of each year: "+2.8 % a year"; "no change" stays so."""
    phrases = words(lang)["phrase"]
    return said if said == phrases["no_change"] else str(phrases["a_year"]).format(change=said)


def pace_needed(row: Mapping[Any, Any], indicator: Indicator, lang: str = "en") -> str:
    """Change within the next year that makes the goal; of a percentage, in points; "" where there is none."""
    if math.isnan(row["pace_needed"]):
        return ""
    if indicator.measure != "share":
        return _of_few(row["pace_needed"], row["value"], row, indicator, lang)
    return points(row["pace_needed"] * row["value"], max(indicator.decimals, 1), lang)


def signed(amount: float, decimals: int) -> str:
    """A number with its sign: "+2.1", "−3", "0"."""
    digits = number(amount, decimals)
    return digits if digits == "0" or digits.startswith(MINUS) else f"+{digits}"


def share(size: float | Fraction) -> str:
    """A share as a percentage without a plus: "60 %", "−0.5 %"."""
    return f"{MINUS if size < 0 else ''}{_percent(abs(float(size)))} %"


def _percent(size: float) -> str:
    """Digits of a share in per cent: whole from 20 on, below that one decimal, and more where one would round it to
    a whole percentage: 9.96 % must not read as 10 %."""
    per_cent = float(size) * 100
    decimals = 0 if per_cent >= 20 else 1
    rounds_off = abs(per_cent - round(per_cent)) > 1e-9
    while rounds_off and 0 < decimals < 4 and round(per_cent, decimals).is_integer():
        decimals += 1
    return number(per_cent, decimals)


def whole(asked: float, indicator: Indicator) -> float:
    """What a goal or path asks for, as said: of things counted whole, the next whole number that satisfies it."""
    if not indicator.whole or indicator.stages:
        return asked
    return math.floor(asked + LEAST) if indicator.desired_direction == "down" else math.ceil(asked - LEAST)


def gap(distance: float, indicator: Indicator, catalogue: Catalogue, lang: str = "en") -> str:
    """Distance from the goal path in units: "24 victims below the goal path".

    Of things counted whole it is that from the path's whole number, so that it is the difference of what is shown.
    """
    phrase, distance = words(lang)["phrase"], -whole(-distance, indicator)
    if indicator.stages and indicator.goal is not None and "by" not in indicator.goal.parameters:
        phrase = {**phrase, **phrase["of_goal"]}      # stages without a year have no path but their goal
    decimals = max(indicator.decimals, 1)
    size = _with_unit(abs(distance), decimals, indicator, catalogue, lang)
    if number(abs(distance), decimals) == "0":
        return phrase["on_path"]
    return phrase["above_path" if distance > 0 else "below_path"].format(value=size)


def gap_of(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue, lang: str = "en") -> str:
    """Gap of a row of ASSESSMENT; "" where it has none, or is the figure that its path begins with."""
    begins = on_a_path(indicator) and row["year"] == row["baseline_year"]
    return "" if math.isnan(row["gap"]) or begins else gap(row["gap"], indicator, catalogue, lang)


def on_a_path(indicator: Indicator) -> bool:
    """Whether its goal is held against a path from a first figure, not against one number every year."""
    goal = indicator.goal
    return goal is not None and (goal.method in PATHS or goal.method == "milestones" and "by" in goal.parameters)


def asked_next(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue, lang: str = "en") -> str:
    """What a yearly goal asks for in the next year, in units: "at least 285 victims"; "" where it asks for nothing."""
    yearly = indicator.goal is not None and indicator.goal.method == "annual_change"
    if not yearly or indicator.measure == "share" or math.isnan(row["pace_needed"]):
        return ""
    asked = whole(row["value"] + abs(row["value"]) * row["pace_needed"], indicator)
    return str(words(lang)["phrase"]["at_most" if indicator.desired_direction == "down" else "at_least"]).format(
        value=value(asked, indicator, catalogue, lang=lang))


def moment(when: int | str, lang: str = "en") -> str:
    """A year ("2014"), or the month of an ISO date ("October 2022")."""
    if isinstance(when, str) and "-" in when:
        day = date.fromisoformat(when)
        return f"{words(lang)['phrase']['months'][day.month - 1]} {day.year}"
    return str(int(when))


def span(years: float, lang: str = "en") -> str:
    """A time in years of 365 days: "4 years", "5 years and 283 days"."""
    phrase, whole = words(lang)["phrase"], int(years + 0.5 / 365)
    said: str = phrase["one_year" if whole == 1 else "years"].format(years=whole)
    days = round((years - whole) * 365)
    return phrase["years_and_days"].format(years=said, days=days) if days else said


def _at(when: int | str, lang: str) -> str:
    """"in 2014", or "by October 2022" for a figure as of a day."""
    phrase = words(lang)["phrase"]
    if isinstance(when, str):
        return phrase["by_month"].format(month=moment(when, lang))
    return phrase["in_year"].format(year=when)


def listed(names: Iterable[str], lang: str = "en") -> str:
    """"A, B and C"."""
    names = list(names)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {words(lang)['phrase']['and']} {names[-1]}"


def message(said: Message, catalogue: Catalogue | None = None, lang: str = "en") -> str:
    """The sentence of a message; ``catalogue`` names the areas, goals and indicators whose codes it carries."""
    return _fill("message", said.code, said.values, catalogue, lang)


def error(refusal: Refusal, lang: str = "en") -> str:
    """The sentence of a refusal."""
    return _fill("error", refusal.code, refusal.values, None, lang)


def finding(found: Finding, lang: str = "en") -> str:
    """Where something is wrong and what: "goals/1.1.yaml, line 12, unit: ..."."""
    line = words(lang)["phrase"]["line"].format(row=found.row) if found.row else ""
    place = ", ".join(part for part in (found.file, found.sheet, line, found.column) if part)
    said = _of_finding("finding", found, lang)
    return f"{place}: {said}" if place else said


def problem(found: Finding, lang: str = "en") -> str:
    """What is wrong, without where."""
    return _of_finding("finding", found, lang)


def expected(found: Finding, lang: str = "en") -> str:
    """What a finding of a submitted file would have been right with: "a year, such as 2014"."""
    return _of_finding("expected", found, lang)


def fix(found: Finding, lang: str = "en") -> str:
    """How to mend a finding of a submitted file."""
    return _of_finding("fix", found, lang)


def _of_finding(section: str, found: Finding, lang: str) -> str:
    return _fill(section, found.code, {"found": found.found, "column": found.column, "file": found.file,
                                       "sheet": found.sheet, "row": found.row, **found.values}, None, lang)


def _fill(section: str, code: str, values: Mapping[str, object], catalogue: Catalogue | None, lang: str) -> str:
    """A template with its values in words."""
    template = words(lang)[section][code]
    return template.format_map({key: _said(key, each, values, catalogue, lang) for key, each in values.items()})


AMOUNTS = {"value", "before", "after", "goal"}      # in the unit of the message's indicator
SHARES = {"change", "pace", "pace_needed", "asked", "lowest", "highest"}
POINTS = {"least_points", "most_points", "points_a_year"}
LEAST_P = 0.001                                     # a smaller p says no more
MOMENTS = {"year", "previous_year", "since", "by"}
PLAIN = {"row", "first_row", "version", "newest", "previewed_on", "port"}
BARE = {"figure", "base", "factor", "reach"}        # numbers of a step of arithmetic, without their unit


def _said(key: str, given: object, values: Mapping[str, object], catalogue: Catalogue | None, lang: str) -> object:
    """A value as a template takes it, by what its key names."""
    if catalogue is not None and isinstance(given, str) and key in ("indicator", "ref_area", "goal_id"):
        return _name(key, given, catalogue, lang, beside=str(values.get("ref_area", "")))
    if catalogue is not None and key == "areas":
        return _areas(given, catalogue, lang)  # type: ignore[arg-type]
    if catalogue is not None and key in AMOUNTS and "indicator" in values:
        amount = float(given)  # type: ignore[arg-type]
        bounds = str(values.get("marks", "")) if key == "value" else ""
        return value(amount, catalogue.indicators[str(values["indicator"])], catalogue, bounds, lang)
    if key == "p":
        return P(float(given), lang)  # type: ignore[arg-type]
    if key == "probability":
        return Probability(float(given), lang)  # type: ignore[arg-type]
    if key in POINTS:
        return signed(float(given), 1)  # type: ignore[arg-type]
    if key == "asked":
        return _asked(float(given))  # type: ignore[arg-type]
    if key == "clauses":
        return "; ".join(message(each, catalogue, lang) for each in given)  # type: ignore[attr-defined]
    if key in SHARES and isinstance(given, float | Fraction):
        return Share(float(given))
    if key == "when":
        return _at(given, lang)  # type: ignore[arg-type]
    if isinstance(given, Message):
        return message(given, catalogue, lang)
    if key in BARE | {"limit", "span", "gap"}:
        return _of_a_step(key, float(given), values, catalogue, lang)  # type: ignore[arg-type]
    if key in MOMENTS:
        return moment(given, lang)  # type: ignore[arg-type]
    if isinstance(given, Fraction):
        return share(given)
    if isinstance(given, int) and not isinstance(given, bool) and key not in PLAIN:
        return Count(given)
    if isinstance(given, Mapping):
        return _mapping(given, lang)
    if isinstance(given, list | tuple | set | frozenset):
        return listed([str(_coded(each, lang)) for each in given], lang) if given else ""
    return _coded(given, lang)


def _coded(given: object, lang: str) -> object:
    """The word of a code of the model; anything else as it is."""
    match given:
        case Status():
            return status(given, lang).word
        case Reason():
            return reason(given, lang)
        case Absence():
            return absence(given, lang)
        case Mark():
            return mark(given, lang)
        case Untested():
            return untested(given, lang)
        case _:
            return given


def _of_a_step(key: str, amount: float, values: Mapping[str, object], catalogue: Catalogue | None, lang: str) -> str:
    """A number of a step of arithmetic: a gap in units, a time, a limit, a bare number."""
    if key == "gap" and catalogue is not None:
        return gap(amount, catalogue.indicators[str(values["indicator"])], catalogue, lang)
    if key == "span":
        return span(amount, lang)
    if key == "limit":
        return _beside(amount, float(values.get("figure", amount)))  # type: ignore[arg-type]
    return number(amount, 8)


def _asked(share: float) -> str:
    """A change that a step asks for, with decimals enough to do the sum again: "+0.448 %"."""
    size = f"{number(abs(share) * 100, 3)} %"
    return f"{'+' if share > 0 else MINUS}{size}" if share else size


def _beside(limit: float, figure: float) -> str:
    """A limit with as many decimals as it takes to be seen on the same side of the figure as it is."""
    decimals = 2 if abs(limit) >= 1000 else 4
    while decimals < 9 and (round(limit, decimals) > figure, round(limit, decimals) < figure) != (
            limit > figure, limit < figure):
        decimals += 1
    return number(limit, decimals)


def _name(key: str, code: str, catalogue: Catalogue, lang: str, beside: str = "") -> str:
    """Name of an indicator, area or goal; an indicator's without that of the area ``beside`` it."""
    if key == "indicator":
        return title(catalogue.indicators[code], catalogue.area[beside].name if beside in catalogue.area else "", lang)
    if key == "goal_id":
        return text(next(goal for goal in catalogue.goals if goal.id == code).title, lang)
    return catalogue.area[code].name if code in catalogue.area else code


def _areas(codes: Iterable[str], catalogue: Catalogue, lang: str) -> str:
    """Names of areas, sorted; of many, the first few and how many more."""
    names = sorted(_name("ref_area", code, catalogue, lang) for code in codes)
    if len(names) <= NAMES_AT_MOST:
        return listed(names, lang)
    more = words(lang)["phrase"]["more"].format(count=len(names) - NAMES_AT_MOST + 1)
    return listed([*names[:NAMES_AT_MOST - 1], more], lang)


def _mapping(value: Mapping[Any, Any], lang: str) -> str:
    """Counts by status ("Goal met: 2, Improving: 1"), or a text by language."""
    if all(isinstance(key, Status) for key in value):
        return ", ".join(f"{status(code, lang).word}: {count}" for code, count in value.items() if count)
    return text(dict(value), lang)


class Count(int):
    """A whole number that a template can write with its noun."""

    def __format__(self, spec: str) -> str:
        if spec.startswith("="):
            return number(int(self)) if self else spec[1:]
        if "|" not in spec:
            return number(int(self))
        one, many = spec.removeprefix("/").split("|")
        noun = one if self == 1 else many
        return noun if spec.startswith("/") else f"{number(int(self))} {noun}"


class Share(float):
    """A share that a template can write as a change ("+12 %") or with its words ("12 % more")."""

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return change(float(self))
        more, less, same = spec.split("|")
        size = _percent(abs(float(self)))
        return same if size == "0" else f"{size} % {more if self > 0 else less}"


@dataclass(frozen=True)
class P:
    """How often chance gives as much, which a template can write in words ("{p:often}") or plainly ("p = 0.88")."""

    p: float
    lang: str

    def __format__(self, spec: str) -> str:
        if spec:
            return _from(words(self.lang)[spec], self.p)
        if self.p < LEAST_P:
            return f"p < {LEAST_P}"
        return f"p = {number(self.p, 2 if self.p >= 0.1 else 3)}"


@dataclass(frozen=True)
class Probability:
    """A probability, which a template can write on the likelihood scale ("{probability:likely}") or as "51 %"."""

    probability: float
    lang: str

    def __format__(self, spec: str) -> str:
        if spec:
            return _from(words(self.lang)[spec], self.probability)
        if self.probability > 0.99 or self.probability < 0.01:
            return str(words(self.lang)["phrase"]["over_99" if self.probability > 0.5 else "under_1"])
        return f"{number(100 * self.probability)} %"


def _from(scale: Mapping[str, str], size: float) -> str:
    """The word of the first step of a scale, largest first, that the size reaches."""
    return next(word for step, word in scale.items() if size >= float(step))


def fields(template: str) -> set[str]:
    """Names of the values that a template needs."""
    return set(re.findall(r"\{(\w+)", template))
