"""Sentences of messages, refusals and issues; a value is formatted by its type or, in a step, by what its key names.

One message of issues.ftl states an issue, with what was expected (``.expected``), the fix (``.fix``), for scripts the
option of a command that also fixes it (``.option``), and other issues that it states (``.codes``).
"""

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, partial
from typing import Any

from indicators.errors import Refusal
from indicators.model import Catalogue, Indicator, Issue, Mark, Message, quantities
from indicators.model.commitments import Commitment, CommitmentStep
from indicators.model.remarks import Remark
from indicators.wording import figures, names, numbers
from indicators.wording.language import ENGLISH, listed, text, title
from indicators.wording.messages import Forms, has, messages, nearest, say
from indicators.wording.numbers import PER_CENT, day, moment, number, points, signed

MOMENTS = {"year", "previous_year", "since", "by", "broken"}      # a year, or a date of which the month is told
PLAIN = {*MOMENTS, "row", "first_row", "version", "newest", "previewed_on", "port"}   # no separators
TYPED = {"indicator", "code", "said", "wanted"}       # values of issues that are codes as in a file
UNSAVED = "="           # content of a workbook's cell whose formula has no saved value
FOUND_AT_MOST = 120     # maximum characters of the value found, such as a whole header
CODES = re.compile(r"\n    \.codes = (.*)")


def message(sent: Message, catalogue: Catalogue | None = None) -> str:
    """The sentence of a message; ``catalogue`` gives the names of areas, goals and indicators."""
    return _fill("message", sent.code, sent.values, catalogue)


def error(refusal: Refusal) -> str:
    """The sentence of a refusal."""
    code = nearest("error", refusal.code)
    return _fill("error", code, {"kind": refusal.code.removeprefix(code).strip("._"), **refusal.values}, None)


def _fill(section: str, code: str, values: Mapping[str, Any], catalogue: Catalogue | None, part: str = "") -> str:
    """The message of a code in a section of the words, or an attribute of it, with formatted values."""
    arguments = {key: _worded(key, value, values, catalogue) for key, value in values.items()}
    return say(section, code, *filter(None, [part]), **arguments)


def _worded(key: str, given: Any, values: Mapping[str, Any], catalogue: Catalogue | None) -> object:
    """A value as a message says it."""
    if isinstance(given, Message):
        return message(given, catalogue)
    if isinstance(given, list) and given and isinstance(given[0], Message):
        return listed(message(one, catalogue) for one in given)
    worded = _number(given) if catalogue is None else _quantity(given, catalogue)
    if worded is None and catalogue is not None:
        worded = _named(key, given, values, catalogue)
    if worded is not None:
        return worded
    if isinstance(given, int) and not isinstance(given, bool):
        return given if key in PLAIN else numbers.Count(given)
    if isinstance(given, Mapping):
        return text(dict(given))
    if isinstance(given, list | tuple | set | frozenset):
        given = listed(str(names.word(item)) for item in given) if given else ""
    if key in ("areas", "ref_area"):
        return names.named(given)
    if key in MOMENTS:
        return moment(given)
    return day(given) if key == "on" else names.word(given)


def _named(key: str, code: Any, values: Mapping[str, Any], catalogue: Catalogue) -> str | None:
    """The name of a code by its key; None for anything else."""
    match key:
        case "indicator":
            return names.indicator_named(code, catalogue, str(values.get("ref_area", "")))
        case "ref_area" | "other_area":
            return names.area_named(code, catalogue)
        case "unit_of_one":
            return figures.unit_of_one(catalogue.indicators[code], catalogue)
        case "areas":
            return names.areas(code, catalogue)
    return None


