"""What a scoreboard says of goals, countries and groups, as codes and values; wording makes the sentences."""

from indicators.findings.absences import absences
from indicators.findings.activities import Activities, activities
from indicators.findings.cells import CELL, FRESH_YEARS, cells
from indicators.findings.chance import ahead, beyond_chance, underlying
from indicators.findings.comparison import Comparison, Side, comparison, indicators_to_compare
from indicators.findings.countries import FEW_GOALS, CountrySummary, GoalLine, country, report
from indicators.findings.explanation import Explanation, as_text, explanation
from indicators.findings.goals import GoalCard, evidence, goal_card
from indicators.findings.groups import Group, LikeForLike, like_for_like, members
from indicators.findings.how import OUTLOOK, how_judged
from indicators.findings.notes import visible_notes
from indicators.findings.steps import steps

__all__ = ["CELL", "FEW_GOALS", "FRESH_YEARS", "OUTLOOK", "Activities", "Comparison", "CountrySummary", "Explanation",
           "GoalCard", "GoalLine", "Group", "LikeForLike", "Side", "absences", "activities", "ahead", "as_text",
           "beyond_chance", "cells", "comparison", "country", "evidence", "explanation", "goal_card",
           "how_judged", "indicators_to_compare", "like_for_like", "members", "report", "steps",
           "underlying", "visible_notes"]
