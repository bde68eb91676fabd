### The methods of assessment: what a rule says, how it explains a status, and its names in What if.

message-rule =
    { $kind ->
        [annual_change] { $number } or better, every year
        [keep] { $way ->
            [below] { $number } or less, every year
           *[above] { $number } or more, every year
        }
        [count] { $number } or more a year
        [milestones] stage “{ $stage }”
        [reach] { $way ->
            [up] { $number } or more by { $by }
           *[down] { $number } or less by { $by }
        }
        [direction] { $way ->
            [up] increase (no figure set)
            [down] decrease (no figure set)
           *[none] no figure set
        }
        [activity] no number set
       *[no_target] no goal set for the year
    }

message-how-yearly =
    { $way ->
        [rise] { $numbers ->
            [one] A year meets the goal where its figure is at least { $goal } higher than that of the year before.
           *[several] A year meets the goal where its figure is higher than that of the year before by at least the goal for that year.
        }
       *[fall] { $numbers ->
            [one] A year meets the goal where its figure is at least { $goal } lower than that of the year before.
           *[several] A year meets the goal where its figure is lower than that of the year before by at least the goal for that year.
        }
    }
message-how-keep =
    { $way ->
        [above] { $numbers ->
            [one] Goal met: the figure is { $goal } or more.
           *[several] Goal met: the figure is at least the goal that applies to it.
        }
       *[below] { $numbers ->
            [one] Goal met: the figure is { $goal } or less.
           *[several] Goal met: the figure is at most the goal that applies to it.
        }
    }
message-how-count =
    { $numbers ->
        [one] Goal met: at least { $goal } in the year.
       *[several] Goal met: the count is at least the goal for that year.
    }
message-how-nearer =
    { $way ->
        [above] Where the goal is missed, the year before decides. Behind: the figure is as high or higher. Moving away: it is lower. A year with no figure for the year before is not assessed.
       *[below] Where the goal is missed, the year before decides. Behind: the figure is as low or lower. Moving away: it is higher. A year with no figure for the year before is not assessed.
    }
message-how-number =
    { $of ->
        [all] { $time ->
            [always] The goal: { $goal }.
           *[from] The goal from { $since } on: { $goal }.
        }
       *[area] { $time ->
            [always] The goal of { $ref_area_in_sentence }: { $goal }.
           *[from] The goal of { $ref_area_in_sentence } from { $since } on: { $goal }.
        }
    }
message-how-by-window =
    { $way ->
        [rise] The status comes from the growth a year over the window, with its 95 % interval. Ahead of the goal: the whole interval reaches the goal. On track: the growth reaches it, with p below { $alpha }. Improving, below the goal: a smaller rise, with p below { $alpha }. Moving away: a fall with p below { $solid }. No clear change: anything else. Ahead and On track also need the last { $last } figures to rise by at least { $still } of the goal.
       *[fall] The status comes from the fall a year over the window, with its 95 % interval. Ahead of the goal: the whole interval reaches the goal. On track: the fall reaches it, with p below { $alpha }. Improving, below the goal: a smaller fall, with p below { $alpha }. Moving away: a rise with p below { $solid }. No clear change: anything else. Ahead and On track also need the last { $last } figures to fall by at least { $still } of the goal. A year at zero meets the goal.
    }
message-how-common-variance = How much figures vary from year to year is estimated from all countries together and corrected by each country's own. With fewer than { $countries } countries with enough figures, counts are assumed to vary { $dispersion } times as much as independent cases, which leaves the certainty untested.
message-how-window = The window is the last { $years } years since the last break; a trend needs { $figures } comparable figures in it.
message-how-trend =
    { $way ->
        [up] No number is set; more is better. Improving: the figures of the window rise so clearly that fewer than { $alpha } of series without any trend would rise or fall as clearly. Moving away: they fall so clearly that fewer than { $solid } would. No clear trend: anything else.
       *[down] No number is set; less is better. Improving: the figures of the window fall so clearly that fewer than { $alpha } of series without any trend would rise or fall as clearly. Moving away: they rise so clearly that fewer than { $solid } would. No clear trend: anything else.
    }
message-how-at-limit =
    { $within ->
        [one] At the limit: all figures of the window are within { $within } percentage point of the best possible value.
       *[other] At the limit: all figures of the window are within { $within } percentage points of the best possible value.
    }
message-how-breaks =
    { $kind ->
        [window] Nothing is compared across a break in the series (a change between calendar and financial years is one); the window begins after it. Too early: the window has too few figures.
       *[plain] Nothing is compared across a break in the series (a change between calendar and financial years is one); the first year is the first one after it.
    }
