### What is said of countries, goals and groups.

# A country over its goals: headline

message-headline-nothing =
    { $figures ->
        [0] { $age ->
            [none] { $ref_area_at_start } has no figures to assess.
           *[old] { $ref_area_at_start } has no recent figures to assess; its latest are for { $year }.
        }
       *[other] { EXTENT($counted, $figures) ->
            [all] { $ref_area_at_start } has figures on { SPELLED($figures) } of { $of } goals, counted and not assessed.
            [some] { $ref_area_at_start } has figures on { $figures } goals: { $counted } counted, { $others } without a current status.
           *[none] { $ref_area_at_start } has figures on { SPELLED($figures) } of { $of } goals, without a current status.
        }
    }
message-headline-one-goal =
    { $state ->
        [goal_met] { $ref_area_at_start } meets the goal on { $topic }, the only one assessed.
        [ahead] { $ref_area_at_start } is ahead of the goal on { $topic }, the only one assessed.
        [on_track] { $ref_area_at_start } is on track on { $topic }, the only goal assessed.
        [improving_below] { $ref_area_at_start } improves on { $topic }, with growth below the goal; no other is assessed.
        [improving] { $ref_area_at_start } improves on { $topic }, the only goal assessed.
        [at_limit] { $ref_area_at_start } is at the limit on { $topic }, the only goal assessed.
        [behind] { $ref_area_at_start } is behind on { $topic }, the only goal assessed.
        [stage_below] { $ref_area_at_start } is below the goal on { $topic }, the only one assessed.
        [moving_away] { $ref_area_at_start } moves away from the goal on { $topic }, the only one assessed.
        [no_clear_change] { $ref_area_at_start } shows no clear change on { $topic }, the only goal assessed.
       *[no_clear_trend] { $ref_area_at_start } shows no clear trend on { $topic }, the only goal assessed.
    }
message-headline-away =
    { EXTENT($away, $assessed) ->
        [all] { $named ->
            [all] { $ref_area_at_start } moves away on { $topics }, all goals assessed.
           *[none] { $ref_area_at_start } moves away on all { $assessed } goals assessed.
        }
       *[some] { $named ->
            [all] { $near ->
                [0] { $ref_area_at_start } moves away on { $topics } and approaches no other goal assessed.
               *[other] { $ref_area_at_start } moves away on { $topics }; other goals met or approached: { $near }.
            }
           *[none] { $near ->
                [0] { $ref_area_at_start } moves away from { SPELLED($away) } of { $assessed } goals and approaches none.
               *[other] { $ref_area_at_start } moves away from { $away } of { $assessed } goals; met or approached: { $near }.
            }
        }
    }
message-headline-near =
    { $below ->
        [0] { EXTENT($near, $assessed) ->
            [none] { $assessed ->
                [2] { $ref_area_at_start } has met or is moving towards neither goal assessed.
               *[other] { $ref_area_at_start } has met or is moving towards none of { $assessed } goals assessed.
            }
            [all] { $near ->
                [2] { $ref_area_at_start } has met or is moving towards both goals assessed.
               *[other] { $ref_area_at_start } has met or is moving towards all { $near } goals assessed.
            }
           *[some] { $named ->
                [all] { $ref_area_at_start } has met or approached one of { $assessed } goals assessed: { $topics }.
               *[none] { $ref_area_at_start } has met or is moving towards { $near } of { $assessed } goals assessed.
            }
        }
       *[other] { $near ->
            [0] { $ref_area_at_start } improves on { SPELLED($below) } of { $assessed } goals, but too slowly.
           *[other] { $ref_area_at_start }: { SPELLED($near) } of { $assessed } goals met or approached, { SPELLED($below) } more too slowly.
        }
    }

# A country on a goal in at most twenty words: sentence

message-sentence-no-figure =
    { $only ->
        [words] On { $topic }, { $ref_area_in_sentence } answers in words only, without a figure.
        [context] { $ref_area_at_start } has reported no figure on { $topic }; only others publish some.
       *[nothing] { $ref_area_at_start } has reported no figure on { $topic }.
    }
message-sentence-absent = On { $topic }, { $ref_area_in_sentence } has no figure for { $year }: { $absence }.
message-sentence-hidden =
    { $why ->
        [people] { $ref_area_at_start } has a figure on { $topic } for { $year }; it is not published, to protect people.
       *[confidential] { $ref_area_at_start } has a figure on { $topic } for { $year }, which is confidential.
    }
message-sentence-context = In { $year } { $ref_area_in_sentence } { $predicate }; this is shown but not assessed.
message-sentence-not-assessed =
    { $kind ->
        [hidden] On { $topic }, { $ref_area_in_sentence } has no status, because it would rest on a hidden figure.
       *[reason] On { $topic }, the figure for { $year } cannot be assessed: { $reason }.
    }
message-sentence-uncertain =
    { $why ->
        [year] On { $topic }, a figure cannot be assessed, since its source does not say which year it is for.
        [uncertain] On { $topic }, the figure for { $year } cannot be assessed, since its year or its count is uncertain.
        [partial] On { $topic }, the figure for { $year } cannot be assessed, since its coverage is partial.
        [lower_bound] On { $topic }, the figure for { $year } cannot be assessed, since only a lower limit is known.
        [upper_bound] On { $topic }, the figure for { $year } cannot be assessed, since only an upper limit is known.
       *[before] On { $topic }, the figure for { $year } cannot be assessed, since the one before is not certain enough.
    }
message-sentence-too-early =
    { $broken ->
        [0] { $figures ->
            [one] On { $topic } it is too early for a trend: one of the { $needed } comparable figures needed is available.
           *[other] On { $topic } it is too early for a trend: { SPELLED($figures) } of the { $needed } comparable figures needed are available.
        }
       *[other] Since the break in { $broken }, { $topic } has { SPELLED($figures) } of the { $needed } figures that a trend needs.
    }
