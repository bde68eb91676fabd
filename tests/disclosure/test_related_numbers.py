"""Related numbers of one area, given by hand: what they disclose is the same in every process, and an answer."""

import os
import subprocess
import sys

from indicators.disclosure.possible_values import given_away
from indicators.disclosure.related_numbers import Asked, Fact, Problem

CONTRADICTORY = """
from indicators.disclosure.possible_values import given_away
from indicators.disclosure.related_numbers import Fact, Problem
facts = tuple(Fact(code, 2011, part, value, False, False) for code, part, value in (
    ("DB", "\U0001f600", 19.35), ("TC", "", 21.0), ("TC", "ACTIVITY=A1", 49.63), ("TC", "ACTIVITY=A2;SEX=F", 92.0)))
print(sorted(given_away(Problem(facts, (), shares=(("TC", "TC", "AC"), ("DB", "DB", "AC")),
                                limits=tuple((code, 5, False) for code in ("AC", "TC", "DB")),
                                decimals=(("TC", (1, 2)), ("DB", (1, 2)))))))
"""


def test_what_contradictory_shares_disclose_does_not_depend_on_the_process() -> None:
    found = [subprocess.run([sys.executable, "-c", CONTRADICTORY], env=os.environ | {"PYTHONHASHSEED": str(seed)},
                            capture_output=True, text=True, check=True).stdout for seed in range(2)]
    assert found[0].startswith("[")
    assert len(set(found)) == 1


def test_a_step_from_a_running_total_that_is_not_known_is_decided() -> None:
    facts = tuple(Fact(code, 2012, "", value, known=False, stale=False) for code, value in
                  (("FLOW", 3.0), ("STOCK", 7.0)))
    problem = Problem(facts, (Asked("STOCK", 2012, "", since=2011),), stocks=(("STOCK", "FLOW"),),
                      limits=(("FLOW", 5, False), ("STOCK", 5, False)))
    assert {given[:2] for given in given_away(problem)} == {
        ("FLOW", 2012), ("STOCK", 2012), ("STOCK", 2011)}        # 3 in a year, and 7 - 3 the year before
