"""Statements of a scoreboard about goals, countries and groups, as codes and values; wording turns them into text."""

from indicators.statements.activities import EARLIER, Activities, activities, counts_activities, earlier
from indicators.statements.briefing_box import country_box
from indicators.statements.catching_up import catching_up, is_off_path, years_to_catch_up
from indicators.statements.cells import (
    CELL,
    FRESH_YEARS,
    NOT_REPORTED,
    OTHER_INDICATOR,
    SOME,
    STALE,
    ZERO,
    cells,
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
from indicators.statements.commitments import public_commitments
from indicators.statements.comparison import Comparison, Side, comparison, indicators_to_compare
from indicators.statements.countries import (
    FEW_GOALS,
    CountryGoal,
    CountrySummary,
    absences,
    country,
    report,
)
from indicators.statements.country_in_sentences import Paragraph, Written, country_in_sentences, unmarked
from indicators.statements.explanation import OUTLOOK, Explanation, as_text, explanation, how_judged
from indicators.statements.first_sentences import country_headline, goal_sentence, sentence_of, stage_since
from indicators.statements.goal_in_sentences import goal_in_sentences, uncertain
from indicators.statements.goals import PARTS, UNASSESSED, GoalCard, goal_card, reporters
from indicators.statements.groups import Group, LikeForLike, group_box, headline, like_for_like, members
from indicators.statements.growths import Growths, growths, places
from indicators.statements.minister_page import (
    HardQuestion,
    goal_headline,
    hard_questions,
    how_sure_in_short,
    latest_change,
    minister_bullets,
)
from indicators.statements.own_assessment import OwnLevel, own_assessment
from indicators.statements.published_series import published_series
from indicators.statements.revisions import (
    Measured,
    Revised,
    measured,
    revised_figures,
    revisions,
    since_published,
)
from indicators.statements.running_totals import adds_up, running_total
from indicators.statements.standings import bar_lengths, standing_by
from indicators.statements.steps import steps
from indicators.statements.yearly_goal import GROWING, ended, is_solid

__all__ = ["CELL", "EARLIER", "FEW_GOALS", "FRESH_YEARS", "GROWING", "NOT_REPORTED", "OTHER_INDICATOR", "OUTLOOK",
           "PARTS", "SOME", "STALE", "UNASSESSED", "ZERO", "Activities", "Comparison", "CountryGoal",
           "CountrySummary", "Explanation", "GoalCard", "Group", "Growths", "HardQuestion", "LikeForLike", "Measured",
           "OwnLevel", "Paragraph", "Revised", "Side", "Written", "absences", "activities", "adds_up", "ahead",
           "as_text", "bar_lengths", "beyond_chance", "by_chance", "catching_up", "cells", "certainty_by_chance",
           "certainty_of", "certainty_words", "comparison", "country", "country_box", "country_headline",
           "country_in_sentences", "counts_activities", "earlier", "ended", "explanation", "goal_card",
           "goal_headline", "goal_in_sentences", "goal_sentence", "group_box", "growths", "hard_questions",
           "headline", "how_judged", "how_sure", "how_sure_in_short", "indicators_to_compare", "is_off_path",
           "is_solid", "latest_change", "lead_indicator", "like_for_like", "measured", "members", "minister_bullets",
           "modelled", "otherwise", "outlook_so_far", "own_assessment", "places", "public_commitments",
           "published_series", "report", "reporters", "revised_figures", "revisions", "running_total", "sentence_of",
           "since_published", "stage_since", "standing_by", "steps", "uncertain", "underlying", "unmarked", "unusual",
           "with_certainty", "years_to_catch_up"]