message-how-activity = There is no status: each year's number is shown beside the country's own last five years.
message-how-stage-itself = Goal met: the stage “{ $stage }” is reached; one figure suffices. Below it, the name of the stage is the status. Moving away: the goal was reached before and no longer is.
message-how-gaps-tick = Whether a year met the goal cannot be told without a comparable figure for the year before. The status is that of the window and does not need one.
message-how-reach =
    { $kind ->
        [late] From { $by } on, a goal that is not met is no longer on track.
        [lost] If the first year's figure met the goal, a later figure that does not is Moving away.
        [zero] A change from zero, or from or to a figure below it, cannot be given in per cent, so such a series is not assessed.
       *[plain] Not met yet: the average yearly change since the first year is compared with the yearly change that would reach the goal by { $by }. On track: at least { $on_track } of it. Behind: less, or no change. Moving away: a change in the wrong direction.
    }
message-how-baseline-year = The first year is { $since }, or the next one with a certain figure.
message-how-set-by =
    { $origin ->
        [form] The number is from the Alliance's form. The rest is Goalline’s reading, not agreed by the Alliance.
       *[ours] All of this is Goalline’s reading, not agreed by the Alliance.
    }

message-step-context = This is shown for context and is not assessed.
message-step-input =
    { $kind ->
        [sourced] { $year }: { $value } ({ $source }).
        [stage] { $year }: { $value } (stage { $figure }).
        [stage_sourced] { $year }: { $value } (stage { $figure }; { $source }).
       *[plain] { $year }: { $value }.
    }
message-step-change =
    { $change_way ->
        [same] { $figure } is the same as { $base }.
        [more] { $figure } is { $change_size } more than { $base }.
        [slower] { $figure } is { $change_size } more than { $base }.
       *[less] { $figure } is { $change_size } less than { $base }.
    }
message-step-pace =
    { $kind ->
        [share] { $pace_way ->
            [more] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: up { $pace_size } a year on average. The status is based on this growth; in percentage points it is { $points_a_year } a year.
            [less] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: down { $pace_size } a year on average. The status is based on this growth; in percentage points it is { $points_a_year } a year.
           *[other] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: no change on average. The status is based on this growth; in percentage points it is { $points_a_year } a year.
        }
       *[plain] { $pace_way ->
            [more] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: up { $pace_size } a year on average.
            [less] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: down { $pace_size } a year on average.
           *[other] From { $base } ({ $since }) to { $figure } ({ $year }) in { $span }: no change on average.
        }
    }
message-step-years =
    { $years ->
        [one] { $years } year
       *[other] { $years } years
    }
message-step-up-is-good = More is better for this indicator; no number is set.
message-step-down-is-good = Less is better for this indicator; no number is set.
message-step-year =
    { $kind ->
        [up_met] The goal for { $year } is { $asked } on { $since }: { $base } × { $factor } = { $limit }. { $figure } is at least { $limit }: met.
        [up_missed] The goal for { $year } is { $asked } on { $since }: { $base } × { $factor } = { $limit }. { $figure } is less than { $limit }: not met.
        [down_met] The goal for { $year } is { $asked } on { $since }: { $base } × { $factor } = { $limit }. { $figure } is at most { $limit }: met.
       *[down_missed] The goal for { $year } is { $asked } on { $since }: { $base } × { $factor } = { $limit }. { $figure } is more than { $limit }: not met.
    }
message-step-growth =
    { $growth_way ->
        [same] The { $figures } figures from { $since } to { $by } show no growth (95 % interval { $growth_low } to { $growth_high } a year); the goal is { $asked }.
       *[other] Growth over the { $figures } figures from { $since } to { $by }: { $growth } a year (95 % interval { $growth_low } to { $growth_high }); the goal is { $asked }.
    }
message-step-variance =
    { $of ->
        [counts] { $dispersion ->
            [one] In the figures of this country and the others, counts vary no more than independent cases would. The interval assumes this.
           *[other] Cases come in clusters: the interval allows for a variance { $dispersion } times that of independent cases, estimated from this country and the others.
        }
        [counts_assumed] Cases come in clusters: the interval allows for a variance { $dispersion } times that of independent cases. Too few countries have figures to estimate it, so it is partly assumed.
        [amounts] The interval allows for a standard deviation of { $scatter } about the trend of the logarithms (for a share, of the log odds), estimated from this country and the others.
       *[amounts_assumed] The interval allows for a standard deviation of { $scatter } about the trend of the logarithms (for a share, of the log odds), estimated from this country alone.
    }
