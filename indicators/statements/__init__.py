"""Statements of a scoreboard about goals, countries and groups, as codes and values; wording turns them into text."""

from indicators.statements.cells import (
    FRESH_YEARS,
    INVENTED,
    NOT_REPORTED,
    OTHER_INDICATOR,
    STALE,
    cells,
    lead_indicator,
)
from indicators.statements.certainties import certainty_of, certainty_word, counts_activities, otherwise, with_certainty
from indicators.statements.comparison import (
    Comparison,
    Growths,
    Side,
    bar_lengths,
    comparison,
    growths,
    indicators_to_compare,
    places,
)
from indicators.statements.context_series import adds_up, published_series, running_total
from indicators.statements.countries import (
    CountryGoal,
    CountrySummary,
    Paragraph,
    absences,
    country,
    country_headline,
    country_in_sentences,
    goal_sentence,
    report,
)
from indicators.statements.country_box import country_box, hard_questions, minister_bullets
from indicators.statements.explanation import explanation, how_judged, steps
from indicators.statements.finding import GROWING, UNASSESSED, Finding, ended, is_solid, stage_since
from indicators.statements.goals import PARTS, GoalCard, goal_card, reporters, uncertain
from indicators.statements.groups import Group, LikeForLike, group_box, like_for_like, members
from indicators.statements.outlooks import OUTLOOK, ahead, catching_up, modelled, outlook_so_far, years_to_catch_up
from indicators.statements.own_assessment import own_assessment
from indicators.statements.revisions import since_published