message-sentence-status = In { $year } { $ref_area_in_sentence } { $predicate }: { $status }.
message-sentence-stage =
    { $way ->
        [met] In { $year } the law of { $ref_area_in_sentence } was at stage { $stage } of { $stages }, “{ $amount }”; the goal is met.
        [lost] In { $year } the law of { $ref_area_in_sentence } was back at stage { $stage } of { $stages }, “{ $amount }”; the goal had been met.
       *[below] In { $year } the law of { $ref_area_in_sentence } was at stage { $stage } of { $stages }, “{ $amount }”; the goal is “{ $goal }”.
    }
message-sentence-activity =
    { $kind ->
        [none] In { $year } { $ref_area_in_sentence } { $predicate }; activities have no status.
        [year] In { $year } { $ref_area_in_sentence } { $predicate }, after { SPELLED($most) } in { $since }.
        [same] In { $year } { $ref_area_in_sentence } { $predicate }, after { SPELLED($most) } a year in { $since }–{ $by }.
       *[range] { $fewest ->
            [0] In { $year } { $ref_area_in_sentence } { $predicate }, after at most { $most } a year in { $since }–{ $by }.
           *[other] In { $year } { $ref_area_in_sentence } { $predicate }, after { $fewest } to { $most } a year in { $since }–{ $by }.
        }
    }
message-sentence-growth =
    { $growth_way ->
        [less] { $how ->
            [ahead] From { $since } to { $year } { $indicator_in_sentence } fell by { $growth_size } a year, clearly more than the goal of { $goal_size }.
            [on_track] From { $since } to { $year } { $indicator_in_sentence } clearly fell, by { $growth_size } a year; the goal is { $goal_size }.
            [improving_below] { $place ->
                [open] From { $since } to { $year } { $indicator_in_sentence } clearly fell, by { $growth_size } a year, not clearly below the goal of { $goal_size }.
               *[missed] From { $since } to { $year } { $indicator_in_sentence } clearly fell, by { $growth_size } a year, clearly below the goal of { $goal_size }.
            }
            [moving_away] From { $since } to { $year } { $indicator_in_sentence } clearly fell, by { $growth_size } a year; the goal is { $goal }.
            [figure] From { $since } to { $year } { $indicator_in_sentence } fell by { $growth_size } a year (goal { $goal }); the status rests on { $rests }.
            [chance] From { $since } to { $year } { $indicator_in_sentence } fell by { $growth_size } a year, which could be chance; the goal is { $goal }.
           *[untested] From { $since } to { $year } { $indicator_in_sentence } fell by { $growth_size } a year (goal { $goal }), not tested against chance.
        }
       *[more] { $how ->
            [ahead] From { $since } to { $year } { $indicator_in_sentence } rose by { $growth_size } a year, clearly more than the goal of { $goal_size }.
            [on_track] From { $since } to { $year } { $indicator_in_sentence } clearly rose, by { $growth_size } a year; the goal is { $goal_size }.
            [improving_below] { $place ->
                [open] From { $since } to { $year } { $indicator_in_sentence } clearly rose, by { $growth_size } a year, not clearly below the goal of { $goal_size }.
               *[missed] From { $since } to { $year } { $indicator_in_sentence } clearly rose, by { $growth_size } a year, clearly below the goal of { $goal_size }.
            }
            [moving_away] From { $since } to { $year } { $indicator_in_sentence } clearly rose, by { $growth_size } a year; the goal is { $goal }.
            [figure] From { $since } to { $year } { $indicator_in_sentence } rose by { $growth_size } a year (goal { $goal }); the status rests on { $rests }.
            [chance] From { $since } to { $year } { $indicator_in_sentence } rose by { $growth_size } a year, which could be chance; the goal is { $goal }.
           *[untested] From { $since } to { $year } { $indicator_in_sentence } rose by { $growth_size } a year (goal { $goal }), not tested against chance.
        }
    }
message-sentence-growth-ended =
    { $growth_way ->
        [less] { $way ->
            [slowed] From { $since } to { $year } { $indicator_in_sentence } fell by { $growth_size } a year, but by only { $lately_size } since { $by }.
            [stopped] From { $since } to { $year } { $indicator_in_sentence } fell by { $growth_size } a year, but no longer since { $by }.
           *[turned] From { $since } to { $year } { $indicator_in_sentence } fell by { $growth_size } a year, but rose by { $lately_size } since { $by }.
        }
       *[more] { $way ->
            [slowed] From { $since } to { $year } { $indicator_in_sentence } rose by { $growth_size } a year, but by only { $lately_size } since { $by }.
            [stopped] From { $since } to { $year } { $indicator_in_sentence } rose by { $growth_size } a year, but no longer since { $by }.
           *[turned] From { $since } to { $year } { $indicator_in_sentence } rose by { $growth_size } a year, but fell by { $lately_size } since { $by }.
        }
    }
message-sentence-no-clear-change = From { $since } to { $year } { $indicator_in_sentence } showed no clear change; the goal is { $goal } a year.
message-sentence-trend =
    { $way ->
        [up] { $how ->
            [better] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }, a clear improvement.
            [worse] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }, a clear worsening.
            [figure] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }; the status rests on { $rests }.
            [chance] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }, which could be chance.
           *[untested] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }, not tested against chance.
        }
       *[down] { $how ->
            [better] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }, a clear improvement.
            [worse] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }, a clear worsening.
            [figure] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }; the status rests on { $rests }.
            [chance] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }, which could be chance.
           *[untested] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }, not tested against chance.
        }
    }
