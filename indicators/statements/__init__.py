"""Statements of a scoreboard about goals, countries and groups, as codes and values; wording turns them into text."""

from indicators.statements.activities import EARLIER, counts_activities
from indicators.statements.catching_up import catching_up, is_off_path, years_to_catch_up
from indicators.statements.cells import (
    FRESH_YEARS,
    NOT_REPORTED,
    OTHER_INDICATOR,
    STALE,
    cells,
    is_invented,
    lead_indicator,
)
from indicators.statements.certainties import (
    by_chance,
    certainty_by_chance,
    certainty_of,
    certainty_words,
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
from indicators.statements.growths import Growths, bar_lengths, growths, places
from indicators.statements.own_assessment import own_assessment
from indicators.statements.published_series import published_series
from indicators.statements.revisions import Measured, measured, revised_figures, revisions, since_published
from indicators.statements.running_totals import adds_up, running_total
