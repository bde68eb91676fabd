"""Statements of a scoreboard about goals, countries and groups, as codes and values; wording turns them into text."""

from indicators.statements.activities import EARLIER, counts_activities
from indicators.statements.catching_up import catching_up, years_to_catch_up
from indicators.statements.cells import (
    FRESH_YEARS,
    INVENTED,
    NOT_REPORTED,
    OTHER_INDICATOR,
    STALE,
    cells,
    lead_indicator,
)
from indicators.statements.certainties import by_chance, certainty_of, certainty_word, otherwise, with_certainty
from indicators.statements.chance import ahead, modelled, outlook_so_far
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
from indicators.statements.country_box import country_box, hard_questions, minister_bullets
from indicators.statements.explanation import OUTLOOK, explanation, how_judged, steps
from indicators.statements.finding import GROWING, UNASSESSED, Finding, ended, is_solid, stage_since
from indicators.statements.goals import PARTS, GoalCard, goal_card, reporters, uncertain
from indicators.statements.groups import Group, LikeForLike, group_box, like_for_like, members
from indicators.statements.growths import Growths, bar_lengths, growths, places
from indicators.statements.own_assessment import own_assessment
from indicators.statements.published_series import published_series
from indicators.statements.revisions import since_published
from indicators.statements.running_totals import adds_up, running_total