message-sentence-trend-on-the-whole =
    { $way ->
        [up] { $how ->
            [better] From { $since } to { $year } { $indicator_in_sentence } clearly rose on the whole, to { $last }: a change for the better.
            [worse] From { $since } to { $year } { $indicator_in_sentence } clearly rose on the whole, to { $last }: a change for the worse.
            [figure] From { $since } to { $year } { $indicator_in_sentence } rose on the whole, to { $last }; the status rests on { $rests }.
            [chance] From { $since } to { $year } { $indicator_in_sentence } rose on the whole, to { $last }, which could be chance.
           *[untested] From { $since } to { $year } { $indicator_in_sentence } rose on the whole, to { $last }, not tested against chance.
        }
       *[down] { $how ->
            [better] From { $since } to { $year } { $indicator_in_sentence } clearly fell on the whole, to { $last }: a change for the better.
            [worse] From { $since } to { $year } { $indicator_in_sentence } clearly fell on the whole, to { $last }: a change for the worse.
            [figure] From { $since } to { $year } { $indicator_in_sentence } fell on the whole, to { $last }; the status rests on { $rests }.
            [chance] From { $since } to { $year } { $indicator_in_sentence } fell on the whole, to { $last }, which could be chance.
           *[untested] From { $since } to { $year } { $indicator_in_sentence } fell on the whole, to { $last }, not tested against chance.
        }
    }
message-sentence-no-clear-trend = From { $since } to { $year } { $indicator_in_sentence } ranged from { $least } to { $most }, without a clear trend.
message-sentence-unchanged = From { $since } to { $year } { $indicator_in_sentence } stayed the same: { $most }.
message-sentence-at-limit = From { $since } to { $year } { $indicator_in_sentence } stayed at or near the best possible: latest { $last }.

# The newest figure and its change: fact

message-fact-level = In { $year } { $ref_area_in_sentence } { $predicate }.
message-fact-by =
    { $change_way ->
        [more] In { $year } { $ref_area_in_sentence } { $predicate }, { $change_size } more than in { $previous_year }.
        [less] In { $year } { $ref_area_in_sentence } { $predicate }, { $change_size } less than in { $previous_year }.
        [fewer] In { $year } { $ref_area_in_sentence } { $predicate }, { $change_size } fewer than in { $previous_year }.
       *[same] In { $year } { $ref_area_in_sentence } { $predicate }, as in { $previous_year }.
    }
message-fact-from =
    { $change_way ->
        [faster] In { $year } { $ref_area_in_sentence } { $predicate }, faster than the { $before } in { $previous_year }.
        [slower] In { $year } { $ref_area_in_sentence } { $predicate }, slower than the { $before } in { $previous_year }.
        [more] In { $year } { $ref_area_in_sentence } { $predicate }, up from { $before } in { $previous_year }.
        [same] In { $year } { $ref_area_in_sentence } { $predicate }, as in { $previous_year }.
       *[less] In { $year } { $ref_area_in_sentence } { $predicate }, down from { $before } in { $previous_year }.
    }
message-fact-after-unusual =
    { $way ->
        [high] In { $year } { $ref_area_in_sentence } { $predicate }, after { $before } in { $previous_year }, which was unusually high.
       *[low] In { $year } { $ref_area_in_sentence } { $predicate }, after { $before } in { $previous_year }, which was unusually low.
    }
message-fact-marked = Note on the figure for { $year }: { $marks }.
message-text = { $text }

# Whether the year met a yearly goal: tick

message-tick =
    { $way ->
        [met] { EXTENT($met, $assessed) ->
            [all] The goal was met in all { $assessed } years to { $year }.
           *[some] The goal was met in { $met } of { $assessed } years, { $year } included.
        }
        [missed] { $met ->
            [0] The goal was met in none of the { $assessed } years to { $year }.
           *[other] The goal was met in { $met } of { $assessed } years, but not in { $year }.
        }
        [open] Whether { $year } met the goal is not known ({ $reason }); { SPELLED($met) } of { $assessed } other years did.
        [met_alone] The goal was met in { $year }.
        [missed_alone] The goal was not met in { $year }.
       *[open_alone] Whether { $year } met the goal is not known ({ $reason }).
    }

# How sure a status is: sure

message-sure-plain =
    { $why ->
        [stage] A stage is a fact of law, so it is not tested against chance; it says nothing about quality.
        [counted] No trend is claimed or tested. Counts vary from year to year, and say nothing about size or effect.
        [coded] This number was counted in a report’s text and may be incomplete; it says nothing about size or effect.
        [inexact] This number is not exact, and it says nothing about size or effect.
       *[none] No change is claimed, so there is nothing to test.
    }
message-sure-trend =
    { $sure ->
        [level] The order of the figures is clear, but they change too little a year to count as a trend.
        [none] There is no clear trend: chance alone gives an order at least this clear in { $p_of_hundred } series.
        [chance] It could be chance: a trend as clear comes up in { $p_of_hundred } series without any change.
        [figure] By the rule this is a trend, but it depends on { $decides }.
       *[other] Chance alone gives a trend as clear as this in { $p_of_hundred } series without any change.
    }
message-rests =
    { $kind ->
        [case] one case
        [rounding] a rounded figure
        [unusual] one unusual figure
       *[provisional] a provisional figure
    }
message-decides =
    { $kind ->
        [case] one case in { $year }
        [rounding] a rounded figure for { $year }
        [unusual] the unusual figure for { $year }
       *[provisional] a provisional figure for { $year }
    }
