"""Every code has its words, and numbers read as people write them."""

import ast
import math
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from jinja2 import Environment
from jinja2 import nodes as template

from indicators import wording
from indicators.errors import Refusal
from indicators.model import (
    Absence,
    Amount,
    Difference,
    Growth,
    Indicator,
    Issue,
    Mark,
    Message,
    Number,
    Percent,
    Reason,
    Status,
    Text,
)
from indicators.numerals import last_digit
from indicators.wording import language
from indicators.wording.figures import gap
from indicators.wording.messages import identifier, message_of, messages, nearest
from indicators.wording.numbers import p_value
from indicators.wording.sentences import shared_codes
from tests.nouns import HOURS, STAGE, VICTIMS, catalogue, goal
from tests.syntax import nodes

SHARE = HOURS.model_copy(update={"measure": "share", "unit": "percent", "goal": VICTIMS.goal})

ROOT = Path(__file__).parents[1]
VALUE = re.compile(r"\$(\w+)")
RAISED = {"Refusal", "LedgerTrouble", "StalePreview", "NotAllowed", "InputRefused"}


@cache
def calls() -> list[tuple[str, str, str, ast.Call]]:
    """Section, code, place and call of each literal code that the program gives to people."""
    found = []
    files = [*ROOT.glob("indicators/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "app.py"]
    for file in (each for each in files if each.exists()):
        for node in nodes(file):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in RAISED | {"Message", "Issue"}:
                section = {"Message": "message", "Issue": "issue"}.get(name, "error")
                found += [(section, code, f"{file.name}:{node.lineno}", node) for code in codes(node)]
    return found


def codes(call: ast.Call) -> list[str]:
    """Codes written in a call, those of both branches of a condition included."""
    given = [word.value for word in call.keywords if word.arg == "code"] or call.args[:1]
    return [node.value for value in given for node in ast.walk(value)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value
            and not isinstance(value, ast.JoinedStr)]


def test_every_code_that_the_program_uses_has_words() -> None:
    missing = sorted({(section, code, position) for section, code, position, _ in calls()
                      if not (said_by(section, code) if section in SHARED else wording.has(section, code))})
    assert missing == []


def said_by(section: str, code: str) -> str:
    """The code whose message says an issue or a refusal, "" where there is none."""
    return (shared_codes().get(code, "") if section == "issue" else "") or nearest(section, code)


SHARED = ("issue", "error")
"""Sections in which a message serves all codes that begin with its own."""

SECTIONS = ("message", "issue", "found-instead", "error",
            "command", "assess-column", "phrase", "phrase-of-goal", "phrase-of-sum", "part", "part-AGE",
            "status", "status-short", "reason", "untested", "certainty", "absence", "mark", "bound",
            "sign", "hidden", "type", "unit", "audience", "what-if-parameters")
"""What stands before a code in the name of its message, where the code alone stands in the program."""

NAMED_ELSEWHERE = ("column-", "compared-")     # by the columns of the export; by what changes.flips is given


def written_in_the_program() -> tuple[set[str], re.Pattern[str]]:
    """The codes of all texts of the program, and a pattern of those into which a value is put, with anything there."""
    whole: set[str] = set()
    filled: set[str] = set()
    for file in (*ROOT.glob("indicators/**/*.py"), *ROOT.glob("pages/**/*.py")):
        for node in nodes(file):
            parts = node.values if isinstance(node, ast.JoinedStr) else [node]
            texts = [identifier(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in parts]
            if any(len(text) > 1 for text in texts if text != ".+"):
                (filled if ".+" in texts else whole).add("".join(texts))
    for file in (*ROOT.glob("pages/**/*.j2"), *ROOT.glob("indicators/**/*.j2")):
        for call in Environment().parse(file.read_text("utf-8")).find_all(template.Call):
            if getattr(call.node, "name", "") == "say":
                parts = getattr(call.args[0], "nodes", call.args[:1])                   # of "how." ~ kind
                texts = [identifier(part.value) if isinstance(part, template.Const) else ".+" for part in parts]
                assert set(texts) != {".+"}, file
                (filled if ".+" in texts else whole).add("".join(texts))
    return whole, re.compile("|".join(sorted(filled)))


def test_every_message_is_one_that_the_program_uses() -> None:
    whole, filled = written_in_the_program()

    def is_used(name: str) -> bool:
        parts = (name, *(name.removeprefix(f"{section}-") for section in SECTIONS))
        codes = set(parts)
        begun = tuple(name.removeprefix(f"{section}-") for section in SHARED if name.startswith(f"{section}-"))
        return (not codes.isdisjoint(whole) or any(map(filled.fullmatch, codes))
                or bool(begun) and any(code.startswith(begun) for code in whole))

    stray = {name for message, source in messages(language.ENGLISH).sources.items()
             if not message.startswith(NAMED_ELSEWHERE) and not is_used(message) and "\n    .codes = " not in source
             for name in said_in(message, source) if not is_used(name)}
    assert stray == set()
    assert {code for code in map(identifier, shared_codes()) if not any(
        part in whole or filled.fullmatch(part) for part in (code, code.partition("-")[2]))} == set()


def said_in(message: str, source: str) -> set[str]:
    """The codes that a message which selects by its kind says, as identifiers; else its own."""
    chosen = source.partition("$kind ->")[2]
    return {message if kind == "plain" else f"{message}-{kind.replace('_', '-')}"
            for kind in re.findall(r"^ {7,8}\*?\[(\w+)\]", chosen, re.MULTILINE)} or {message}


def named_in(*codes: str) -> set[str]:
    """The values that the message of a code references, in its variant if it is one."""
    name, kind = message_of(identifier(*codes))
    english = messages(language.ENGLISH)
    variant = re.search(rf"^ +\*?\[{kind}\](.*?)(?=^ {{4,8}}\*?\[|\Z)", english.sources[name], re.MULTILINE | re.DOTALL)
    return set(VALUE.findall(variant[1] if kind and variant else english.sources[name]))


def test_every_refusal_carries_the_values_that_its_sentence_needs() -> None:
    checked = 0
    for section, code, position, call in calls():
        named = {word.arg for word in call.keywords}
        if section == "error" and None not in named and wording.has(section, code):
            needed = named_in(section, code)
            assert needed <= named, (position, code, needed - named)
            checked += bool(needed)
    assert checked > 10


@pytest.mark.parametrize("kind, words", [(Status, "status"), (Reason, "reason"), (Absence, "absence"), (Mark, "mark")])
def test_every_code_of_the_model_has_its_own_word(kind: Any, words: str) -> None:
    assert len({wording.say(words, code) for code in kind}) == len(kind)


def test_a_template_without_its_value_is_a_bug_and_raises() -> None:
    with pytest.raises(KeyError):
        wording.message(Message(code="headline.nothing", values={}), catalogue())
    with pytest.raises(ValueError, match="no number"):
        wording.number(float("nan"))


def test_what_a_message_lacks_is_logged_where_people_read_it(
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr("indicators.wording.messages.strict", False)
    monkeypatch.setattr("indicators.wording.messages._logged", set())
    assert wording.say("phrase.line") == "line …"
    assert wording.say("phrase.line", row=None) == "line …"
    assert wording.say("nothing.of_that_name") == "…"
    assert [record.levelname for record in caplog.records] == 2 * ["ERROR"]       # each message once


@pytest.mark.parametrize("good, assessed, sentence", [
    (52, 52, "On laws, all 52 countries are ahead of the goal."),
    (2, 2, "On laws, both countries are ahead of the goal."),
    (0, 52, "On laws, none of 52 countries is ahead or on track."),
    (1, 52, "On laws, one of 52 countries is ahead, none is on track."),
])
def test_a_sentence_says_all_or_none_where_it_counts_all_or_none(good: int, assessed: int, sentence: str) -> None:
    assert wording.message(Message(code="goal.yearly", values={
        "topic": "laws", "good": good, "assessed": assessed, "on_track": 0})) == sentence


def test_fluent_leaves_numbers_and_long_values_as_they_are_given() -> None:
    assert wording.say("history.areas", count=wording.Count(1234)).startswith("1,234 ")
    assert wording.say("history.areas", count=wording.Count(-3)).startswith("−3 ")
    assert len(wording.say("upload.lines", count=9, lines=9000 * "1")) > 9000


def test_a_status_is_known_by_icon_and_word_without_its_colour() -> None:
    shown = [wording.status(status) for status in Status]
    assert len({each.icon for each in shown}) == len({each.word for each in shown}) == len(Status)


@pytest.mark.parametrize("amount, decimals, said", [
    (1477, 0, "1,477"), (62.0, 1, "62"), (61.92, 1, "61.9"), (-3, 0, "−3"), (0, 0, "0"), (-0.04, 1, "0"),
    (1234567.5, 1, "1,234,567.5"), (100, 2, "100"), (0.5, 0, "1"), (2.5, 0, "3"),
])
def test_a_number_has_commas_and_a_true_minus(amount: float, decimals: int, said: str) -> None:
    assert wording.number(amount, decimals) == said


@pytest.mark.parametrize("share, said", [
    (0.5, "+50 %"), (0.1, "+10 %"), (-0.1, "−10 %"), (0, "no change"), (0.0996, "+10 %"), (0.1102, "+11 %"),
    (0.125, "+12.5 %"), (-0.5551, "−56 %"), (12.345, "+1,235 %"), (0.005, "+0.5 %"), (0.00004, "+0.004 %"),
    (0.1995, "+20 %"), (0.2049, "+20 %"),
])
def test_a_change_is_whole_from_20_per_cent_on_and_has_one_decimal_below(share: float, said: str) -> None:
    assert wording.change(share) == said


@pytest.mark.parametrize("share, asked, said", [
    (0.0996, 0.1, "+9.96 %"), (0.1004, 0.1, "+10.04 %"), (0.1, 0.1, "+10 %"), (0.1102, 0.1, "+11 %"),
    (-0.0996, -0.1, "−9.96 %"), (0.0996, -0.1, "+10 %"), (0.2496, 0.25, "+24.96 %"), (0.09999, 0.1, "+9.999 %"),
])
def test_a_change_never_rounds_to_what_the_goal_asks_for(share: float, asked: float, said: str) -> None:
    assert wording.change(share, [asked]) == said


@pytest.mark.parametrize("growth, said", [
    (0.0996, "+9.96 %"), (-0.004, "−0.4 %"), (0.0, "no change"), (11, "at least +1,000 %"),
    (math.inf, "at least +1,000 %")])
def test_nor_does_a_growth_and_one_from_near_zero_is_only_large(growth: float, said: str) -> None:
    lately = Message(code="step.still_growing", values={
        "last": 4, "growth": Growth(growth, 0.1, exact=True), "asked": Percent(0.1)})
    assert f": {said} a year." in wording.message(lately)


@pytest.mark.parametrize("asked, said", [(0.1, "+10 %"), (-0.0725, "−7.25 %"), (0, "0 %")])
def test_what_a_goal_asks_for_keeps_its_decimals(asked: float, said: str) -> None:
    assert f"{said} or better" in wording.message(Message(code="rule.annual_change", values={
        "number": Percent(asked, 3, signed=True)}))


@pytest.mark.parametrize("amount, indicator, marks, said", [
    (12, VICTIMS, "", "12 victims"), (1, VICTIMS, "", "1 victim"),
    (30000, VICTIMS, "lower_bound", "at least 30,000 victims"),
    (5, VICTIMS, "upper_bound", "at most 5 victims"), (85, VICTIMS, "approximate provisional", "about 85 victims"),
    (47.25, HOURS, "", "47.3 hours"), (0.04, HOURS, "", "0.04 hours"), (0, HOURS, "", "0 hours"),
    (0, HOURS, "approximate", "less than 0.1 hours"), (0.04, HOURS, "lower_bound", "at least 0.04 hours"),
    (0, VICTIMS.model_copy(update={"whole": True}), "approximate", "about 0 victims"),
    (4, STAGE, "", "in force"), (0, VICTIMS, "", "0 victims"),
    (99.96, SHARE, "", "99.96 percent"), (99.999, SHARE, "", "99.999 percent"), (100, SHARE, "", "100 percent"),
])
def test_a_value_has_its_unit_and_what_its_marks_say(amount: float, indicator: Any, marks: str, said: str) -> None:
    assert wording.value(amount, indicator, catalogue(), marks) == said


@pytest.mark.parametrize("wanted, path, value, said", [
    ("up", 282.172, 259, "24 victims below the goal path"), ("up", 282.172, 283, "on the goal path"),
    ("up", 282.172, 300, "17 victims above the goal path"), ("down", 9.7, 9, "on the goal path"),
    ("down", 9.7, 12, "3 victims above the goal path (less is better)"),
    ("up", 240 * 1.1, 264, "on the goal path"), ("up", 240 * 1.1, 250, "14 victims below the goal path"),
])
def test_a_gap_of_whole_things_is_the_difference_of_the_numbers_shown(
        wanted: str, path: float, value: int, said: str) -> None:
    counted = VICTIMS.model_copy(update={"whole": True, "desired_direction": wanted})
    assert gap(value - path, counted, catalogue(), "path") == said
    shown = counted.in_whole(path)
    assert said.startswith("on") == (shown == value)
    assert said.startswith("on") or said.split()[0] == str(int(abs(value - shown)))


@pytest.mark.parametrize("distance, said", [
    (-5.5, "5.5 victims below the goal path"), (3, "3 victims above the goal path"), (0, "on the goal path"),
    (-0.01, "on the goal path"),
])
def test_a_gap_is_in_units(distance: float, said: str) -> None:
    assert gap(distance, VICTIMS, catalogue(), "path") == said


@pytest.mark.parametrize("amount, digit", [
    (18_000, 3), (10_000, 3), (30_500, 2), (85, 0), (80, 0), (100, 1), (2, 0), (1.54, -2), (84.5, -1), (0, 0)])
def test_a_rounded_figure_gives_its_last_digit(amount: float, digit: int) -> None:
    assert last_digit(amount, 6) == digit


def test_a_text_is_taken_in_the_language_asked_for_else_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: tuple[Text, ...] = ({"en": "law", "fr": "loi"}, {"en": "law"}, {"es": "ley"}, "law")
    for spoken, said in (("en", "law law ley law"), ("fr", "loi law ley law")):
        monkeypatch.setattr(language, "current", lambda spoken=spoken: spoken)
        assert " ".join(map(wording.text, texts)) == said


def test_a_name_in_a_sentence_has_its_article_and_a_capital_where_the_sentence_begins() -> None:
    known = catalogue()
    known = known.model_copy(update={"areas": tuple(
        each.model_copy(update={"in_sentences": "the Bland"} if each.code == "BBB" else {}) for each in known.areas)})
    told: dict[str, dict[str, object]] = {
        "summary.no_report": {"ref_area": "BBB"},
        "compare.caution": {"areas": ("BBB", "AAA"), "why": "public"}}
    said = {code: wording.message(Message(code=code, values=values), known) for code, values in told.items()}
    assert said["summary.no_report"].startswith("The Bland has sent")
    assert said["compare.caution"].endswith("Aland and the Bland.")
    assert (wording.area("BBB", known), wording.in_sentence("BBB", known)) == ("Bland", "the Bland")


def test_names_are_listed_and_moments_named() -> None:
    assert wording.listed(["A"]) == "A"
    assert wording.listed(["A", "B", "C"]) == "A, B and C"
    assert (wording.moment(2014), wording.moment("2022-10-20")) == ("2014", "October 2022")
    assert wording.marks("coded provisional")[1] == "provisional"


def test_an_issue_says_where_and_what() -> None:
    found = Issue(code="catalogue.unknown_key", file="1.1.yaml", row=12, column="titel", found="titel",
                    values={"expected": "title"})
    assert wording.issue(found).startswith("1.1.yaml, line 12, titel: ")


@pytest.mark.parametrize("code, values, said", [
    ("value.above_limit", {"bound": "9", "indicator": "STAGE"}, "The value is too large for “Title of STAGE” (STAGE)."),
    ("area.contradiction", {"code": "BBB"},
     "The name “here” means Bland (BBB), but the code next to it is another's. The cells of this line may be "
     "shifted."),
    ("value.percent", {"indicator": "GONE", "wanted": "hours"},
     "The figure has a percent sign, but GONE is not in per cent."),
])
def test_an_issue_says_what_people_read_and_in_brackets_what_they_have_to_type(
        code: str, values: dict[str, object], said: str) -> None:
    found = Issue(code=code, row=3, column="value", found="here", values=values)
    assert wording.issue(found, catalogue()) == f"line 3, column “value”: {said}"


def test_a_unit_is_a_word_with_the_code_that_a_file_has_for_it() -> None:
    known = catalogue().model_copy(update={"units": {"percent": "%", "hours": "hours"}})
    for unit, said in (("percent", "% (percent)"), ("hours", "hours")):
        found = Issue(code="unit.wrong", found="kg", values={"wanted": unit, "indicator": "STAGE"})
        assert wording.expected(found, known) == said


def test_what_was_found_is_cut_where_it_is_long_and_left_out_where_there_is_nothing() -> None:
    fault = Issue(code="value.not_whole", found="5.5", values={"indicator": "STAGE"})
    assert wording.how_to_fix(fault).startswith("Found “5.5”; expected a whole number. Correct the figure")
    assert "“" + 120 * "x" + "…”" in wording.how_to_fix(replace(fault, found=200 * "x"))
    assert wording.how_to_fix(replace(fault, found="")).startswith("Expected a whole number. ")


def test_what_was_found_is_named_once() -> None:
    issue = Issue(code="read.no_such_sheet", row=0, column="", found="Data 2", values={"sheets": "Data"})
    assert wording.in_full(issue).count("Data 2") == 1
    unused = Issue(code="unused.name", row=0, column="", found="Girls 2024", values={})
    assert wording.in_full(unused).count("Girls 2024") == 1


def test_a_person_without_a_console_is_told_of_no_option() -> None:
    told = {name: re.sub(r"\n    \.option = .*", "", source, flags=re.DOTALL)
            for name, source in messages(language.ENGLISH).sources.items() if name.startswith("issue-")}
    assert [name for name, text in told.items() if re.search(r"--|\boption\b", text.partition("=")[2])] == []


def test_the_fix_for_a_script_also_names_the_option() -> None:
    fault = Issue(code="sheets.several", found="A, B")
    assert wording.fix(fault).startswith(wording.fix(fault, by_hand=True))
    assert wording.fix(fault).endswith("--sheet.")


def test_an_error_is_one_sentence() -> None:
    refusal = Refusal("rule.unknown_method", key="method", found="reech", expected="reach")
    assert wording.error(refusal) == "method is “reech”; expected reach."


@pytest.mark.parametrize("spoken", language.known())
def test_the_files_of_a_language_can_be_read_and_say_each_message_once_with_values_that_it_has(spoken: str) -> None:
    names = []
    for file in sorted((language.FILES / spoken).glob("*.ftl")):
        read = FluentParser().parse(file.read_text("utf-8")).body
        assert [entry.content for entry in read if isinstance(entry, fluent.Junk)] == [], file.name
        names += [entry.id.name for entry in read if isinstance(entry, fluent.Message)]
    own, english = messages(spoken), messages(language.ENGLISH)
    assert sorted(names) == sorted(name for name in own.sources if not name.startswith("-"))
    assert set(names) <= set(english.sources)
    assert [name for name in names if not set(VALUE.findall(own.sources[name])) <= set(
        VALUE.findall(english.sources[name]))] == []
    assert [name for name in names if re.search(r"\{ *[a-z]", own.sources[name])] == []      # no message names another


@pytest.mark.parametrize("by, said", [
    (8.68, "+8.7 percentage points"), (1.0, "+1 percentage point"), (-3.0, "−3 percentage points"), (0.0, "no change"),
    (0.01, "no change")])
def test_a_percentage_changes_by_points_not_by_per_cent(by: float, said: str) -> None:
    assert wording.points(by, 1) == said


def row(**values: Any) -> dict[str, object]:
    """Numbers of a row of ASSESSMENT, NaN where none is given."""
    nothing = dict.fromkeys(("value", "change", "pace", "pace_needed", "previous_value", "baseline_value",
                             "previous_year", "baseline_year"), math.nan)
    return {**nothing, "year": 2023, **values}


@pytest.mark.parametrize("judged, values, said", [
    (VICTIMS, {"value": 11, "previous_value": 10, "change": 0.1, "previous_year": 2022}, "+10 %"),
    (SHARE, {"value": 85, "previous_value": 76.3, "change": 0.114, "previous_year": 2022}, "+8.7 percentage points"),
    (SHARE, {"value": 99.99, "previous_value": 100, "change": -1e-4, "previous_year": 2022},
     "−0.01 percentage points"),
    (VICTIMS, {}, ""),
])
def test_a_change_is_in_per_cent_or_for_a_share_in_points(
        judged: Indicator, values: dict[str, float], said: str) -> None:
    assert wording.moved(row(**values), judged, catalogue()) == said


@pytest.mark.parametrize("judged, values, said", [
    (VICTIMS, {"value": 20, "pace": 0.028, "baseline_value": 10, "baseline_year": 2017}, "+2.8 % a year"),
    (SHARE, {"value": 85, "pace": 0.0598, "baseline_value": 60, "baseline_year": 2017},
     "+4.2 percentage points a year"),
    (SHARE, {"value": 60, "pace": 0.0, "baseline_value": 60, "baseline_year": 2017}, "no change"),
    (VICTIMS, {"value": 0, "pace": -1.0, "baseline_value": 4, "baseline_year": 2020}, ""),
    (VICTIMS, {"value": 0, "baseline_value": 0, "baseline_year": 2023}, ""),
    (STAGE, {"value": 4, "baseline_value": 0, "baseline_year": 2020}, ""),
])
def test_a_pace_has_the_unit_of_the_change_and_none_from_or_to_zero(
        judged: Indicator, values: dict[str, float], said: str) -> None:
    assert wording.pace(row(**values), judged, catalogue()) == said


@pytest.mark.parametrize("indicator, before, after, target, said", [
    ("VICTIMS", 40, 47, math.nan, "18 % more"), ("VICTIMS", 83, 91, 0.1, "9.6 % more"),
    ("VICTIMS", 30, 33, 0.1, "10 % more"), ("VICTIMS", 1000, 1125, 0.1, "12.5 % more"),
    ("VICTIMS", 90, 80, 0.1, "11 % fewer"), ("REMOVED", 76.3, 85, math.nan, "8.7 percentage points more"),
    ("REMOVED", 81, 80, math.nan, "1 percentage point less")])
def test_a_group_and_a_country_tell_one_change_alike(indicator: str, before: float, after: float, target: float,
                                                     said: str) -> None:
    known = catalogue(goal("1.1", VICTIMS.model_copy(update={"whole": True})),
                      goal("4.2", HOURS, SHARE.model_copy(update={"id": "REMOVED"})))
    told = wording.message(Message(code="group.sum", values={
        "both": 3, "year": 2024, "previous_year": 2023, "predicate": Amount(after, indicator, form="predicate"),
        "change": Difference(Amount(before, indicator), Amount(after, indicator), target)}), known)
    assert f", {said} than in 2023." in told
    change = after / before - 1
    own = wording.moved(row(value=after, previous_value=before, change=change, target=target),
                        known.indicators[indicator], known)
    assert own[1:].split() == said.split()[:-1]


def test_the_pace_of_a_share_whose_baseline_is_hidden_is_told_as_growth() -> None:
    share = VICTIMS.model_copy(update={"measure": "share"})
    hidden = {"baseline_year": math.nan, "baseline_value": math.nan}
    assert wording.pace(row(value=0.0, pace=-1.0, **hidden), share, catalogue()) == "−100 % a year"


@pytest.mark.parametrize("before, after, pace, target, said", [
    (6, 7, 0.0801, math.nan, ("+1 victim", "+0.3 victims a year")), (21, 23, 0.0952, 0.1, ("+9.5 %", "+9.5 % a year")),
    (83, 91, 0.003, 0.1, ("+9.6 %", "+0.3 % a year")), (30, 33, 0.1, 0.1, ("+10 %", "+10 % a year")),
    (600, 641, 0.0683, 0.1, ("+6.8 %", "+6.8 % a year")),
])
def test_changes_of_few_are_whole_per_cents_unless_they_would_read_as_the_goal(
        before: int, after: int, pace: float, target: float, said: tuple[str, str]) -> None:
    counted = VICTIMS.model_copy(update={"whole": True})
    given = row(value=after, previous_value=before, change=after / before - 1, pace=pace, baseline_value=before,
                baseline_year=2020, target=target)
    assert (wording.moved(given, counted, catalogue()), wording.pace(given, counted, catalogue())) == said


@pytest.mark.parametrize("indicator, before, after, change, pace", [
    ("counted", 4, 7, "+3 victims", "+1 victim a year"), ("counted", 19, 21, "+2 victims", "+0.7 victims a year"),
    ("counted", 7, 4, "−3 victims", "−1 victim a year"),
    ("counted", 20, 23, "+15 %", "+5 % a year"), ("counted", 5, 5, "no change", "no change"),
    ("hours", 4, 7, "+75 %", "+21 % a year"), ("share", 4, 7, "+3 percentage points", "+1 percentage point a year"),
])
def test_no_rate_is_given_on_a_count_below_20(
        indicator: str, before: int, after: int, change: str, pace: str) -> None:
    known = {"counted": VICTIMS.model_copy(update={"whole": True}), "hours": HOURS, "share": SHARE}[indicator]
    given = row(value=after, previous_value=before, change=after / before - 1, previous_year=2022,
                pace=(after / before) ** (1 / 3) - 1, baseline_value=before, baseline_year=2020, slope=math.nan)
    assert (wording.moved(given, known, catalogue()), wording.pace(given, known, catalogue())) == (change, pace)


def test_the_change_of_a_small_count_has_its_unit_next_to_rates() -> None:
    counted, known = VICTIMS.model_copy(update={"whole": True}), catalogue(goal("1.1", VICTIMS))
    given = {"previous_year": 2022, "pace": 0.2, "baseline_year": 2020, "slope": math.nan}
    few = row(value=7, previous_value=4, change=0.75, baseline_value=4, **given)
    assert wording.moved(few, counted, known) == "+3 victims"
    assert wording.moved({**few, "marks": Mark.APPROXIMATE}, counted, known) == "about +3 victims"
    assert wording.pace(few, counted, known) == "+1 victim a year"
    many = row(value=23, previous_value=20, change=0.15, baseline_value=20, **given)
    assert wording.moved(many, counted, known) == "+15 %"


@pytest.mark.parametrize("marks, previous_mark, change, pace", [
    ("", "", "+20 %", "+20 % a year"), ("lower_bound", "", "", ""), ("provisional upper_bound", "", "", ""),
    ("", "lower_bound", "", "+20 % a year"), ("", "upper_bound", "", "+20 % a year")])
def test_a_figure_that_is_only_a_limit_has_no_change_and_no_pace(
        marks: str, previous_mark: str, change: str, pace: str) -> None:
    given = row(value=60, previous_value=50, change=0.2, previous_year=2022, pace=0.2, baseline_value=50,
                baseline_year=2022, slope=math.nan, marks=marks, previous_mark=previous_mark)
    assert (wording.moved(given, VICTIMS, catalogue()), wording.pace(given, VICTIMS, catalogue())) == (change, pace)
    assert wording.has_known_change(given) == bool(change)


@pytest.mark.parametrize("before, after, said", [
    (4, 7, "3 more than in 2023"), (7, 4, "3 fewer than in 2023"), (20, 23, "15 % more than in 2023")])
def test_a_sentence_on_a_small_count_gives_the_difference(before: int, after: int, said: str) -> None:
    known = catalogue(goal("1.1", VICTIMS.model_copy(update={"whole": True})))
    amounts = Amount(before, "VICTIMS", form="bare"), Amount(after, "VICTIMS")
    told = wording.message(Message(code="fact.by", values={
        "ref_area": "AAA", "predicate": Amount(after, "VICTIMS", form="predicate"), "year": 2024,
        "change": Difference(*amounts, target=0.1), "previous_year": 2023}), known)
    assert told == f"In 2024 Aland had {after} victims (Title of VICTIMS), {said}."


@pytest.mark.parametrize("before, after, said", [
    (12, 24, "24 is 12 more than 12."), (12, 8, "8 is 4 less than 12."), (20, 23, "23 is 15 % more than 20."),
    (30, 30, "30 is the same as 30.")])
def test_a_step_of_a_small_count_gives_the_difference(before: int, after: int, said: str) -> None:
    known = catalogue(goal("1.1", VICTIMS.model_copy(update={"whole": True})))
    change = Difference(Amount(before, "VICTIMS"), Amount(after, "VICTIMS"), target=0.1)
    assert wording.message(Message(code="step.change", values={
        "figure": Number(after), "base": Number(before), "change": change}), known) == said


@pytest.mark.parametrize("away, more, said", [
    (0, 1, "In one country, another indicator is getting worse"),
    (2, 1, "In one more, another indicator is getting worse")])
def test_more_countries_follow_some_that_move_away(away: int, more: int, said: str) -> None:
    assert wording.say("overview.more_away", away=away, count=wording.Count(more)) == said


@pytest.mark.parametrize("kept, count, state, said", [
    (0, 1, "dropped", "its one commitment was dropped"), (1, 1, "kept", "its one commitment is done"),
    (0, 1, "in_progress", "its one commitment is begun"), (0, 3, "kept", "none of 3 commitments known to be done"),
    (1, 3, "kept", "1 of 3 commitments done"), (1, 3, "kept 0 2", "1 of 3 commitments done, 2 overdue"),
    (0, 1, "in_progress 0 1", "its one commitment is begun and overdue"),
    (0, 3, "examined 2 0", "none of 3 commitments known to be done, 2 of unknown status"),
    (2, 7, "kept 5 0 4", "2 of 7 commitments done, 5 of unknown status (4 being examined)"),
    (1, 3, "kept 2 1", "1 of 3 commitments done, 2 of unknown status, 1 overdue")])
def test_commitments_are_counted_in_words_and_an_only_one_by_its_state(
        kept: int, count: int, state: str, said: str) -> None:
    state, unknown, overdue, examined = [*state.split(), "0", "0", "0"][:4]
    numbers = {"kept": wording.Count(kept), "count": wording.Count(count), "unknown": wording.Count(int(unknown)),
               "overdue": wording.Count(int(overdue)), "examined": wording.Count(int(examined))}
    assert wording.say("commitments.finding", kind="some", whose="Aland", years="2014", state=state,
                       **numbers) == f"Aland: {said}"


def test_a_sentence_that_may_tell_a_difference_of_counts_has_words_for_fewer() -> None:
    english = messages(language.ENGLISH).sources
    assert {name for name, source in english.items() if "$change_way ->" in source and "[fewer]" not in source} == {
        "message-step-change", "message-fact-from", "message-group-median",
        # which give a rate, or the figure before
        "message-group-sum-title"}                                             # whose predicate has the words


@pytest.mark.parametrize("distance, said", [
    (-3.0, "3 stages below the goal"), (-1.0, "1 stage below the goal"), (0.0, "at the goal")])
def test_a_ladder_without_a_year_has_no_path_but_its_goal(distance: float, said: str) -> None:
    known = catalogue().model_copy(update={"units": {"stage": "stages"}, "unit_of_one": {"stage": "stage"}})
    assert gap(distance, STAGE, known, of="goal") == said


def test_an_indicators_title_does_not_say_again_whose_it_is() -> None:
    known = VICTIMS.model_copy(update={"title": "Victims, Aland"})
    titles = [wording.title(known, area) for area in ("Aland", "Bland", "")]
    assert titles == ["Victims", "Victims, Aland", "Victims, Aland"]


@pytest.mark.parametrize("said, kept", [
    ("from 12 victims, 50 % more", "from 12~victims, 50~% more"), ("1,477 victims in 2021", "1,477~victims in 2021"),
    ("since 2017 the share", "since 2017 the share"), ("goal 1.1 is", "goal 1.1 is"), ("4 of 54", "4 of 54"),
    ('<i style="margin: 0 auto">8.7 points</i>', '<i style="margin: 0 auto">8.7~points</i>'), ("a1 word", "a1 word"),
])
def test_no_line_ends_between_a_number_and_its_unit(said: str, kept: str) -> None:
    assert wording.unbroken(said) == kept.replace("~", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("p, said", [
    (1.0, "all (p = 1)"), (0.997, "nearly all (p = 1)"), (0.8776, "88 of 100 (p = 0.88)"),
    (0.0625, "6 of 100 (p = 0.063)"),
    (0.0167, "2 of 100 (p = 0.017)"), (0.002, "fewer than 1 of 100 (p = 0.002)"),
    (1e-9, "fewer than 1 of 100 (p < 0.001)"),
])
def test_how_often_chance_gives_as_much_is_said_in_cases_of_a_hundred(p: float, said: str) -> None:
    written = p_value(p)
    assert f"{written.forms['of_hundred']} ({written})" == said


OLD = re.compile(
    r"verdict|further indicator|stands? below|reads “|sent (no )?figures|public pages|middle figure|Left out|"
    r"places apart|in full|drawn\b|brought in|Asked for|No number set|What compares|do(es)? not compare|compares\.|"
    r"[Cc]ountry by country|are improving|is improving|our reading: |says \{|one more or less can change|take care|"
    r"anew|in every way that matters|cannot be told|which is no |is no part of|no change than|stands at",
    re.IGNORECASE)
MINE = ("message-goal-", "message-group-", "message-reporting-", "message-country-", "message-compare-", "message-box-",
        "overview-", "goal-", "compare-", "country-", "series-", "message-rule-direction")


def test_no_old_sentence_about_goals_groups_and_countries_is_left() -> None:
    """Words that an editor of official statistics struck out of the sentences of these screens."""
    english = messages(language.ENGLISH).sources
    old = {name: OLD.findall(text.partition("=")[2]) for name, text in english.items() if name.startswith(MINE)}
    assert {name for name, found in old.items() if found} == set()


def test_a_status_is_said_to_describe_reported_figures_alone() -> None:
    assert wording.say("overview.note").endswith(
        "A status describes reported figures, not the amount of abuse or its causes.")


@pytest.mark.parametrize("text, quoted", [
    ("To end the “process”.", "“To end the ‘process’.”"), ('To say "no" at once', "“To say ‘no’ at once”"),
    ('A 15" screen', '“A 15" screen”'), ("It’s ‘new’", "“It’s ‘new’”")])
def test_quotation_marks_inside_a_quotation_are_single(text: str, quoted: str) -> None:
    assert wording.say("commitments.quoted", text=text) == quoted


@pytest.mark.parametrize("text, end", [
    ("The unit is missing", "“The unit is missing”."), ("The unit is missing.", "“The unit is missing.”"),
    ("Which unit?", "“Which unit?”"), ("It says “none.”", "“It says ‘none.’”"), ("单位缺失。", "“单位缺失。”"),
    (".", "“.”."), ("..", "“..”."), ("a (see below.)", "“a (see below.)”.")])
def test_a_quotation_that_ends_with_a_full_stop_is_followed_by_no_other(text: str, end: str) -> None:
    sentence = wording.say("commitments.step_answered", year="2014", text=text, status="Begun")
    assert sentence == f"Answered in the report of 2014: {end} Status: Begun"


def test_a_reason_that_is_a_sentence_is_followed_by_no_second_full_stop() -> None:
    for reason in ("By e-mail", "By e-mail."):
        said = wording.say("remarks.reply_by", draft=4, author="Ann", day="1 May", reason=reason)
        assert said.endswith(": By e-mail.")


@pytest.mark.parametrize("sentence, end", [("A", "A."), ("A.", "A."), ("A “b.”", "A “b.”"), ("A “b”", "A “b”."),
                                           ("Why?", "Why?"), ("A …", "A …"), ("A:", "A:"), ("结束。", "结束。")])
def test_a_sentence_ends_with_one_stop(sentence: str, end: str) -> None:
    assert wording.ended(sentence) == end


def test_a_cell_of_a_file_is_quoted_sign_by_sign() -> None:
    assert wording.say("issue.read_no_such_sheet", found='the "x"') == "There is no sheet “the \"x\"”."


@pytest.mark.parametrize("marks, text", [
    ("", "fewer than 5"), ("provisional", "fewer than 5"), ("upper_bound", "at most 5"),
    ("lower_bound", "not shown: it may be a small count")])
def test_what_stands_for_a_small_count_is_true_of_a_bound_too(marks: str, text: str) -> None:
    people = VICTIMS.model_copy(update={"counts_people": True})
    assert wording.hidden(people, "small_count", marks) == text


def test_a_document_that_unpacks_to_too_much_is_not_called_damaged() -> None:
    assert "Unpacked" in wording.problem(Issue(code="document.unpacks_too_large"))


@pytest.mark.parametrize("low, high, said", [
    (0.094, 0.212, ("+9 %", "+21 %")), (0.097, 0.212, ("+9.7 %", "+21.2 %")), (-0.004, 0.03, ("−0.4 %", "+3.0 %")),
    (0.05, 0.102, ("+5.0 %", "+10.2 %")), (0.02, 0.04, ("+2 %", "+4 %")), (-0.5, math.nan, ("−50 %", ""))])
def test_both_ends_of_an_interval_have_as_many_decimals_and_keep_their_side_of_ten_per_cent(
        low: float, high: float, said: tuple[str, str]) -> None:
    row = {"growth_low": low, "growth_high": high, "target": 0.1}
    ends = [end for end in ("growth_low", "growth_high") if not math.isnan(row[end])]
    assert tuple(str(wording.growth_of(row, end)) for end in ends) == tuple(filter(None, said))
