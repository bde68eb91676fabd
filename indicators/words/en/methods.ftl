### The methods of assessment: what a rule says, how it explains a status, and its names in What if.

message-rule-annual-change = { $asked } or better, every year
message-rule-keep-above = { $number } or more, every year
message-rule-keep-below = { $number } or less, every year
message-rule-count = { $number } or more a year
message-rule-milestones = stage “{ $stage }”
message-rule-reach-up = { $number } or more by { $by }
message-rule-reach-down = { $number } or less by { $by }
message-rule-direction-up = increase (no figure set)
message-rule-direction-down = decrease (no figure set)
message-rule-direction-none = no figure set
message-rule-activity = at least one a year; no number set
message-rule-no-target = no goal set for the year

message-how-at-least = Goal met: the figure is at least { $goal } higher than the year before.
message-how-at-most = Goal met: the figure is at least { $goal } lower than the year before.
message-how-at-least-target = Goal met: the figure is higher than the year before by at least the goal for that year.
message-how-at-most-target = Goal met: the figure is lower than the year before by at least the goal for that year.
message-how-keep-above = Goal met: the figure is { $goal } or more.
message-how-keep-above-target = Goal met: the figure is at least the goal for that year.
message-how-keep-below = Goal met: the figure is { $goal } or less.
message-how-keep-below-target = Goal met: the figure is at most the goal for that year.
message-how-count = Goal met: at least { $goal } in the year.
message-how-count-target = Goal met: the count is at least the goal for that year.
message-how-nearer-up = Where the goal is missed, the year before decides. Some progress: the figure is higher. Little or no progress: it is the same. Moving away: it is lower. A year with no figure for the year before is not assessed.
message-how-nearer-down = Where the goal is missed, the year before decides. Some progress: the figure is lower. Little or no progress: it is the same. Moving away: it is higher. A year with no figure for the year before is not assessed.
message-how-all-always = The goal: { $goal }.
message-how-all-from = The goal from { $since } on: { $goal }.
message-how-area-always = The goal of { $ref_area_in_sentence }: { $goal }.
message-how-area-from = The goal of { $ref_area_in_sentence } from { $since } on: { $goal }.
message-how-rise-ladder = Moving away: the goal was missed and the figure fell by more than { $away }, and by more than chance usually gives (p below { $alpha }); or it fell by any amount and the trend of the window is clearly downwards. On track: the goal was missed, but the trend of the window reaches it. Some progress: a rise of at least { $some } of the goal. Little or no progress: anything else.
message-how-fall-ladder = Moving away: the goal was missed and the figure rose by more than { $away }, and by more than chance usually gives (p below { $alpha }); or it rose by any amount and the trend of the window is clearly upwards. On track: the goal was missed, but the trend of the window reaches it. Some progress: a fall of at least { $some } of the goal. Little or no progress: anything else. A figure of zero meets the goal.
message-how-window = The window is the last { $years } years since the last break; a trend needs { $figures } comparable figures in it.
message-how-trend-up = No number is set; more is better. Improving: the figures of the window rise so clearly that fewer than { $alpha } of series without any trend would rise or fall as clearly. Moving away: they fall as clearly. No clear trend: anything else.
message-how-trend-down = No number is set; less is better. Improving: the figures of the window fall so clearly that fewer than { $alpha } of series without any trend would rise or fall as clearly. Moving away: they rise as clearly. No clear trend: anything else.
message-how-at-limit = At the limit: all figures of the window are within { $within } of the best possible value.
message-how-breaks-window = Nothing is compared across a break in the series (a change between calendar and financial years is one); the window begins after it. Too early: the window has too few figures.
message-how-activity = Active: at least one in the year. None reported: a reported zero.
message-how-stage-itself = Goal met: the stage “{ $stage }” is reached; one figure suffices. Below it, the stage is shown but not assessed. Moving away: the goal was reached before and no longer is.
message-how-gaps = A year with no figure for the year before is not assessed.
message-how-reach-up = Goal met: the figure is { $goal } or more.
message-how-reach-down = Goal met: the figure is { $goal } or less.
message-how-reach-up-target = Goal met: the figure is at least its country's goal.
message-how-reach-down-target = Goal met: the figure is at most its country's goal.
message-how-reach = Not met yet: the average yearly change since the first year is compared with the yearly change that would reach the goal by { $by }. On track: at least { $on_track } of it. Some progress: at least { $some } of it. Little or no progress: less, or no change. Moving away: a change in the wrong direction.
message-how-reach-late = From { $by } on, a goal that is not met is no longer on track.
message-how-reach-lost = If the first year's figure met the goal, a later figure that does not is Moving away.
message-how-reach-zero = A change from zero, or from or to a figure below it, cannot be given in per cent, so such a series is not assessed.
message-how-baseline-year = The first year is { $since }, or the next one with a certain figure.
message-how-breaks = Nothing is compared across a break in the series (a change between calendar and financial years is one); the first year is the first one after it.
message-how-from-the-form = The number is from the Alliance's form. The rest is our reading, not agreed by the Alliance.
message-how-ours = All of this is our reading, not agreed by the Alliance.
message-how-note = { $note }
message-how-context = Shown with the goal but not assessed.

