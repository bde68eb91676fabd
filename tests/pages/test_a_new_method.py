"""A method that only this file knows is judged, explained, described, drawn, tried and checked: nothing else names it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Self

import numpy as np
import pytest

from indicators import ledger as ledgers
from indicators import statements, wording
from indicators.briefing.figures.series import goal_line, rule_in_short
from indicators.catalogue import canonical_bytes
from indicators.judging import methods
from indicators.judging.methods import parameters
from indicators.judging.methods.checks import Fault
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Method
from indicators.judging.methods.steps import answer
from indicators.judging.methods.verdict import Judgement, Line, first_line, first_reason, streak
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.judging.statistics.growth import baseline_columns
from indicators.judging.statistics.series import Series
from indicators.ledger import Ledger
from indicators.model import Catalogue, Indicator, Message, Reason, Rule, Status, observations
from indicators.model.quantities import Number
from indicators.permission import staff as person
from indicators.submissions.shipped_data import of_figures
from indicators.wording.messages import identifier, messages
from tests.catalogue.builders import change, copy_of_shipped, line_of
from tests.catalogue.builders import issues as faults
from tests.every_rule import catalogue_of_every_rule
from tests.nouns import goal, indicator
from tests.pages.conftest import Environment, Show, url, use, words

MESSAGES = {
    "multiple.how": """
    { $times ->
        [one] Goal met: the figure is at least { $times } time that of the first year.
       *[other] Goal met: the figure is at least { $times } times that of the first year.
    }""",
    "multiple.short": "{ $times } times the first figure",
    "source.multiple": "Source: a test.",
    "multiple.asked": "{ $status } requires { $limit }. { $answer }",
}
NAMES = {"what_if.parameters.times": "How many times"}


@dataclass(frozen=True, kw_only=True)
class Multiple(Method):
    """At least ``times`` the first figure; below it, a figure above the first one is behind."""

    times: int

    parameter_names: ClassVar[tuple[str, ...]] = ("times",)

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        return cls(times=parameters.whole("times", given.get("times")))

    def judge(self, rows: Series, wanted: int) -> Judgement:
        asked = self.times * rows.value[rows.first]
        certain = np.zeros(len(rows), bool)
        status, reason = first_line(
            [Line(Status.GOAL_MET, rows.value >= asked, certain, certain),
             Line(Status.BEHIND, rows.value > rows.value[rows.first], certain, certain)],
            Status.MOVING_AWAY, first_reason((Reason.NO_FIGURE, ~rows.figure), (Reason.ONE_YEAR_ONLY, rows.alone)))
        return Judgement(status=status, reason=reason, streak=streak(rows, status == Status.GOAL_MET), columns={
            "target": asked, "path_value": asked, "gap": rows.value - asked, **baseline_columns(rows, rows.first)})

    def steps(self, case: Case) -> tuple[Message, ...]:
        limit = float(case.row["target"])
        said, _ = answer(case.figure(case.at), limit, Status.GOAL_MET, falling=False)
        return *case.inputs(case.baseline, case.at), Message(code="multiple.asked", values={
            "status": Status.GOAL_MET, "limit": Number(limit), "answer": said})

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        return (Message(code="multiple.how", values={"times": self.times}),)

    def in_short(self, indicator: Indicator, target: float) -> Message:
        return Message(code="multiple.short", values={"times": self.times})

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        if self.times < 2:
            yield Fault(("times",), "wrong_value", self.times, "2 or more")


def judged_by(times: int) -> Indicator:
    rule = Rule.model_validate({"method": "multiple", "times": times})
    return indicator("X", unit="trainings", headline=1, goal=rule)


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """A catalogue whose one indicator is judged by the method, which is registered and has its words."""
    monkeypatch.setitem(methods.METHODS, "multiple", Multiple)
    for code, said in {**{f"message.{code}": said for code, said in MESSAGES.items()}, **NAMES}.items():
        monkeypatch.setitem(messages("en").sources, identifier(code), f"{identifier(code)} = {said}\n")
    full = catalogue_of_every_rule()
    return Catalogue(**{name: getattr(full, name) for name in Catalogue.model_fields} | {
        "goals": (goal("9.1", judged_by(2)),)})


FIGURES = observations([{"indicator": "X", "ref_area": area, "year": 2020 + place, "value": value}
                        for area, values in (("KHM", (10, 15, 20)), ("THA", (10, 9, 12)))
                        for place, value in enumerate(values)])


@pytest.fixture
def board(catalogue: Catalogue) -> Scoreboard:
    return judge(FIGURES, catalogue)


def last(board: Scoreboard) -> dict[str, Any]:
    return dict(board.assessments[board.assessments["ref_area"] == "KHM"].iloc[-1])


def test_it_is_judged_explained_and_described(board: Scoreboard) -> None:
    assert board.assessments["status"].tolist() == [
        Status.MOVING_AWAY, Status.BEHIND, Status.GOAL_MET,
        Status.MOVING_AWAY, Status.MOVING_AWAY, Status.BEHIND]
    said = statements.explanation(board, last(board))
    assert [each.code for each in said["steps"]] == [
        "step.input", "step.input", "multiple.asked"]
    assert [each.code for each in said["rule"]] == ["multiple.how", "how.set_by", "source.multiple"]
    assert "Goal met requires 20. 20 is at least 20: Goal met." in [
        wording.message(step, board.catalogue) for step in said["steps"]]


def test_its_goal_line_is_drawn(board: Scoreboard) -> None:
    which = board.catalogue.indicators["X"]
    rows = board.series("X", "KHM")
    drawn = goal_line(rows, which, None)
    assert (drawn and drawn.value, rule_in_short(which, 20.0)) == (20, "2 times the first figure")


@pytest.mark.usefixtures("catalogue")
def test_it_is_checked(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path)
    file = "goals/3.2-share-practices.yaml"
    change(folder, file, "goal: {method: activity}",
           "goal: {method: multiple, times: 1}")
    assert [(each.code, each.file, each.row, each.column, each.found) for each in faults(folder)] == [(
        "catalogue.wrong_value", file, line_of(folder, file, "times: 1"), "indicators.0.goal.times", "1")]


def test_every_screen_with_a_status_shows_it(catalogue: Catalogue, tmp_path: Path, show: Show,
                                             environment: Environment) -> None:
    def fill(book: Ledger) -> None:
        book.adopt(person("Ann"), canonical_bytes(catalogue), previewed_on=0)
        book.publish(person("Ann"), of_figures("x.csv", b"", FIGURES), previewed_on=1)
        book.release(person("Ann"), "A new method")

    use(tmp_path, environment)
    ledgers.create(url(tmp_path), fill).close()
    country = show("country", area="KHM", goal="9.1", how="2022")
    assert not country.exception
    assert "2 times the first figure" in words(country)
    steps = words(country)
    assert "multiple.asked" not in steps
    assert "Goal met requires 20." in steps
    judged = show("how_we_judge", goal="9.1")
    assert not judged.exception
    assert "at least 2 times that of the first year" in words(judged)
    for screen in ("goal", "compare", "overview", "data"):
        assert not show(screen, goal="9.1", areas="KHM,THA").exception, screen