message-step-still-growing = Growth over the last { $last } figures: { $growth } a year. Ahead of the goal and On track need { $asked } or better: reached.
message-step-grows-no-more = Growth over the last { $last } figures: { $growth } a year. Ahead of the goal and On track need { $asked } or better: not reached.
message-step-no-growth = The figures up to { $year } include zeros, a figure below zero or a leap from which no growth can be computed, so there is no status.
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
message-step-pairs = Of the { $pairs } pairs of years, the later figure is higher in { SPELLED($rising) } and lower in { SPELLED($falling) }.
message-step-clear-trend = A trend by this rule: an order as clear as this comes up in { $p_of_hundred } series without any trend ({ $p }, below { $alpha }).
message-step-no-clear-trend = No trend by this rule: an order as clear as this comes up in { $p_of_hundred } series without any trend ({ $p }, not below { $alpha }).
message-step-clear-trend-of-slope = A rise or fall as steep as this comes up in { $p_of_hundred } series without any change ({ $p }, below { $alpha }).
message-step-no-clear-trend-of-slope = A rise or fall as steep as this comes up in { $p_of_hundred } series without any change ({ $p }, not below { $alpha }).
message-step-steep = The median slope is { $slope } a year, at least the { $least_size } that a change needs.
message-step-not-steep = The median slope is { $slope } a year, less than the { $least_size } that a change needs.
message-step-at-limit =
    { $within ->
        [one] All of them are within { $within } percentage point of the best possible value: { $status }.
       *[other] All of them are within { $within } percentage points of the best possible value: { $status }.
    }
message-step-status = Status: { $status }.
message-step-fallen-to-zero = Zero cannot fall further: { $year } met the goal.
message-step-count-only = The number of activities says nothing about how large or effective they were.
message-step-stage =
    { $kind ->
        [shown] Below the goal, the name of the stage is the status.
        [lost] The goal was reached in { $since } and no longer is: { $status }.
       *[goal] { $met ->
            [yes] { $status } requires stage { $rung }, “{ $stage }”, or higher; stage { $figure } reaches it.
           *[no] { $status } requires stage { $rung }, “{ $stage }”, or higher; stage { $figure } does not reach it.
        }
    }
message-step-path =
    { $kind ->
        [of_a_year] The goal path from { $since }: { $base } × { $factor } = { $limit }{ $rounded }. The figure for { $year } is { $gap }.
        [of_goals] The goal path from { $since }, by each year's own goal: { $base } becomes { $limit }{ $rounded }. The figure for { $year } is { $gap }.
       *[plain] The goal path from { $since }: { $base } × { $factor } a year for { $span } = { $limit }{ $rounded }. The figure for { $year } is { $gap }.
    }
message-step-path-rounded = , in whole numbers { $base }
message-step-needed =
    { $kind ->
        [goal] Needed for the goal in { $by }: { $limit } ({ $pace_needed }).
       *[growth] Needed from here to reach { $reach } in { $by }: { $pace_needed } a year.
    }
message-step-needed-to-catch-up = Needed to be back on the goal path in { $by }: { $limit } ({ $pace_needed }).
message-step-streak = { $streak } figures in a row met the goal.
message-step-reach =
    { $kind ->
        [up] { $status } requires { $limit } or more. { $answer }
       *[down] { $status } requires { $limit } or less. { $answer }
    }
message-step-path-growth = Going from { $base } ({ $since }) to { $reach } ({ $by }) in { $span } takes { $asked } a year.
message-step-rung-growth = { $status } requires { $part } of that: { $base } × { $factor } a year for { $span } = { $limit }. { $answer }
message-step-late = The goal's year, { $by }, has come, so the goal is no longer on track.
message-step-value =
    { $kind ->
        [path] The goal path from { $since } is at { $limit } in { $year }{ $rounded }. The figure is { $gap }.
       *[goal] The figure for { $year } is { $gap }.
    }
message-step-goal-lost = The first figure, { $base } ({ $since }), met the goal, so no path leads to it. The figure for { $year } no longer meets it: { $status }.
message-step-reached = At the pace since { $since }, the goal is reached in { $year }.
message-step-never-reached = At the pace since { $since }, the goal is not reached within a century.
message-step-path-begins = The figure for { $year } is the first on the goal path, so nothing can be measured yet.
message-step-path-not-begun = No goal path has begun by { $year }: it begins at the baseline, the first figure that is certain and not a bound, or in a later year that was agreed.
message-step-start-is =
    { $kind ->
        [late] The goal path would begin in { $since }, but the goal was due in { $by }.
       *[zero] The figure for { $since }, where the goal path begins, is not above zero, or that for { $year } is below zero, so growth cannot be given in per cent.
    }