message-sure-interval =
    { $sure ->
        [untested] Chance is not tested: too few countries report to tell how much such counts vary.
       *[other] { $place ->
            [ended] Chance hardly explains the change since { $since }. Its 95 % interval is { $low } to { $high } a year, but it has fallen short of the goal since { $by }.
            [reached] { $sure ->
                [clear] Chance hardly explains this change. Its 95 % interval, { $low } to { $high } a year, reaches the goal throughout.
               *[figure] The 95 % interval ({ $low } to { $high } a year) reaches the goal; { $decides } decides the status.
            }
            [missed] { $sure ->
                [clear] Chance hardly explains this change. Its 95 % interval is { $low } to { $high } a year, short of the goal of { $goal_size }.
                [chance] This could be chance. The 95 % interval of the change is { $low } to { $high } a year, short of the goal of { $goal_size }.
                [figure] The 95 % interval ({ $low } to { $high } a year) is short of the goal; { $decides } decides the status.
               *[none] There is no clear change. The 95 % interval of the growth is { $low } to { $high } a year, short of the goal of { $goal_size }.
            }
           *[open] { $sure ->
                [clear] Chance hardly explains this change. Its 95 % interval, { $low } to { $high } a year, includes the goal of { $goal_size }.
                [chance] This could be chance. The 95 % interval of the change, { $low } to { $high } a year, includes the goal of { $goal_size }.
                [figure] The 95 % interval ({ $low } to { $high } a year) includes the goal; { $decides } decides the status.
               *[none] There is no clear change. The 95 % interval of the growth, { $low } to { $high } a year, includes the goal of { $goal_size }.
            }
        }
    }

# A country on a goal in at most twelve words: title

message-title-without =
    { $why ->
        [hidden] { $ref_area_at_start }: figure on { $topic } not published
        [too_early] { $ref_area_at_start }: too few figures on { $topic } for a trend
       *[not_assessed] { $ref_area_at_start }: the figure on { $topic } cannot be assessed
    }
message-title-figure = { $ref_area_at_start } { $predicate } in { $year }
message-title-growth =
    { $sure ->
        [chance] { $ref_area_at_start }: { $indicator_in_sentence } { $growth } a year to { $year }, perhaps by chance
       *[other] { $state ->
            [ahead] { $sure ->
                [figure] { $ref_area_at_start }: { $indicator_in_sentence } { $growth } a year to { $year }, perhaps above the goal
               *[clear] { $ref_area_at_start }: { $indicator_in_sentence } { $growth } a year to { $year }, ahead of the goal
            }
            [on_track] { $sure ->
                [figure] { $ref_area_at_start }: { $indicator_in_sentence } { $growth } a year to { $year }, perhaps on track
               *[clear] { $ref_area_at_start }: { $indicator_in_sentence } { $growth } a year to { $year }, on track
            }
            [improving_below] { $ref_area_at_start }: { $indicator_in_sentence } { $growth } a year to { $year }, below the goal
            [slowed] { $ref_area_at_start }: { $indicator_in_sentence } { $growth } a year, slower since { $by }
            [stopped] { $ref_area_at_start }: { $indicator_in_sentence } { $growth } a year, but no longer since { $by }
           *[turned] { $growth_way ->
                [less] { $ref_area_at_start }: { $indicator_in_sentence } { $growth } a year, but up since { $by }
               *[more] { $ref_area_at_start }: { $indicator_in_sentence } { $growth } a year, but down since { $by }
            }
        }
    }
message-title-stage =
    { $state ->
        [goal_met] { $dated ->
            [no] { $ref_area_at_start } meets the goal on { $topic }: { $amount } (figure of { $year })
            [by] { $ref_area_at_start } meets the goal on { $topic }: { $amount } by { $since }
           *[since] { $ref_area_at_start } meets the goal on { $topic }: { $amount } since { $since }
        }
        [moving_away] { $dated ->
            [no] { $ref_area_at_start } moves away on { $topic }: { $amount } (figure of { $year })
            [by] { $ref_area_at_start } moves away on { $topic }: { $amount } by { $since }
           *[since] { $ref_area_at_start } moves away on { $topic }: { $amount } since { $since }
        }
       *[stage_below] { $dated ->
            [no] { $ref_area_at_start } is below the goal on { $topic }: { $amount } (figure of { $year })
            [by] { $ref_area_at_start } is below the goal on { $topic }: { $amount } by { $since }
           *[since] { $ref_area_at_start } is below the goal on { $topic }: { $amount } since { $since }
        }
    }
message-title-status =
    { $state ->
        [goal_met] { $ref_area_at_start } meets the goal on { $topic }: { $amount } in { $year }
        [of_other] { $sure ->
            [chance] { $ref_area_at_start } { $predicate } in { $year }: { $status }, perhaps by chance
           *[other] { $ref_area_at_start } { $predicate } in { $year }: { $status }
        }
        [at_limit] { $ref_area_at_start } is at the limit on { $topic }: { $amount } in { $year }
        [improving] { $sure ->
            [chance] { $ref_area_at_start } improves on { $topic }, perhaps by chance: { $amount } in { $year }
            [figure] { $ref_area_at_start } improves on { $topic }: { $amount } in { $year }
           *[other] { $ref_area_at_start } clearly improves on { $topic }: { $amount } in { $year }
        }
        [moving_away] { $ref_area_at_start } moves away on { $topic }: { $amount } in { $year }
        [no_clear_change] { $ref_area_at_start } shows no clear change on { $topic }: { $amount } in { $year }
        [no_clear_trend] { $ref_area_at_start } shows no clear trend on { $topic }: { $amount } in { $year }
       *[other] { $ref_area_at_start } on { $topic }: { $amount } in { $year }
    }

# What a minister may ask, and may be asked

message-ask =
    { $about ->
        [figures] Ask for comparable figures: without them nothing can be said of a trend.
        [high] Ask why the figure for { $since } was so high, and whether one case or a new way of counting explains it.
        [low] Ask why the figure for { $since } was so low, and whether it was counted in the same way.
        [ended] Ask what has slowed since { $since }, and what is planned.
        [activity] Ask what these activities achieved: a count says nothing about effect.
        [goal_met] Ask how the law is applied, and what others can learn from it.
        [stage_below] Ask when the law will be in force.
        [moving_away] Ask what has changed for the worse, and what is planned to turn it round.
        [behind] Ask what is planned to catch up.
        [no_clear_change] Ask which measures are meant to change this, and when results should show.
        [no_clear_trend] Ask which measures are meant to change this, and when results should show.
        [improving_below] Ask what would be needed to reach the goal.
       *[other] Ask what is behind this, and what others can learn from it.
    }
