"""Statements of a scoreboard about goals, countries and groups, as codes and values; wording turns them into text."""

from indicators.statements.cells import (
    INVENTED,
    NOT_REPORTED,
    OTHER_INDICATOR,
    STALE,
    cells,
    certainty_of,
    certainty_word,
    counts_activities,
    first_counted,
    lead_indicator,
    otherwise,
    with_certainty,
)
from indicators.statements.comparison import (
    Comparison,
    Growths,
    bar_lengths,
    comparison,
    growths,
    indicators_to_compare,
    places,
)
from indicators.statements.countries import (
    CountryGoal,
    CountrySummary,
    Paragraph,
    absences,
    country,
    country_headline,
    country_in_sentences,
    goal_sentence,
    own_assessment,
    report,
)
from indicators.statements.country_box import country_box, hard_questions, minister_bullets
from indicators.statements.finding import GROWING, UNASSESSED, Finding, ended, is_solid, stage_since
from indicators.statements.goals import PARTS, GoalCard, doubts, goal_card, reporters, uncertain
from indicators.statements.groups import Group, LikeForLike, group_box, like_for_like, members
from indicators.statements.series import (
    OUTLOOK,
    ahead,
    catching_up,
    explanation,
    how_judged,
    modelled,
    outlook_so_far,
    published_series,
    running_total,
    steps,
    years_to_catch_up,
)
