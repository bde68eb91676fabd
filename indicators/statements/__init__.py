"""Statements of a scoreboard about goals, countries and groups, as codes and values; wording turns them into text."""

from indicators.statements.activities import EARLIER, counts_activities
from indicators.statements.catching_up import catching_up, is_off_path, years_to_catch_up
from indicators.statements.cells import (
    CELL,
    FRESH_YEARS,
    INVENTED,
    NOT_REPORTED,
    OTHER_INDICATOR,
    STALE,
    ZERO,
    cells,
    is_invented,
    lead_indicator,
)
from indicators.statements.certainties import (
    by_chance,
    certainty_by_chance,
    certainty_of,
    certainty_words,
    how_sure,
    otherwise,
    with_certainty,
)
from indicators.statements.chance import ahead, beyond_chance, modelled, outlook_so_far, underlying, unusual
from indicators.statements.comparison import Comparison, Side, comparison, indicators_to_compare
from indicators.statements.countries import (
    CountryGoal,
    CountrySummary,
    Paragraph,
    Written,
    absences,
    country,
    country_headline,
    country_in_sentences,
    goal_sentence,
    report,
)
from indicators.statements.country_sentences import country_box, goal_headline, hard_questions, minister_bullets
from indicators.statements.explanation import OUTLOOK, Explanation, explanation, how_judged, steps
from indicators.statements.finding import GROWING, UNASSESSED, ended, is_solid, stage_since
from indicators.statements.goals import PARTS, GoalCard, goal_card, reporters, uncertain
from indicators.statements.groups import Group, LikeForLike, group_box, like_for_like, members
from indicators.statements.growths import Growths, bar_lengths, growths, places, standing_by
from indicators.statements.own_assessment import own_assessment
from indicators.statements.published_series import published_series
from indicators.statements.revisions import Measured, measured, revised_figures, revisions, since_published
from indicators.statements.running_totals import adds_up, running_total

__all__ = ["CELL", "EARLIER", "FRESH_YEARS", "GROWING", "INVENTED", "NOT_REPORTED", "OTHER_INDICATOR", "OUTLOOK",
           "PARTS", "STALE", "UNASSESSED", "ZERO", "Comparison", "CountryGoal", "CountrySummary", "Explanation",
           "GoalCard", "Group", "Growths", "LikeForLike", "Measured", "Paragraph", "Side", "Written", "absences",
           "adds_up", "ahead", "bar_lengths", "beyond_chance", "by_chance", "catching_up", "cells",
           "certainty_by_chance", "certainty_of", "certainty_words", "comparison", "country", "country_box",
           "country_headline", "country_in_sentences", "counts_activities", "ended", "explanation", "goal_card",
           "goal_headline", "goal_sentence", "group_box", "growths", "hard_questions", "how_judged", "how_sure",
           "indicators_to_compare", "is_invented", "is_off_path", "is_solid", "lead_indicator", "like_for_like",
           "measured", "members", "minister_bullets", "modelled", "otherwise", "outlook_so_far", "own_assessment",
           "places", "published_series", "report", "reporters", "revised_figures", "revisions", "running_total",
           "since_published", "stage_since", "standing_by", "steps", "uncertain", "underlying", "unusual",
           "with_certainty", "years_to_catch_up"]