message-question =
    { $about ->
        [year] Did { $ref_area_in_sentence } meet the goal in { $year }?
        [better] Is { $ref_area_in_sentence } improving on { $topic }?
        [law] How far is the law of { $ref_area_in_sentence }?
        [activity] How much did { $ref_area_in_sentence } do in { $year }?
        [chance] Could this be chance?
       *[meaning] What does the figure mean, and what does it not?
    }

# Where a figure is from, and what is missing: box

message-box-ours =
    { $goal_size ->
        [none] That each country should reach the number by itself is Goalline’s reading, not agreed by the Alliance.
       *[other] That each country should reach { $goal_size } a year by itself is Goalline’s reading, not agreed by the Alliance.
    }
message-box-invented = All figures here are invented.
message-box-source =
    { $how ->
        [read] Source: { $source }, read from its text.
        [unreported] Source: { $source }. { $ref_area_at_start } has not reported to the Alliance.
       *[reported] Source: { $source }.
    }
message-box-later =
    { $what ->
        [figures] This is about { $year }; there are figures up to { $by }.
        [report] No later figure has been received; the report of { $by } answers in words only.
       *[nothing] No later figure has been received; what has been done since { $year } is not known.
    }

# What a country reported

message-reporting-country =
    { $sent ->
        [0] { $kind ->
            [alone] { $ref_area_at_start } has not reported to the Alliance. Figures are from published sources.
            [public] The figures shown for { $ref_area_in_sentence } are from published sources, not reported to the Alliance.
            [coded] { $ref_area_at_start } has reported no figures. Those shown were read from its written report.
           *[both] { $ref_area_at_start } has reported no figures. Those shown are from published sources and from its written report.
        }
       *[other] { $kind ->
            [public] { $ref_area_at_start } has reported figures for { SPELLED($sent) } of these goals; the others are from published sources.
            [coded] { $ref_area_at_start } has reported figures for { SPELLED($sent) } of these goals; the others were read from its written report.
           *[both] { $ref_area_at_start } has reported figures for { SPELLED($sent) } of these goals; the others are from published sources or its written report.
        }
    }
message-country-report =
    { $ref_area_at_start }’s latest report ({ $year }) answers { EXTENT($answered, $of) ->
        [all] all { $of }
       *[some] { $answered } of { $of }
    } goals and announces { $actions ->
        [0] no action
        [one] one action
       *[other] { $actions } actions
    }; it has { $table ->
        [yes] a table of figures.
       *[no] no table of figures.
    }
message-country-other-away =
    { $sure ->
        [chance] On { $topic }, another indicator is getting worse, perhaps by chance: { $indicator_in_sentence }, { $amount } in { $year }.
        [figure] On { $topic }, another indicator is getting worse: { $indicator_in_sentence }, { $amount } in { $year }. Its status depends on { $decides }.
       *[other] On { $topic }, another indicator is getting worse: { $indicator_in_sentence }, { $amount } in { $year }.
    }
message-summary-no-figure = There is no figure to assess on { $topics }.
message-summary-no-report = { $ref_area_at_start } has sent no written report.
message-summary-commitments =
    { $answered ->
        [none] { $count ->
            [one] There is no information on its one commitment: no later report has been received.
           *[other] There is no information on its { $count } commitments: no later report has been received.
        }
        [examined] { $count ->
            [one] A later report is being examined for an answer to its one commitment.
           *[other] A later report is being examined for answers to { $examined } of its { $count } commitments.
        }
        [answered] { $count ->
            [one] Its one commitment is answered; no status is recorded.
           *[other] { $replied } of its { $count } commitments are answered; no status is recorded.
        }
       *[some] { $count ->
            [one] { $state ->
                [kept] Its one commitment is done.
                [dropped] Its one commitment was dropped.
                [in_progress] Its one commitment is begun.
                [substantially_done] Its one commitment is substantially done.
               *[not_started] Its one commitment is not started.
            }
           *[other] { $kept ->
                [0] None of its { $count } commitments is known to be done; { $overdue ->
                    [0] none is overdue.
                    [one] one is overdue.
                   *[other] { $overdue } are overdue.
                }
               *[other] Of its { $count } commitments, { $kept ->
                    [one] one is
                   *[other] { $kept } are
                } known to be done; { $overdue ->
                    [0] none is overdue.
                    [one] one is overdue.
                   *[other] { $overdue } are overdue.
                }
            }
        }
    }

# Countries on a goal: goal

message-goal-unassessed =
    { $why ->
        [nobody] { $period ->
            [year] No country reported figures for { $year }.
           *[newest] No country has reported figures for this goal.
        }
        [coded] { $figures ->
            [one] No country has reported figures; one written report was used.
           *[other] No country has reported figures; { $figures } written reports were used.
        }
        [hidden] { $hidden ->
            [one] None can be assessed from public figures; one status is not published, to protect people.
           *[other] None can be assessed from public figures; { $hidden } statuses are not published, to protect people.
        }
       *[early] { $period ->
            [year] { $figures ->
                [one] One country has data for { $year }; it cannot be assessed.
               *[other] { $figures } countries have data for { $year }; none can be assessed.
            }
           *[newest] { $figures ->
                [one] One country has data; it cannot be assessed yet.
               *[other] { $figures } countries have data; none can be assessed yet.
            }
        }
    }
message-goal-too-few =
    { $assessed ->
        [one] { $what ->
            [figure] Only { $ref_area_in_sentence }, of { $of } countries, has a figure on { $indicator_in_sentence }.
           *[status] Only { $ref_area_in_sentence }, of { $of } countries, is assessed: too few for a summary.
        }
       *[other] { $what ->
            [figure] Only { $assessed } of { $of } countries have a figure on { $indicator_in_sentence }.
           *[status] Only { $assessed } of { $of } countries are assessed: too few for a summary.
        }
    }
