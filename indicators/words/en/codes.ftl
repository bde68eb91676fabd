### Words of the model's codes; a status is short in a table of all countries and goals.

status-goal-met = Goal met
    .short = Met
status-ahead = Ahead of the goal
    .short = Ahead
status-on-track = On track
    .short = On track
status-improving-below = Improving, below the goal
    .short = Below goal
status-behind = Behind
    .short = Behind
status-no-clear-change = No clear change
    .short = No clear change
status-improving = Improving
    .short = Improving
status-no-clear-trend = No clear trend
    .short = No clear trend
status-at-limit = At the limit
    .short = At limit
status-stage-below = Stage below the goal
    .short = Stage below
status-moving-away = Moving away
    .short = Moving away
status-too-early = Too early
    .short = Too early
status-not-assessed = Not assessed
    .short = Not assessed

certainty-clear = clear change
certainty-could-be-chance = could be chance
certainty-one-difference = one small difference would change it
certainty-counted = full count
certainty-untested = not tested: too few exact figures or countries

provisional-sign = (p)

reason-no-figure = no figure
reason-no-target = no goal set for the year
reason-one-year-only = one year only
reason-no-year-before = no figure for the year before
reason-no-baseline = no earlier figure to measure from
reason-no-path = no path leads from its first figure
reason-zero-before = zero before, so no percentage
reason-break-in-series = break in the series
reason-sign-change = a figure below zero, so no percentage
reason-too-few-reporters = too few countries reported
reason-hidden = hidden to protect people
reason-uncertain = not certain enough

untested-few-points = a trend test needs five comparable figures.
untested-running-total = a running total includes the previous year, so the two counts are not independent.

absence-not-reported = not reported yet
absence-late = late
absence-not-available = not available
absence-not-applicable = not applicable
absence-retracted = retracted

mark-approximate = approximate
mark-break = not comparable with the years before
mark-coded = counted by a reader in a report's text
mark-conflict = the source contradicts itself
mark-edition = dated by an edition, not by a year of reporting
mark-estimated = estimated
mark-financial-year = twelve months that end in this year
mark-illustrative = illustrative, invented
mark-lower-bound = at least this much
mark-partial = partial coverage
mark-point-in-time = as of a date in the year
mark-provisional = provisional
mark-uncertain = uncertain in period or count
mark-upper-bound = at most this much

part-SEX-F = women and girls
part-SEX-M = men and boys
part-AGE-span = aged { $first } to { $last }
part-AGE-under = aged under { $last }
part-AGE-from = aged { $first } and over
part-AGE-one = aged { $first }

bound-approximate = about { $value }
bound-lower-bound = at least { $value }
bound-upper-bound = at most { $value }

sign-less = the true figure being less
sign-at-most = the true figure being that or less
sign-more = the true figure being more
sign-at-least = the true figure being that or more

# Why the public does not see a figure or its results: Suppression
suppression-breakdown = a breakdown
suppression-small-count = a small count
suppression-confidential = confidential
suppression-group = beside its parts or its sum
suppression-related = a hidden figure would follow
suppression-rests-on-hidden = rests on a hidden figure