def _number(given: object) -> object:
    """A number in words; None for anything else."""
    match given:
        case quantities.Number():
            return numbers.numeral(given.value, given.decimals) if not given.signed else signed(
                given.value, given.decimals)
        case quantities.Limit():
            least = 2 if abs(given.value) >= 1000 else 4
            return number(given.value, numbers.decimals_apart(given.value, [given.figure], least))
        case quantities.Percent():
            write = signed if given.signed else number
            return PER_CENT(size=write(100 * given.value, given.decimals))
        case Fraction():
            return PER_CENT(size=number(100 * float(given), 4))
        case quantities.Growth():
            target = () if math.isnan(given.target) else (given.target,)
            return figures.growth_change(given.rate, target, few=not given.exact, other_end=given.other_end)
        case quantities.Probability():
            return numbers.p_value(given.p)
        case quantities.Period():
            return numbers.period(given)
    return None


def _quantity(given: object, catalogue: Catalogue) -> object:
    """A quantity in words, by its indicator where it has one; None for anything else."""
    indicator = catalogue.indicators.get(getattr(given, "indicator", ""))
    match given:
        case quantities.Amount():
            return amount(given, catalogue)
        case quantities.Difference():
            return _difference(given, catalogue)
        case quantities.Topics():
            goals = [catalogue.goal[code] for code in given.goals]
            return names.named(listed(text(goal.topic) or f"“{text(goal.title)}”" for goal in goals))
    if indicator is None:
        return _number(given)
    match given:
        case quantities.TypicalChange():
            typical = points(given.size, 1) if indicator.measure == "share" else numbers.change(given.size)
            return _by_speed(typical, indicator)
        case quantities.Rate():
            return figures.rate(given.size, given.before, given.after, indicator, given.target)
        case quantities.Slope():
            return figures.slope(given.size, indicator, catalogue, indicator.decimals + 2)
        case quantities.Gap():
            return figures.gap(given.size, indicator, catalogue, given.of)
    return None


def amount(given: quantities.Amount, catalogue: Catalogue) -> str:
    """A figure with its unit, "no" or "none" for a count of zero; bare, or as what a country did."""
    indicator, is_bare = catalogue.indicators[given.indicator], given.form == "bare"
    figure = figures.value(given.value, indicator, catalogue, given.marks)
    if is_bare and indicator.measure != "share":
        figure = figures.bare_value(given.value, indicator, given.marks)
    if given.value == 0 and indicator.whole and not indicator.stages and not figures.bound_of(given.marks):
        unit = text(catalogue.units.get(indicator.unit, indicator.unit))
        figure = say("phrase.none") if is_bare else say("phrase.none_of", unit=unit)
    return _predicate(indicator, figure) if given.form == "predicate" else figure


def _difference(given: quantities.Difference, catalogue: Catalogue) -> Forms:
    """The difference of two figures, by the same rules as a country's change; its ``predicate`` is what a group did."""
    indicator, before, after = catalogue.indicators[given.after.indicator], given.before.value, given.after.value
    about = [one.value for one in (given.after, given.before) if Mark.APPROXIMATE in one.marks.split()]
    moved = figures.difference(before, after, indicator, given.target, about)
    unit = text(catalogue.units.get(indicator.unit, indicator.unit))
    did = say("phrase.change_of", change_way=moved.forms["way"], change_size=moved.forms["size"], unit=unit)
    return _by_speed(Forms(moved, **moved.forms, predicate=_predicate(indicator, did)), indicator)


def _by_speed(moved: Forms, indicator: Indicator) -> Forms:
    """The change of a time as faster or slower."""
    way = {"more": "slower", "same": "same"}.get(moved.forms["way"], "faster")
    return Forms(moved, **moved.forms | {"way": way}) if indicator.unit in quantities.TIMES else moved


def _predicate(indicator: Indicator, amount: str) -> str:
    """What a country did: "identified 24 victims"; else what it had, by whom, as it need not have reported it."""
    if words := text(indicator.predicate):
        return words.replace("{value}", amount)
    return say("phrase.had", value=amount, title=title(indicator), publisher=indicator.publisher or "none")


def remark(one: Remark, catalogue: Catalogue) -> str:
    """A note's text; a reply in quotation marks with country and day, or that none was received by a day."""
    if not one.by_country:
        return one.text
    country = catalogue.area[one.ref_area].name
    code = "remark.quoted" if one.received else "remark.none"
    return say(code, country=country, day=day(one.day), text=" ".join(one.text.split()))