message-step-certainty = Certainty of this status: { $certainty }.
message-step-certainty-beyond-chance = Certainty of this status: the change is larger than chance usually gives, but one small difference would give another status.
message-step-context = This is shown for context and is not assessed.
message-step-input = { $year }: { $value }.
message-step-input-sourced = { $year }: { $value } ({ $source }).
message-step-input-stage = { $year }: { $value } (stage { $figure }).
message-step-input-stage-sourced = { $year }: { $value } (stage { $figure }; { $source }).
message-step-marked = { $year } is marked: { $said }.
message-step-change =
    { $change_way ->
        [more] { $figure } is { $change_size } more than { $base }.
        [less] { $figure } is { $change_size } less than { $base }.
       *[other] { $figure } is the same as { $base }.
    }
message-step-pace =
    { $pace_way ->
        [more] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: up { $pace_size } a year on average.
        [less] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: down { $pace_size } a year on average.
       *[other] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: no change on average.
    }
message-step-pace-share =
    { $pace_way ->
        [more] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: up { $pace_size } a year on average. The status is based on this growth; in percentage points it is { $points_a_year } a year.
        [less] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: down { $pace_size } a year on average. The status is based on this growth; in percentage points it is { $points_a_year } a year.
       *[other] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: no change on average. The status is based on this growth; in percentage points it is { $points_a_year } a year.
    }
message-step-up-is-good = More is better for this indicator; no number is set.
message-step-down-is-good = Less is better for this indicator; no number is set.
message-step-year-up = { $status } requires { $asked } or more since { $since }: { $base } × { $factor } = { $limit }. { $answer }
message-step-year-down = { $status } requires { $asked } or lower since { $since }: { $base } × { $factor } = { $limit }. { $answer }
message-step-at-least = { $figure } is at least { $limit }: { $status }.
message-step-less = { $figure } is less than { $limit }: not reached.
message-step-at-most = { $figure } is at most { $limit }: { $status }.
message-step-more = { $figure } is more than { $limit }: not reached.
message-step-otherwise = None of these is reached: { $status }.
message-step-figures-of-trend =
    { $figures ->
        [one] { $figures } comparable figure ({ $year }); a trend needs { $needed }.
       *[other] { $figures } comparable figures from { $since } to { $year }; a trend needs { $needed }.
    }