message-goal-yearly =
    { EXTENT($good, $assessed) ->
        [none] { $on_track ->
            [0] On { $topic }, none of { $assessed } countries is ahead or on track.
            [one] On { $topic }, none of { $assessed } countries is ahead, one is on track.
           *[other] On { $topic }, none of { $assessed } countries is ahead, { $on_track } are on track.
        }
        [all] { $assessed ->
            [2] On { $topic }, both countries are ahead of the goal.
           *[other] On { $topic }, all { $assessed } countries are ahead of the goal.
        }
       *[some] { $on_track ->
            [0] { $good ->
                [one] On { $topic }, one of { $assessed } countries is ahead, none is on track.
               *[other] On { $topic }, { $good } of { $assessed } countries are ahead, none is on track.
            }
           *[other] { $good ->
                [one] On { $topic }, one of { $assessed } countries is ahead, { SPELLED($on_track) } on track.
               *[other] On { $topic }, { $good } of { $assessed } countries are ahead, { SPELLED($on_track) } on track.
            }
        }
    }
message-goal-clear =
    { EXTENT($clear, $claimed) ->
        [none] { $claimed ->
            [one] The one trend that is clear on its own is no longer clear when all { $tested } are tested together.
           *[other] Of the { $claimed } trends that are clear on their own, none stays clear when all { $tested } are tested together.
        }
        [all] { $claimed ->
            [one] The one trend that is clear on its own stays clear when all { $tested } are tested together.
           *[other] All { $claimed } trends that are clear on their own stay clear when all { $tested } are tested together.
        }
       *[some] { $clear ->
            [one] Of the { $claimed } trends that are clear on their own, one stays clear when all { $tested } are tested together.
           *[other] Of the { $claimed } trends that are clear on their own, { $clear } stay clear when all { $tested } are tested together.
        }
    }
message-goal-met =
    { EXTENT($good, $assessed) ->
        [none] { $on_track ->
            [0] None of { $assessed } countries meets the goal on { $topic }, and none is on track.
           *[other] None of { $assessed } countries meets the goal on { $topic }; on track: { $on_track }.
        }
        [all] All { $assessed } countries meet the goal on { $topic }.
       *[some] { $on_track ->
            [0] The goal on { $topic } is met by { SPELLED($good) } of { $assessed } countries, none of the others is on track.
           *[other] The goal on { $topic } is met by { SPELLED($good) } of { $assessed } countries; on track: { $on_track }.
        }
    }
message-goal-stage =
    { EXTENT($good, $assessed) ->
        [none] None of { $assessed } countries has reached the goal on { $topic }.
        [all] { $assessed ->
            [2] Both countries have reached the goal on { $topic }.
           *[other] All { $assessed } countries have reached the goal on { $topic }.
        }
       *[some] { $good ->
            [one] One of { $assessed } countries has reached the goal on { $topic }.
           *[other] { $good } of { $assessed } countries have reached the goal on { $topic }.
        }
    }
message-goal-activities =
    { $assessed ->
        [one] { $good ->
            [0] Only one country has a figure: no { $unit_of_one } in { $year }.
           *[other] Only one country has a figure: at least one { $unit_of_one } in { $year }.
        }
       *[other] { EXTENT($good, $assessed) ->
            [none] None of { $assessed } countries had a { $unit_of_one } in its latest year.
            [all] { $years ->
                [one] All { $assessed } countries had at least one { $unit_of_one } in { $year }.
               *[other] All { $assessed } countries had at least one { $unit_of_one } (latest figures).
            }
           *[some] { $years ->
                [one] { $good } of { $assessed } countries had at least one { $unit_of_one } in { $year }.
               *[other] { $good } of { $assessed } countries had at least one { $unit_of_one } (latest figures).
            }
        }
    }
message-goal-trend =
    { $speed ->
        [speed] { $away ->
            [0] { EXTENT($good, $assessed) ->
                [none] Trend on { $topic }: clearly faster or slower in none of { $assessed } countries.
                [all] Trend on { $topic }: faster in all { $assessed } countries.
               *[some] Trend on { $topic }: faster in { SPELLED($good) } of { $assessed } countries, slower in none.
            }
           *[other] Trend on { $topic }: faster in { SPELLED($good) } of { $assessed } countries, slower in { SPELLED($away) }.
        }
       *[amount] { $away ->
            [0] { EXTENT($good, $assessed) ->
                [none] On { $topic }, none of { $assessed } countries clearly improves or moves away.
                [all] Trend on { $topic }: improving in all { $assessed } countries.
               *[some] Trend on { $topic }: improving in { SPELLED($good) } of { $assessed } countries, worsening in none.
            }
           *[other] Trend on { $topic }: improving in { SPELLED($good) } of { $assessed } countries, worsening in { SPELLED($away) }.
        }
    }
message-goal-others-away =
    { $away ->
        [one] In one country, another indicator for this goal is getting worse, which its status does not show.
       *[other] In { $away } countries, another indicator for this goal is getting worse, which their status does not show.
    }
message-goal-uncertain =
    { $why ->
        [chance] { $count ->
            [one] In one country the change could be chance.
           *[other] In { $count } countries the change could be chance.
        }
       *[figure] { $count ->
            [one] In one country the status rests on one figure.
           *[other] In { $count } countries the status rests on one figure.
        }
    }
message-reporting-count =
    { $what ->
        [reported] Reported: { $count } of { $of }
        [held] published figures: { $count }
        [coded] figures read from a written report: { $count }
        [in_words] written report only: { $count }
        [others] on another indicator: { $count }
       *[stale] too old to count (before { $since }): { $count }
    }

# A group in two successive years: group

message-group-no-figures =
    { $why ->
        [none] No country has reported figures.
        [hidden] The figures for { $previous_year } and { $year } are not shown, to protect people.
        [few] Too few countries have figures for { $previous_year } and { $year } ({ $both } of { $of }).
       *[both] No country has comparable figures for both { $previous_year } and { $year }.
    }
