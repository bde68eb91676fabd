"""A benchmark's line, its verdict, and the million rows that it stands on."""

from dataclasses import replace

import pandas as pd
import pytest

from benchmarks.measure import Figure, in_turn
from benchmarks.population import population, submissions
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.model import KEY, OBSERVATION

FIGURE = Figure(name="name", subject="", baseline="", subject_seconds=1.0, baseline_seconds=2.0, limit=0.5)


@pytest.mark.parametrize("seconds, line", [(1.0, "name 0.50 0.5 ok"), (1.01, "name 0.51 0.5 MISSED")])
def test_a_figure_at_its_limit_is_ok_and_over_it_is_missed(seconds: float, line: str) -> None:
    assert str(replace(FIGURE, subject_seconds=seconds)) == line


def test_samples_are_taken_in_turn_and_the_first_round_is_not_counted() -> None:
    taken: list[str] = []

    def sample(name: str, values: list[float]) -> float:
        taken.append(name)
        return values.pop(0)

    first, second = [100.0, 1.0, 5.0, 3.0], [100.0, 2.0, 2.0, 8.0]
    assert in_turn(lambda: sample("a", first), lambda: sample("b", second), times=3) == (3.0, 2.0)
    assert taken == ["a", "b"] * 4


def test_the_population_is_the_same_every_time_and_has_no_key_twice() -> None:
    catalogue = load_catalogue(SHIPPED)
    frame = population(catalogue, rows=5000)
    assert list(frame) == list(OBSERVATION)
    assert len(frame) == 5000
    assert not frame.duplicated(KEY).any()
    assert (frame["value"].isna() == (frame["absence"] != "")).all()
    pd.testing.assert_frame_equal(frame, population(catalogue, rows=5000))


def test_the_submissions_hold_every_row_once() -> None:
    parts = submissions(population(load_catalogue(SHIPPED), rows=5000), count=7)
    assert [len(parts), sum(part.row_count for part in parts)] == [7, 5000]