message-step-pairs = Of the { $pairs } pairs of years, { $rising } rise and { $falling } fall.
message-step-clear-trend = A trend by this rule: an order as clear as this comes up in { $p_of_hundred } series without any trend ({ $p }, below { $alpha }).
message-step-no-clear-trend = No trend by this rule: an order as clear as this comes up in { $p_of_hundred } series without any trend ({ $p }, not below { $alpha }).
message-step-clear-trend-of-slope = A trend by this rule: a slope as steep as this comes up in { $p_of_hundred } series without any trend ({ $p }, below { $alpha }).
message-step-no-clear-trend-of-slope = No trend by this rule: a slope as steep as this comes up in { $p_of_hundred } series without any trend ({ $p }, not below { $alpha }).
message-step-steep = The median slope is { $slope } a year, at least the { $least } that counts as a change.
message-step-not-steep = The median slope is { $slope } a year, less than the { $least } that counts as a change.
message-step-at-limit = All of them are within { $within } of the best possible value: { $status }.
message-step-status = The status: { $status }.
message-step-fallen-to-zero = Zero cannot fall further: { $status }.
message-step-change-beyond-chance = Test of the change against chance: { $p }, below this rule's threshold of { $alpha }.
message-step-change-within-chance = Test of the change against chance: { $p }, not below this rule's threshold of { $alpha }.
message-step-dispersion = This allows for cases that come in clusters: the variance of the earlier counts is { $dispersion } times that of independent cases.
message-step-dispersion-single = The earlier counts vary no more than independent cases would, so no allowance is made for cases that come in clusters.
message-step-dispersion-assumed = The earlier figures do not show how much counts vary; their variance is assumed to be { $dispersion } times that of independent cases (our assumption).
message-step-slope-reaches = The trend of the { $figures } figures since { $since } is { $slope_a_year } a year, which reaches { $asked }.
message-step-slope-below = The trend of the { $figures } figures since { $since } is { $slope_a_year } a year, which does not reach { $asked }.
message-step-active = At least one in { $year }: { $status }.
message-step-none-reported = A reported zero in { $year }: { $status }.
message-step-active-since = At least one every year since { $since }.
message-step-count-only = The number of activities says nothing about how large or effective they were.
message-step-stage-shown = Below the goal, the stage is shown but not assessed.
message-step-stage-lost = The goal was reached in { $since } and no longer is: { $status }.
message-step-path = The goal path from { $since }: { $base } × { $factor } a year for { $span } = { $limit }{ $rounded }. The figure for { $year } is { $gap }.
message-step-path-of-a-year = The goal path from { $since }: { $base } × { $factor } = { $limit }{ $rounded }. The figure for { $year } is { $gap }.
message-step-path-of-goals = The goal path from { $since }, by each year's own goal: { $base } becomes { $limit }{ $rounded }. The figure for { $year } is { $gap }.
message-step-path-rounded = , in whole numbers { $base }
message-step-needed-goal = Needed for the goal in { $by }: { $pace_needed }, which is { $limit }.
message-step-needed-to-catch-up = Needed to be back on the goal path in { $by }: { $limit }, which is { $pace_needed }.
message-step-streak =
    { $streak ->
        [one] This figure met the goal.
       *[other] The goal was met by { $streak } figures in a row.
    }
message-step-stage-goal = { $status } requires the stage “{ $stage }” or a higher one. { $answer }
message-step-reach-up = { $status } requires { $limit } or more. { $answer }
message-step-reach-down = { $status } requires { $limit } or less. { $answer }
message-step-path-growth = Going from { $base } ({ $since }) to { $reach } ({ $by }) in { $span } takes { $asked } a year.
message-step-rung-growth = { $status } requires { $part } of that: { $base } × { $factor } a year for { $span } = { $limit }. { $answer }
message-step-late = The goal's year, { $by }, has come, so the goal is no longer on track.
message-step-value-path = The goal path from { $since } is at { $limit } in { $year }{ $rounded }. The figure is { $gap }.
message-step-value-goal = The figure for { $year } is { $gap }.
message-step-goal-lost = The first figure, { $base } ({ $since }), met the goal, so no path leads to it. The figure for { $year } no longer meets it: { $status }.
message-step-needed-growth = Needed from here to reach { $reach } in { $by }: { $pace_needed } a year.
message-step-reached = At the pace since { $since }, the goal is reached in { $year }.
message-step-never-reached = At the pace since { $since }, the goal is not reached within a century.
message-step-path-begins = The figure for { $year } is the first on the goal path, so nothing can be measured yet.
message-step-path-not-begun = No goal path has begun by { $year }: it begins at the baseline, the first figure that is certain and not a bound, or in a later year that was agreed.
message-step-start-is-late = The goal path would begin in { $since }, but the goal was due in { $by }.
message-step-start-is-zero = The figure for { $since }, where the goal path begins, is not above zero, or that for { $year } is below zero, so growth cannot be given in per cent.
message-step-keep-above = { $status } requires { $goal } or more. { $answer }
message-step-keep-below = { $status } requires { $goal } or less. { $answer }
message-step-rose = { $figure } is more than { $limit }, the figure for { $since }: { $status }.
message-step-fell = { $figure } is less than { $limit }, the figure for { $since }: { $status }.
message-step-as-much = { $figure } is the same as in { $since }: { $status }.
message-step-no-figure = { $year }: { $absence }. There is no figure to assess.
message-step-no-target = No goal is set for { $year } here.
message-step-one-year-only = The series has no figure other than that for { $year }, so there is nothing to compare it with.
message-step-no-year-apart = The figures for { $since } and { $year } are not as of the same day, so they are not a year apart.
message-step-first-figure = { $year } is the first year of the series, so there is nothing to compare it with.
message-step-no-year-before = There is no figure for { $previous_year }, so there is nothing to compare { $year } with; the latest figure before it is for { $since }.
message-step-zero-before = The figure for { $since } is zero, and growth from zero cannot be given in per cent.
message-step-sign-change = One of the figures for { $since } and { $year } is below zero, so growth cannot be given in per cent.
message-step-break = Figures from { $since } on cannot be compared with earlier ones, so there is nothing to compare { $year } with.
message-step-break-financial = Figures cover financial years from { $since } on, and calendar years before. The two cover different months, so there is nothing to compare { $year } with.
message-step-break-calendar = Figures cover calendar years from { $since } on, and financial years before. The two cover different months, so there is nothing to compare { $year } with.
message-step-uncertain-figure = The figure for { $year } is shown but never assessed: { $said }.
message-step-uncertain-before = Nothing is compared with the figure for { $year }: { $said }.
message-step-bound-open = One of these figures is only a limit (“at least” or “at most”), and the true figure is not known. The status would depend on it, so none is given.
message-step-bound-no-trend = The figure for { $year } is only a limit (“at least” or “at most”), and the true figure is not known. A trend needs exact figures, so this year has no status.
message-step-hidden = The figure, or one it is compared with, is hidden to protect people. Everything that could be computed from it is hidden too.
message-step-too-few-reporters = Too few countries reported for the group to be assessed.

