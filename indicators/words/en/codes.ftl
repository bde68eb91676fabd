### Words of the model's codes; a status is short in a table of all countries and goals.

status =
    { $kind ->
        [goal_met] Goal met
        [ahead] Ahead of the goal
        [on_track] On track
        [improving_below] Improving, below the goal
        [behind] Behind
        [no_clear_change] No clear change
        [improving] Improving
        [no_clear_trend] No clear trend
        [at_limit] At the limit
        [stage_below] Stage below the goal
        [moving_away] Moving away
        [too_early] Too early
       *[not_assessed] Not assessed
    }
    .short =
        { $kind ->
            [goal_met] Met
            [ahead] Ahead
            [on_track] On track
            [improving_below] Below goal
            [behind] Behind
            [no_clear_change] No clear change
            [improving] Improving
            [no_clear_trend] No clear trend
            [at_limit] At limit
            [stage_below] Stage below
            [moving_away] Moving away
            [too_early] Too early
           *[not_assessed] Not assessed
        }

certainty =
    { $kind ->
        [clear] clear change
        [could_be_chance] could be chance
        [one_difference] rests on one figure
        [counted] full count
       *[untested] not tested: too few exact figures or countries
    }

provisional-sign = (p)

reason =
    { $kind ->
        [no_figure] no figure
        [no_target] no goal set for the year
        [one_year_only] one year only
        [no_year_before] no figure for the year before
        [no_baseline] no earlier figure to measure from
        [no_path] no path leads from its first figure
        [zero_before] zero before, so no percentage
        [break_in_series] break in the series
        [sign_change] a figure below zero, so no percentage
        [too_few_reporters] too few countries reported
        [hidden] hidden to protect people
       *[uncertain] figure uncertain or partial
    }


absence =
    { $kind ->
        [not_reported] not reported yet
        [late] late
        [not_available] not available
        [not_applicable] not applicable
       *[retracted] retracted
    }

mark =
    { $kind ->
        [approximate] approximate
        [break] not comparable with the years before
        [coded] counted by a reader in a report's text
        [conflict] the source contradicts itself
        [edition] dated by an edition, not by a year of reporting
        [estimated] estimated
        [financial_year] financial year
        [illustrative] illustrative, invented
        [lower_bound] at least this much
        [partial] partial coverage
        [point_in_time] as of a date in the year
        [provisional] provisional
        [uncertain] uncertain in period or count
       *[upper_bound] at most this much
    }

part =
    { $kind ->
        [SEX_F] women and girls
        [SEX_M] men and boys
        [AGE_span] aged { $first } to { $last }
        [AGE_under] aged under { $last }
        [AGE_from] aged { $first } and over
       *[AGE_one] aged { $first }
    }

bound =
    { $kind ->
        [approximate] about { $value }
        [lower_bound] at least { $value }
       *[upper_bound] at most { $value }
    }


suppression =
    { $kind ->
        [breakdown] a breakdown
        [small_count] a small count
        [confidential] confidential
        [group] a hidden figure would follow from a sum
        [related] a hidden figure would follow
       *[rests_on_hidden] rests on a hidden figure
    }
