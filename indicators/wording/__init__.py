"""Text for people from codes and values, by the messages in words/<language>.

``say`` is for messages that a screen or a command names itself; the other functions are for the model's codes.
"""

from indicators.wording.amounts import (
    bare_value,
    earlier_range,
    earlier_years,
    flagged,
    hidden,
    measure,
    says_hidden,
    sign,
    status_of,
    value,
)
from indicators.wording.breakdowns import part, part_named
from indicators.wording.changes import (
    a_year,
    by_yearly_change,
    growth_of,
    has_known_change,
    is_bound,
    moved,
    moved_since,
    pace,
    pace_needed,
    paced_by_trend,
    small,
    window_growth,
    window_growth_by,
)
from indicators.wording.codes import (
    HATCHED,
    CertaintyWords,
    absence,
    absence_named,
    certainty,
    certainty_key,
    group_part,
    mark,
    marked_provisional,
    marks,
    marks_named,
    reason,
    status,
)
from indicators.wording.goal_path import gap, gap_of, gaps_from
from indicators.wording.issues import expected, fix, found_there, how_to_fix, in_full, issue, problem
from indicators.wording.language import (
    check_language,
    direction,
    in_english,
    in_language,
    language_named,
    listed,
    tag,
    text,
    title,
)
from indicators.wording.messages import has, nearest, say
from indicators.wording.names import area, at_start, country_names, edition, goal_titles, in_sentence, indicator
from indicators.wording.numbers import Count, asked_share, change, number, numeral, percent, points, signed
from indicators.wording.periods import day, day_of_year, moment, years
from indicators.wording.punctuation import NO_BREAK, ended, nested, unbroken
from indicators.wording.quotations import announced, answers, remark
from indicators.wording.sentences import error, message, paragraphs