message-group-not-told =
    { $why ->
        [countries] Too few countries have comparable figures for { $previous_year } and { $year } to assess the group ({ $both } of { $of }; { $needed } needed).
       *[volume] The countries that can be compared make up { $volume_reached_size } of volume; { $volume } % are needed to assess the group.
    }
message-group-sum =
    { $change_way ->
        [more] Together, { $both } countries { $predicate } in { $year }, { $change_size } more than in { $previous_year }.
        [less] Together, { $both } countries { $predicate } in { $year }, { $change_size } less than in { $previous_year }.
        [fewer] Together, { $both } countries { $predicate } in { $year }, { $change_size } fewer than in { $previous_year }.
       *[same] Together, { $both } countries { $predicate } in { $year }, as in { $previous_year }.
    }
message-group-sum-from-zero = Together, { $both } countries { $predicate } in { $year }, after none in { $previous_year }.
message-group-sum-title =
    { $change_way ->
        [same] { $both } countries together { $change_predicate } in { $year } as in { $previous_year }
       *[other] { $both } countries together { $change_predicate } in { $year } than in { $previous_year }
    }
message-group-median =
    { $change_way ->
        [faster] The median of { $both } countries was { $amount } in { $year }, faster than the { $before } in { $previous_year }.
        [slower] The median of { $both } countries was { $amount } in { $year }, slower than the { $before } in { $previous_year }.
        [more] The median of { $both } countries was { $amount } in { $year }, up from { $before } in { $previous_year }.
        [same] The median of { $both } countries was { $amount } in { $year }, as in { $previous_year }.
       *[less] The median of { $both } countries was { $amount } in { $year }, down from { $before } in { $previous_year }.
    }
message-group-median-title = Median of { $both } countries in { $year }: { $amount }
message-group-typical =
    { $typical_way ->
        [faster] In { $reached } of the { $both } countries compared, removal time fell by { $typical_size } or more from { $previous_year } to { $year }.
        [slower] In { $reached } of the { $both } countries compared, removal time rose by { $typical_size } or more from { $previous_year } to { $year }.
        [more] In { $reached } of the { $both } countries compared, the figure rose by { $typical_size } or more from { $previous_year } to { $year }.
        [less] In { $reached } of the { $both } countries compared, the figure fell by { $typical_size } or more from { $previous_year } to { $year }.
       *[same] In the { $both } countries compared, the median change from { $previous_year } to { $year } is none.
    }
message-group-typical-title =
    { $typical_way ->
        [faster] Takedown at least { $typical_size } faster in { $reached } of { $both } countries, { $year }
        [slower] Takedown at least { $typical_size } slower in { $reached } of { $both } countries, { $year }
        [more] { $indicator }: up { $typical_size } or more in { $reached } of { $both } countries, { $year }
        [less] { $indicator }: down { $typical_size } or more in { $reached } of { $both } countries, { $year }
       *[same] Median change of { $both } countries in { $year }: none
    }
message-group-level = { $both } of { $of } countries have comparable figures for both years; their median was { $amount } in { $year }.
message-group-interval = For the { $both } countries together, the 95 % interval of the change is { $low } to { $high }.
message-group-provisional =
    { $provisional ->
        [one] One of the { $both } figures for { $year } is provisional.
       *[other] { $provisional } of the { $both } figures for { $year } are provisional.
    }
message-group-number =
    { $way ->
        [met] Together they met the goal of { $goal_size }.
       *[missed] Together they did not meet the goal of { $goal_size }.
    }
message-group-each-met =
    { $ticked ->
        [one] { $met ->
            [0] The one country with figures for { $previous_year } and { $year } did not meet the goal in { $year }.
           *[other] The one country with figures for { $previous_year } and { $year } met the goal in { $year }.
        }
       *[other] { $expected ->
            [untold] { $met ->
                [0] None of the { $ticked } countries with figures for { $previous_year } and { $year } met the goal in { $year }.
               *[other] { $met } of the { $ticked } countries with figures for { $previous_year } and { $year } met the goal in { $year }.
            }
            [0] { $met } of the { $ticked } countries with figures for { $previous_year } and { $year } met the goal in { $year }. Chance alone would give hardly any.
           *[other] { $met } of the { $ticked } countries with figures for { $previous_year } and { $year } met the goal in { $year }. Chance alone would give about { $expected }.
        }
    }
message-group-taking-part =
    { EXTENT($taking_part, $both) ->
        [none] None of { $both } countries with figures for both years had a { $unit_of_one } in { $year }; { SPELLED($took_part) } did in { $previous_year }.
        [all] { $both ->
            [one] The one country with figures for both years had at least one { $unit_of_one } in { $year }; { SPELLED($took_part) } did in { $previous_year }.
           *[other] All { $both } countries with figures for both years had at least one { $unit_of_one } in { $year }; { SPELLED($took_part) } did in { $previous_year }.
        }
       *[some] { $taking_part } of { $both } countries with figures for both years had at least one { $unit_of_one } in { $year }; { SPELLED($took_part) } did in { $previous_year }.
    }
message-group-not-added =
    { $both ->
        [one] One of { $of } countries has figures for { $previous_year } and { $year }; figures of this kind are not added up.
       *[other] { $both } of { $of } countries have figures for { $previous_year } and { $year }; figures of this kind are not added up.
    }
message-group-missing =
    { $lacking ->
        [0] No country lacks a comparable figure.
        [one] One of { $of } countries lacks a comparable figure.
       *[other] { $lacking } of { $of } countries lack a comparable figure.
    }
message-group-left-out =
    { $why ->
        [absent] Not included (no figure for { $previous_year } or { $year }): { $areas_in_sentence }.
        [coded] Not included (read from written reports): { $areas_in_sentence }.
        [hidden] Not included (hidden to protect people): { $areas_in_sentence }.
       *[not_comparable] Not included (the two years are not comparable): { $areas_in_sentence }.
    }
