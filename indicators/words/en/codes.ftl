### Words of the model's codes.

status-goal-met = Goal met
status-on-track = On track
status-some-progress = Some progress
status-little-progress = Little progress
status-improving = Improving
status-little-change = Little change
status-moving-away = Moving away
status-not-assessed = Not assessed

reason-no-figure = no figure
reason-no-target = no goal set for the year
reason-one-year-only = one year only
reason-no-year-before = no figure for the year before
reason-no-baseline = no earlier figure to measure from
reason-zero-before = zero before, so no percentage
reason-break-in-series = break in the series
reason-sign-change = the figure changed its sign
reason-too-few-reporters = too few countries reported
reason-hidden = hidden to protect people
reason-uncertain = not certain enough

untested-bound = a figure given only as “over” or “at most” does not show how far the number moved.
untested-estimate = an estimate or a rounded figure is not a count of cases.
untested-few-points = a trend test needs five comparable figures.
untested-no-denominator = the number of cases behind this share is not known.
untested-running-total = a running total includes the previous year, so the two counts are not independent.
untested-stage = a stage is a decision, not a count.

# How often chance alone gives as much: from this share of all cases on, the largest first.

often-often = often
often-sometimes = sometimes
often-seldom = seldom
often-rarely = rarely
often-hardly-ever = hardly ever

# The likelihood scale of the IPCC (Mastrandrea and others 2010): from this probability on, the largest first. Its
# ranges overlap: between 33 and 66 % "about as likely as not" and "more likely than not" both fit; the cut is ours.

likely-virtually-certain = virtually certain
likely-extremely-likely = extremely likely
likely-very-likely = very likely
likely-likely = likely
likely-more-likely = more likely than not
likely-as-likely = about as likely as not
likely-unlikely = unlikely
likely-very-unlikely = very unlikely
likely-extremely-unlikely = extremely unlikely
likely-exceptionally-unlikely = exceptionally unlikely

absence-not-reported = not reported yet
absence-late = late
absence-not-available = not available
absence-not-applicable = not applicable
absence-retracted = taken back

mark-approximate = approximate
mark-break = not comparable with the years before
mark-coded = counted by a reader in a report's text
mark-conflict = the source contradicts itself
mark-edition = dated by an edition, not by a year of reporting
mark-estimated = estimated
mark-financial-year = twelve months that end in this year
mark-illustrative = illustrative, invented
mark-lower-bound = at least this much
mark-partial = part of the year, the area or the table
mark-point-in-time = as of a date in the year
mark-provisional = provisional
mark-uncertain = period or count not certain
mark-upper-bound = at most this much

part-SEX-F = women and girls
part-SEX-M = men and boys
part-AGE-span = aged { $first } to { $last }
part-AGE-under = aged under { $last }
part-AGE-from = aged { $first } and over
part-AGE-one = aged { $first }

bound-approximate = about { $value }
bound-lower-bound = over { $value }
bound-upper-bound = at most { $value }

sign-less = the true figure being less
sign-at-most = the true figure being that or less
sign-more = the true figure being more
sign-at-least = the true figure being that or more