def quoted(words: Commitment | CommitmentStep, ref_area: str, catalogue: Catalogue) -> str:
    """A commitment or its answer in the country's words: "“To train officers.” (Cambodia, report of 2014)"."""
    return say("commitments.quote_of", text=words.text, area=names.area(ref_area, catalogue), year=words.year)


def issue(found: Issue, catalogue: Catalogue | None = None) -> str:
    """Location and problem: "goals/1.1.yaml, line 12, unit: ...", "line 4, column “value”: ...".

    ``catalogue``, here and below, gives the names of the indicators, areas and units whose codes an issue contains.
    """
    line = say("phrase.line", row=found.row) if found.row else ""
    of_table = found.column and found.row and not found.file     # in a catalogue or rule it is a key
    column = say("phrase.column", column=found.column) if of_table else found.column
    location = ", ".join(filter(None, (found.file, found.sheet, line, column)))
    return ": ".join(filter(None, (location, problem(found, catalogue))))


def problem(found: Issue, catalogue: Catalogue | None = None, *, part: str = "") -> str:
    """The problem, without its location; or an attribute of its message, "" where it has none."""
    code = _said_as(found.code)
    if part and not has("issue", code, part):
        return ""
    values = found.values if catalogue is None else {
        key: _to_type(value, catalogue) if key in TYPED else value for key, value in found.values.items()}
    family, _, rest = found.code.partition(".")
    kind = found.code.removeprefix(code).strip("._") if found.code.startswith(code) else rest
    return _fill("issue", code, {
        "family": family, "kind": kind, "found": found.found, "column": found.column, "file": found.file,
        "sheet": found.sheet, "row": found.row, **values}, None, part)


expected = partial(problem, part=".expected")
"""What an issue's location should contain: "a year, such as 2014"."""


def found_there(found: Issue) -> str:
    """The value found: text of the file, or a description where the file has none to show."""
    if found.sheet and found.found == UNSAVED:
        return say("found_instead.unsaved")
    return say("found_instead", found.code) if has("found_instead", found.code) else found.found


def fix(found: Issue, catalogue: Catalogue | None = None, *, by_hand: bool = False) -> str:
    """How to fix an issue of a submitted file; ``by_hand`` names no option of a command."""
    parts = (".fix",) if by_hand else (".fix", ".option")
    return " ".join(filter(None, (problem(found, catalogue, part=part) for part in parts)))


def how_to_fix(found: Issue, catalogue: Catalogue | None = None) -> str:
    """Value found, unless the problem names it, value expected, fix: "Found “-5”; expected 0 or more. Correct it."."""
    there = found_there(found)
    cut = there if len(there) <= FOUND_AT_MOST else f"{there[:FOUND_AT_MOST]}…"
    is_told = not there or f"“{there}”" in problem(found, catalogue)
    said = Message(code="issue.expected" if is_told else "issue.found", values={
        "found": cut, "expected": expected(found, catalogue)})
    return f"{message(said)} {fix(found, catalogue)}"


def in_full(found: Issue) -> str:
    """Location and problem; for a file of figures also value found and fix."""
    return f"{issue(found)} {how_to_fix(found)}" if has("issue", _said_as(found.code), ".fix") else issue(found)


def _said_as(code: str) -> str:
    """The code whose message says an issue of this one."""
    return shared_codes().get(code) or nearest("issue", code)


@cache
def shared_codes() -> dict[str, str]:
    """The message's code by each code that its attribute ``codes`` lists."""
    attributes = ((name, CODES.search(source)) for name, source in messages(ENGLISH).sources.items())
    return {code: name.removeprefix("issue-") for name, codes in attributes if codes for code in codes[1].split()}


def _to_type(code: object, catalogue: Catalogue) -> object:
    """Name of a code in a file, with the code to type: "Cambodia (KHM)"; anything else unchanged."""
    if not isinstance(code, str):
        return code
    if code in catalogue.indicators:
        return f"“{title(catalogue.indicators[code])}” ({code})"
    word = text(catalogue.units.get(code, names.area(code, catalogue)))
    return code if word == code else f"{word} ({code})"