message-group-coverage =
    { $volume ->
        [0] Whether a group met the number of goal { $number } is said only if at least { $coverage } % of its countries are compared (Goalline's rule, not agreed by the Alliance).
       *[other] Whether a group met the number of goal { $number } is said only if at least { $coverage } % of its countries are compared and they make up at least { $volume } % of volume, the sum of all members' last known figures (Goalline's rule, not agreed by the Alliance).
    }

# The last figures of a running total, and an activity's years before

message-running-total =
    { $kind ->
        [at_least] At least { $a_year } a year were added from { $since } to { $by }.
        [at_most] At most { $a_year } a year were added from { $since } to { $by }.
       *[about] { $a_year ->
            [0] Fewer than one a year was added from { $since } to { $by }.
           *[other] About { $a_year } a year were added from { $since } to { $by }.
        }
    }
activity-earlier =
    { $span ->
        [range] { $least } to { $most } a year from { $since } to { $by }
        [same] { $least } a year from { $since } to { $by }
       *[year] { $least } in { $since }
    }

# What chance may explain: chance, outlook, sensitivity

message-chance-unusual =
    { $way ->
        [high] The figure for { $year } ({ $amount }) was unusually high: the other years point to { $low } to { $high } (95 % range).
       *[low] The figure for { $year } ({ $amount }) was unusually low: the other years point to { $low } to { $high } (95 % range).
    }
message-chance-modelled = Modelled growth: { $growth } a year (95 % interval { $low } to { $high }). Because there are fewer than { $fewer_than } cases a year, it combines the country’s own growth with the average of { $countries } countries. For staff; not to be quoted.
message-chance-without =
    { $kind ->
        [growth] Without { $year }, growth from { $since } to { $by } is { $growth } a year: “{ $status }”.
       *[status] Without { $year }, the status from { $since } to { $by } is “{ $status }”.
    }
message-outlook-method = The dotted line in a chart continues from the last value by the average step of the years since the last break. The shaded range is where four of five outcomes would lie if the coming years varied as those years did; it widens with every year. New measures are not taken into account, and where a level shifts or growth stops, far fewer outcomes lie inside. There is no outlook where no change or trend is clear, for activities, counts of people or series with fewer than eight figures. It ends where the range becomes wider than 50 percentage points (shares) or three times the last figure (anything else).
message-outlook-source = Statisticians call it a random walk with drift; its steps are computed on logarithms (of counts plus a half) and on the logit of percentages. No count falls below zero and no share rises above 100 %. Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, sections 5.2 and 5.5. Each year’s outlook is scored a year later by its interval score (Gneiting and Raftery 2007): the width of the range, plus ten times the distance by which the figure lay outside. The method is our choice; the outlook is never part of a status.
message-outlook-came =
    { $place ->
        [inside] Outlook for { $year } from the figures to { $by }: { $low } to { $high } (80 % range); the figure was { $amount }, inside. Interval score { $score } (lower is better).
        [above] Outlook for { $year } from the figures to { $by }: { $low } to { $high } (80 % range); the figure was { $amount }, above it. Interval score { $score } (lower is better).
       *[below] Outlook for { $year } from the figures to { $by }: { $low } to { $high } (80 % range); the figure was { $amount }, below it. Interval score { $score } (lower is better).
    }
message-outlook-differs = The outlook can differ from the pace. The pace assumes the same change every year; the outlook continues the average step and allows for variation. A goal that today’s pace would meet may therefore lie off the dotted line or outside the range.
message-sensitivity =
    { $kind ->
        [case] { $changed_way ->
            [more] If one more { $unit_of_one } had been counted in { $year }, the status would be “{ $status }”, not “{ $now }”.
           *[less] If one fewer { $unit_of_one } had been counted in { $year }, the status would be “{ $status }”, not “{ $now }”.
        }
        [rounding] { $changed_way ->
            [more] If the unrounded figure for { $year } were slightly higher, the status would be “{ $status }”, not “{ $now }”.
           *[less] If the unrounded figure for { $year } were slightly lower, the status would be “{ $status }”, not “{ $now }”.
        }
       *[own] The figure for { $year } is provisional; without it, the status would be “{ $status }”, not “{ $now }”.
    }

# A few areas compared: compare

message-compare-figure =
    { $period ->
        [several] { $ref_area } { $amount } ({ $year })
       *[one] { $ref_area } { $amount }
    }
message-compare-figures =
    { $period ->
        [several] { $indicator }, latest figures: { $figures }.
       *[one] { $indicator }, { $year }: { $figures }.
    }
message-compare-title =
    { $period ->
        [several] { $indicator }: latest figures
       *[one] { $indicator }, { $year }
    }
message-compare-shown =
    { $period ->
        [year] { $count ->
            [0] { $indicator }: none of them has a figure for { $year }.
            [one] { $indicator }: only { $areas_in_sentence } has a figure for { $year }.
           *[other] { $indicator }: { $areas_in_sentence } have figures for { $year }.
        }
       *[newest] { $count ->
            [0] { $indicator }: none of them has a figure.
            [one] { $indicator }: only { $areas_in_sentence } has a figure.
           *[other] { $indicator }: { $areas_in_sentence } have figures.
        }
    }
message-compare-caution =
    { $why ->
        [hidden] Some years hidden to protect people: { $areas_in_sentence }.
        [public] From published sources, not reported to the Alliance: { $areas_in_sentence }.
       *[break] Break in the series; years before and after are not comparable: { $areas_in_sentence }.
    }
message-compare-differ =
    { $what ->
        [counts] Countries differ in size and in how they count, so the counts themselves are not comparable.
        [ways] Countries measure in their own ways; small differences mean little.
       *[bodies] The world and each body have series of their own; none of them is a sum of countries.
    }