message-source-count-per-year = Source: the number is set by this installation. Each year's count is compared with it or, where all years count together, their sum is compared with the number times the years, as is usual for a plan of yearly outputs.
message-source-direction = Source: the exact trend test of Mann and Kendall and the median slope of Theil and Sen, applied to the most recent years only. England's public health offices likewise name a trend from the last five comparable figures. Window, number of figures and thresholds are our own.
message-source-annual-change = Source: the reporting form of the Global Alliance of 2014 for the yearly goal. The way chance and the trend are taken into account is our own: a score test of two counts that allows for the dispersion of the years before, and a log-linear trend of the window.
message-source-activity = Source: our own. What is organised is counted, not tested.
message-source-reach = Source: yearly growth divided by the yearly growth that reaches the goal, and the thresholds 95, 60 and 0 %, as Statistics Canada and Open SDG assess an indicator with a target (Open SDG, docs/progress-methodology.md).
message-source-keep = Source: our own comparison of each year with the value to keep; short of it, the year is compared with the year before.
message-source-milestones = Source: our own ladder; a straight path to a dated goal is how UN ESCAP measures progress from a first year to a target (SDG progress assessment).

message-distance-goal-of-each = the goal of each
message-distance-asked = { $asked }
message-distance-stage = { $stage }
message-distance-path = goal path
message-distance-goal = goal
message-distance-no-change = no change

what-if-methods-annual-change = A set rise or fall every year
what-if-methods-reach = A value by a year
what-if-methods-direction = A rise or fall, no number set
what-if-methods-keep = Stay at a value, or above or below it
what-if-methods-count-per-year = At least a set number every year
what-if-methods-milestones = A ladder of stages
what-if-methods-activity = At least one a year, no number
what-if-parameters-some-progress-from = “Some progress” begins at
what-if-parameters-moving-away-below = “Moving away” is a yearly change of less than
what-if-parameters-window-years = Years in the trend window
what-if-parameters-min-figures = Figures that a trend needs
what-if-parameters-alpha = A trend is clear below p =
what-if-parameters-solid-below = A status is certain below p =
what-if-parameters-slope-min = Smallest yearly slope that counts as a change
what-if-parameters-limit-within = “At the limit” means within this distance of it
what-if-parameters-limit = The best possible figure
what-if-parameters-value = The value to reach
what-if-parameters-reach = The stage to reach, by its number
what-if-parameters-by = To be reached by the year
what-if-parameters-baseline-year = The first year, from which the goal path is measured
what-if-of-annual-change-at-least = Smallest rise required every year
what-if-of-annual-change-at-most = Smallest fall required every year, with a minus
what-if-of-annual-change-some-progress-from = “Some progress” begins at this part of the goal
what-if-of-keep-at-least = Stay at this or above it
what-if-of-keep-at-most = Stay at this or below it
what-if-of-count-per-year-at-least = Smallest number required every year