message-step-keep =
    { $kind ->
        [above] { $status } requires { $goal } or more. { $answer }
       *[below] { $status } requires { $goal } or less. { $answer }
    }
message-step-rose = { $figure } is more than { $limit }, the figure for { $since }: { $status }.
message-step-fell = { $figure } is less than { $limit }, the figure for { $since }: { $status }.
message-step-as-much = { $figure } is the same as in { $since }: { $status }.
message-step-no =
    { $kind ->
        [figure] { $year }: { $absence }. There is no figure to assess.
        [target] No goal is set for { $year } here.
        [year_apart] The figures for { $since } and { $year } are not as of the same day, so they are not a year apart.
       *[year_before] There is no figure for { $previous_year }, so there is nothing to compare { $year } with; the latest figure before it is for { $since }.
    }
message-step-one-year-only = The series has no figure other than that for { $year }, so there is nothing to compare it with.
message-step-first-figure = { $year } is the first year of the series, so there is nothing to compare it with.
message-step-zero-before = The figure for { $since } is zero, and growth from zero cannot be given in per cent.
message-step-sign-change = One of the figures for { $since } and { $year } is below zero, so growth cannot be given in per cent.
message-step-break =
    { $kind ->
        [financial] Figures cover financial years from { $since } on, and calendar years before. The two cover different months, so there is nothing to compare { $year } with.
        [calendar] Figures cover calendar years from { $since } on, and financial years before. The two cover different months, so there is nothing to compare { $year } with.
       *[plain] Figures from { $since } on cannot be compared with earlier ones, so there is nothing to compare { $year } with.
    }
message-step-uncertain =
    { $kind ->
        [figure] The figure for { $year } is shown but never assessed: { $said }.
       *[before] Nothing is compared with the figure for { $year }: { $said }.
    }
message-step-bound =
    { $kind ->
        [open] One of these figures is only a limit (“at least” or “at most”), and the true figure is not known. The answer would depend on it, so none is given.
       *[no_trend] The figure for { $year } is only a limit (“at least” or “at most”), and the true figure is not known. A trend needs exact figures, so this year has no status.
    }
message-step-hidden = The figure, or one it is compared with, is hidden to protect people. Everything that could be computed from it is hidden too.

message-source =
    { $kind ->
        [count_per_year] Source: the number is set by this installation. Each year's count is compared with it or, where all years count together, their sum is compared with the number times the years, as is usual for a plan of yearly outputs.
        [direction] Source: the exact trend test of Mann and Kendall and the median slope of Theil and Sen, applied to the most recent years only. England's public health offices likewise name a trend from the last five comparable figures. Window, number of figures and thresholds are our own.
        [annual_change] Source: the reporting form of the Global Alliance of 2014 for the yearly goal. The status by the growth of the window is our own: a quasi-Poisson regression of counts (other figures: a line through the logarithms), with variances moderated over the countries (Smyth 2004).
        [activity] Source: our own. What is organised is counted, and has no status.
        [reach] Source: yearly growth divided by the yearly growth that reaches the goal, and the thresholds 95 and 0 %, as Statistics Canada and Open SDG assess an indicator with a target (Open SDG, docs/progress-methodology.md). Their step at 60 % is left out.
        [keep] Source: our own comparison of each year with the value to keep; short of it, the year is compared with the year before.
       *[milestones] Source: our own ladder; a straight path to a dated goal is how UN ESCAP measures progress from a first year to a target (SDG progress assessment).
    }

what-if-parameters =
    { $kind ->
        [still_from] Part of the goal for the last four figures
        [window_years] Years in the trend window
        [min_figures] Figures that a trend needs
        [alpha] A trend is clear below p =
        [solid_below] A status is certain below p =
        [slope_min] Smallest yearly slope that counts as a change
        [limit_within] “At the limit” means within this distance of it
        [limit] The best possible figure
        [value] The value to reach
        [reach] The stage to reach, by its number
        [by] To be reached by the year
       *[baseline_year] The first year, from which the goal path is measured
    }
what-if-of =
    { $kind ->
        [annual_change_at_least] Smallest rise required every year
        [annual_change_at_most] Smallest fall required every year, with a minus
        [keep_at_least] Stay at this or above it
        [keep_at_most] Stay at this or below it
       *[count_per_year_at_least] Smallest number required every year
    }
