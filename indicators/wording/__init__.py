"""Text for people from codes and values, by the messages in words/<language>.

``say`` is for messages that a screen or a command names itself; the other functions are for the model's codes.
"""

from indicators.wording.figures import (
    a_year,
    bare_value,
    earlier_years,
    figure_in_words,
    flagged,
    gaps_from,
    growth_of,
    has_known_change,
    hidden,
    is_bound,
    measure,
    moved,
    moved_since,
    pace,
    small,
    status_of,
    value,
    why_unassessed,
    window_growth,
)
from indicators.wording.language import check_language, direction, in_language, language_named, listed, tag, text, title
from indicators.wording.messages import NO_BREAK, ended, has, nearest, nested, say, unbroken
from indicators.wording.names import (
    HATCHED,
    absence,
    absence_named,
    area,
    area_named,
    certainty,
    country_names,
    edition,
    goal_titles,
    in_sentence,
    indicator,
    mark,
    marked_provisional,
    marks,
    marks_named,
    part,
    reason,
    status,
)
from indicators.wording.numbers import Count, change, day, day_of_year, moment, number, points, signed, years
from indicators.wording.sentences import (
    amount,
    error,
    expected,
    fix,
    found_there,
    how_to_fix,
    in_full,
    issue,
    message,
    problem,
    quoted,
    remark,
)
