### What the scoreboard says of goals, countries and groups.

# A country over its goals: headline

message-headline-no-figure = { $ref_area_at_start } has no figures to assess.
message-headline-stale = { $ref_area_at_start } has no recent figures to assess; its latest are of { $year }.
message-headline-none-assessed =
    { $figures ->
        [one] { $ref_area_at_start } has figures on one goal; they cannot be assessed yet.
       *[other] { $ref_area_at_start } has figures on { $figures } goals; none can be assessed yet.
    }
message-headline-one-goal =
    { $state ->
        [goal_met] { $ref_area_at_start } meets the goal on { $topic }, the only one assessed.
        [ahead] { $ref_area_at_start } is ahead of the goal on { $topic }, the only one assessed.
        [on_track] { $ref_area_at_start } is on track on { $topic }, the only goal assessed.
        [improving_below] { $ref_area_at_start } improves on { $topic }, but less than the goal; no other is assessed.
        [improving] { $ref_area_at_start } improves on { $topic }, the only goal assessed.
        [at_limit] { $ref_area_at_start } is at the limit on { $topic }, the only goal assessed.
        [behind] { $ref_area_at_start } is behind on { $topic }, the only goal assessed.
        [stage_below] { $ref_area_at_start } is below the goal on { $topic }, the only one assessed.
        [moving_away] { $ref_area_at_start } moves away from the goal on { $topic }, the only one assessed.
        [no_clear_change] { $ref_area_at_start } shows no clear change on { $topic }, the only goal assessed.
       *[no_clear_trend] { $ref_area_at_start } shows no clear trend on { $topic }, the only goal assessed.
    }
message-headline-away-named =
    { EXTENT($away, $assessed) ->
        [all] { $ref_area_at_start } moves away on { $topics }, all goals assessed.
       *[some] { $near ->
            [0] { $ref_area_at_start } moves away on { $topics } and nears none of { $assessed } goals.
           *[other] { $ref_area_at_start } meets or nears { $near } of { $assessed } goals, moving away on { $topics }.
        }
    }
message-headline-away =
    { EXTENT($away, $assessed) ->
        [all] { $ref_area_at_start } moves away on all { $assessed } goals assessed.
       *[some] { $near ->
            [0] { $ref_area_at_start } moves away from { $away } of { $assessed } goals and nears none.
           *[other] { $ref_area_at_start } meets or nears { $near } of { $assessed } goals, moving away from { $away }.
        }
    }
message-headline-near-named = { $ref_area_at_start } meets or nears { $near } of { $assessed } goals assessed: { $topics }.
message-headline-near =
    { EXTENT($near, $assessed) ->
        [none] { $ref_area_at_start } shows no clear progress on any of { $assessed } goals assessed.
        [all] { $near ->
            [2] { $ref_area_at_start } meets or nears both goals assessed.
           *[other] { $ref_area_at_start } meets or nears all { $near } goals assessed.
        }
       *[some] { $ref_area_at_start } meets or nears { $near } of { $assessed } goals assessed.
    }

# A country on a goal in at most twenty words: sentence

message-sentence-no-figure = { $ref_area_at_start } has reported no figure on { $topic }.
message-sentence-only-words = On { $topic }, { $ref_area_in_sentence } answers in words only, without a figure.
message-sentence-only-context = { $ref_area_at_start } has reported no figure on { $topic }; only others publish some.
message-sentence-absent = On { $topic }, { $ref_area_in_sentence } has no figure for { $year }: { $absence }.
message-sentence-hidden-people = { $ref_area_at_start } reported a figure on { $topic } for { $year }; it is not published, to protect people.
message-sentence-hidden-confidential = { $ref_area_at_start } reported a figure on { $topic } for { $year }, which is confidential.
message-sentence-rests-on-hidden = On { $topic }, { $ref_area_in_sentence } has no status, because it would rest on a hidden figure.
message-sentence-context = In { $year } { $ref_area_in_sentence } { $predicate }; this is shown but not assessed.
message-sentence-not-assessed = On { $topic }, the figure for { $year } cannot be assessed: { $reason }.
message-sentence-too-early =
    { $figures ->
        [0] On { $topic } it is too early for a trend: none of the { $needed } comparable figures needed is available.
        [one] On { $topic } it is too early for a trend: one of the { $needed } comparable figures needed is available.
       *[other] On { $topic } it is too early for a trend: { $figures } of the { $needed } comparable figures needed are available.
    }
message-sentence-status = In { $year } { $ref_area_in_sentence } { $predicate }: { $status }.
message-sentence-stage-met = In { $year } the law of { $ref_area_in_sentence } was at stage { $stage } of { $stages }, “{ $amount }”; the goal is met.
message-sentence-stage-below = In { $year } the law of { $ref_area_in_sentence } was at stage { $stage } of { $stages }, “{ $amount }”; the goal is “{ $goal }”.
message-sentence-stage-lost = In { $year } the law of { $ref_area_in_sentence } was back at stage { $stage } of { $stages }, “{ $amount }”; the goal had been met.
message-sentence-activity = In { $year } { $ref_area_in_sentence } { $predicate }; activities have no status.
message-sentence-activity-after =
    { $kind ->
        [one_year] In { $year } { $ref_area_in_sentence } { $predicate }, after { $most } in { $since }.
        [same] In { $year } { $ref_area_in_sentence } { $predicate }, after { $most } a year from { $since } to { $by }.
       *[range] In { $year } { $ref_area_in_sentence } { $predicate }, after { $fewest } to { $most } a year from { $since } to { $by }.
    }
message-sentence-none-reported = For { $year } { $ref_area_in_sentence } reported no { $unit_of_one }.
message-sentence-none-reported-after =
    { $kind ->
        [one_year] For { $year } { $ref_area_in_sentence } reported no { $unit_of_one }, after { $most } in { $since }.
        [same] For { $year } { $ref_area_in_sentence } reported no { $unit_of_one }, after { $most } a year from { $since } to { $by }.
       *[range] For { $year } { $ref_area_in_sentence } reported no { $unit_of_one }, after { $fewest } to { $most } a year from { $since } to { $by }.
    }
message-sentence-uncertain =
    { $mark_of ->
        [year] On { $topic }, a figure cannot be assessed, since its source does not say which year it is for.
        [uncertain] On { $topic }, the figure for { $year } cannot be assessed, since its year or its count is uncertain.
        [partial] On { $topic }, the figure for { $year } cannot be assessed, since its coverage is partial.
        [lower_bound] On { $topic }, the figure for { $year } cannot be assessed, since only a lower limit is known.
        [upper_bound] On { $topic }, the figure for { $year } cannot be assessed, since only an upper limit is known.
       *[before] On { $topic }, the figure for { $year } cannot be assessed, since the one before is not certain enough.
    }
message-sentence-ahead-by-growth =
    { $sure ->
        [clear] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year, clearly more than the goal of { $goal_size }.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year, clearly more than the goal of { $goal_size }.
        }
        [untested] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year (goal { $goal_size }), not tested against chance.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year (goal { $goal_size }), not tested against chance.
        }
       *[other] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year, only just ahead of the goal of { $goal_size }.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year, only just ahead of the goal of { $goal_size }.
        }
    }
message-sentence-on-track-by-growth =
    { $sure ->
        [just] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year (goal { $goal_size }); one different figure would change this.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year (goal { $goal_size }); one different figure would change this.
        }
        [chance] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year, which could be chance; the goal is { $goal_size }.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year, which could be chance; the goal is { $goal_size }.
        }
        [untested] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year (goal { $goal_size }), not tested against chance.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year (goal { $goal_size }), not tested against chance.
        }
       *[other] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have clearly fallen, by { $growth_size } a year; the goal is { $goal_size }.
           *[more] Since { $since } { $indicator_in_sentence } have clearly risen, by { $growth_size } a year; the goal is { $goal_size }.
        }
    }
message-sentence-improving-below-by-growth =
    { $sure ->
        [just] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year (goal { $goal_size }); one different figure would change this.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year (goal { $goal_size }); one different figure would change this.
        }
        [chance] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year, which could be chance; the goal is { $goal_size }.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year, which could be chance; the goal is { $goal_size }.
        }
        [untested] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year (goal { $goal_size }), not tested against chance.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year (goal { $goal_size }), not tested against chance.
        }
       *[other] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have clearly fallen, by { $growth_size } a year, less than the goal of { $goal_size }.
           *[more] Since { $since } { $indicator_in_sentence } have clearly risen, by { $growth_size } a year, less than the goal of { $goal_size }.
        }
    }
message-sentence-moving-away-by-growth =
    { $sure ->
        [just] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year (goal { $goal_size } more); one different figure would change this.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year (goal { $goal_size } less); one different figure would change this.
        }
        [untested] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year (goal { $goal_size } more), not tested against chance.
           *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year (goal { $goal_size } less), not tested against chance.
        }
       *[other] { $growth_way ->
            [less] Since { $since } { $indicator_in_sentence } have clearly fallen, by { $growth_size } a year; the goal is a rise of { $goal_size }.
           *[more] Since { $since } { $indicator_in_sentence } have clearly risen, by { $growth_size } a year; the goal is a fall of { $goal_size }.
        }
    }
message-sentence-growth-slowed =
    { $growth_way ->
        [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year, but by only { $lately_size } since { $by }.
       *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year, but by only { $lately_size } since { $by }.
    }
message-sentence-growth-stopped =
    { $growth_way ->
        [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year, but no longer since { $by }.
       *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year, but no longer since { $by }.
    }
message-sentence-growth-turned =
    { $growth_way ->
        [less] Since { $since } { $indicator_in_sentence } have fallen by { $growth_size } a year, but risen by { $lately_size } since { $by }.
       *[more] Since { $since } { $indicator_in_sentence } have risen by { $growth_size } a year, but fallen by { $lately_size } since { $by }.
    }
message-sentence-no-clear-change =
    { $goal_way ->
        [less] Since { $since } { $indicator_in_sentence } have shown no clear change; the goal is { $goal_size } less every year.
       *[more] Since { $since } { $indicator_in_sentence } have shown no clear change; the goal is { $goal_size } more every year.
    }
message-sentence-no-clear-change-of-few =
    { $goal_way ->
        [less] Since { $since } { $indicator_in_sentence } have ranged from { $least } to { $most }, without clear change; the goal is { $goal_size } less a year.
       *[more] Since { $since } { $indicator_in_sentence } have ranged from { $least } to { $most }, without clear change; the goal is { $goal_size } more a year.
    }
message-sentence-no-clear-change-of-same =
    { $goal_way ->
        [less] Since { $since } { $indicator_in_sentence } have stayed at { $most } a year; the goal is { $goal_size } less a year.
       *[more] Since { $since } { $indicator_in_sentence } have stayed at { $most } a year; the goal is { $goal_size } more a year.
    }
message-sentence-improving =
    { $sure ->
        [just] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }; one different figure would change this.
           *[down] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }; one different figure would change this.
        }
        [chance] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }, which could be chance.
           *[down] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }, which could be chance.
        }
        [untested] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }, not tested against chance.
           *[down] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }, not tested against chance.
        }
       *[other] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }, clearly for the better.
           *[down] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }, clearly for the better.
        }
    }
message-sentence-moving-away =
    { $sure ->
        [just] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }; one different figure would change this.
           *[down] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }; one different figure would change this.
        }
        [untested] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }, not tested against chance.
           *[down] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }, not tested against chance.
        }
       *[other] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } rose from { $first } to { $last }, clearly for the worse.
           *[down] From { $since } to { $year } { $indicator_in_sentence } fell from { $first } to { $last }, clearly for the worse.
        }
    }
message-sentence-improving-on-the-whole =
    { $sure ->
        [just] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } rose on the whole, to { $last }; one different figure would change this.
           *[down] From { $since } to { $year } { $indicator_in_sentence } fell on the whole, to { $last }; one different figure would change this.
        }
        [chance] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } rose on the whole, to { $last }, which could be chance.
           *[down] From { $since } to { $year } { $indicator_in_sentence } fell on the whole, to { $last }, which could be chance.
        }
       *[other] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } clearly rose on the whole, to { $last }: a change for the better.
           *[down] From { $since } to { $year } { $indicator_in_sentence } clearly fell on the whole, to { $last }: a change for the better.
        }
    }
message-sentence-moving-away-on-the-whole =
    { $sure ->
        [just] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } rose on the whole, to { $last }; one different figure would change this.
           *[down] From { $since } to { $year } { $indicator_in_sentence } fell on the whole, to { $last }; one different figure would change this.
        }
       *[other] { $way ->
            [up] From { $since } to { $year } { $indicator_in_sentence } clearly rose on the whole, to { $last }: a change for the worse.
           *[down] From { $since } to { $year } { $indicator_in_sentence } clearly fell on the whole, to { $last }: a change for the worse.
        }
    }
message-sentence-no-clear-trend = From { $since } to { $year } { $indicator_in_sentence } ranged from { $least } to { $most }, without a clear trend.
message-sentence-unchanged = From { $since } to { $year } { $indicator_in_sentence } stayed the same: { $most }.
message-sentence-at-limit = All { $figures } figures from { $since } to { $year } are about as good as they can be.

message-goal-nobody-reported = No country has reported figures for this goal.
message-goal-nobody-reported-in = No country reported figures for { $year }.
message-goal-only-coded =
    { $coded ->
        [one] No country has reported figures; one written report was used.
       *[other] No country has reported figures; { $coded } written reports were used.
    }
message-goal-none-assessed =
    { $figures ->
        [one] One country has data; it cannot be assessed yet.
       *[other] { $figures } countries have data; none can be assessed yet.
    }
message-goal-none-assessed-in =
    { $figures ->
        [one] One country has data for { $year }; it cannot be assessed.
       *[other] { $figures } countries have data for { $year }; none can be assessed.
    }
message-goal-hidden =
    { $figures ->
        [one] One country has data; its status is not published, to protect people.
       *[other] { $figures } countries have data; their statuses are not published, to protect people.
    }
message-goal-hidden-in =
    { $figures ->
        [one] One country has data for { $year }; its status is not published, to protect people.
       *[other] { $figures } countries have data for { $year }; their statuses are not published, to protect people.
    }
message-goal-partly-hidden =
    { $hidden ->
        [one] { $figures } countries have data, none an assessment; one status is not published, to protect people.
       *[other] { $figures } countries have data, none an assessment; { $hidden } statuses are not published, to protect people.
    }
message-goal-partly-hidden-in =
    { $hidden ->
        [one] { $figures } countries have data for { $year }, none an assessment; one status is not published, to protect people.
       *[other] { $figures } countries have data for { $year }, none an assessment; { $hidden } statuses are not published, to protect people.
    }
message-goal-one = Only { $ref_area_in_sentence } has an assessment here: { $status }.
message-goal-one-in = For { $year }, only { $ref_area_in_sentence } has an assessment here: { $status }.
message-goal-too-few =
    { $assessed ->
        [one] { $what ->
            [figure] Only { $ref_area_in_sentence } has a figure; one of { $of } is too few for a statement about the group.
           *[status] Only { $ref_area_in_sentence } has a status; one of { $of } is too few for a statement about the group.
        }
       *[other] { $what ->
            [figure] Only { $assessed } of { $of } countries have a figure, too few for a statement about the group.
           *[status] Only { $assessed } of { $of } countries have a status, too few for a statement about the group.
        }
    }
message-goal-yearly =
    { EXTENT($good, $assessed) ->
        [none] { $on_track ->
            [0] None of { $assessed } countries is ahead of the goal or on track.
            [one] None of { $assessed } countries is ahead of the goal, one is on track.
           *[other] None of { $assessed } countries is ahead of the goal, { $on_track } are on track.
        }
        [all] { $assessed ->
            [2] Both countries are ahead of the goal.
           *[other] All { $assessed } countries are ahead of the goal.
        }
       *[some] { $on_track ->
            [0] { $good ->
                [one] One of { $assessed } countries is ahead of the goal, none is on track.
               *[other] { $good } of { $assessed } countries are ahead of the goal, none is on track.
            }
           *[other] { $good ->
                [one] One of { $assessed } countries is ahead of the goal, { $on_track } on track.
               *[other] { $good } of { $assessed } countries are ahead of the goal, { $on_track } on track.
            }
        }
    }
message-goal-clear =
    { EXTENT($clear, $claimed) ->
        [none] { $claimed ->
            [one] The one trend that is clear alone is no longer clear when all are tested together.
           *[other] Of the { $claimed } trends that are clear alone, none stays clear when all are tested together.
        }
        [all] { $claimed ->
            [one] The one trend that is clear alone stays clear when all are tested together.
           *[other] All { $claimed } trends that are clear alone stay clear when all are tested together.
        }
       *[some] { $clear ->
            [one] Of the { $claimed } trends that are clear alone, one stays clear when all are tested together.
           *[other] Of the { $claimed } trends that are clear alone, { $clear } stay clear when all are tested together.
        }
    }
message-goal-met =
    { EXTENT($good, $assessed) ->
        [none] { $on_track ->
            [0] None of { $assessed } countries meets the goal on { $topic }, and none is on track.
           *[other] None of { $assessed } countries meets the goal on { $topic }, { $on_track } are on track.
        }
        [all] All { $assessed } countries meet the goal on { $topic }.
       *[some] { $on_track ->
            [0] { $good } of { $assessed } countries meet the goal on { $topic }, none of the others is on track.
           *[other] { $good } of { $assessed } countries meet the goal on { $topic }, { $on_track } more are on track.
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
            [0] The one country with a figure reported no { $unit_of_one } in { $year }.
           *[other] The one country with a figure reported at least one { $unit_of_one } in { $year }.
        }
       *[other] { EXTENT($good, $assessed) ->
            [none] None of { $assessed } countries reported a { $unit_of_one } in its latest year.
            [all] { $years ->
                [one] All { $assessed } countries reported at least one { $unit_of_one } in { $year }.
               *[other] All { $assessed } countries reported at least one { $unit_of_one } in their latest year.
            }
           *[some] { $years ->
                [one] { $good } of { $assessed } countries reported at least one { $unit_of_one } in { $year }.
               *[other] { $good } of { $assessed } countries reported at least one { $unit_of_one } in their latest year.
            }
        }
    }
message-goal-trend =
    { $speed ->
        [speed] { $away ->
            [0] { EXTENT($good, $assessed) ->
                [none] On { $topic }, none of { $assessed } countries gets clearly faster or slower.
               *[some] On { $topic }, { $good } of { $assessed } countries get faster, none gets slower.
            }
           *[other] { EXTENT($good, $assessed) ->
                [none] On { $topic }, none of { $assessed } countries gets faster, { $away } slower.
               *[some] On { $topic }, { $good } of { $assessed } countries get faster, { $away } slower.
            }
        }
       *[amount] { $away ->
            [0] { EXTENT($good, $assessed) ->
                [none] On { $topic }, none of { $assessed } countries clearly improves or moves away.
               *[some] On { $topic }, { $good } of { $assessed } countries improve, none moves away.
            }
           *[other] { EXTENT($good, $assessed) ->
                [none] On { $topic }, none of { $assessed } countries improves, { $away } moving away.
               *[some] On { $topic }, { $good } of { $assessed } countries improve, { $away } moving away.
            }
        }
    }
message-goal-others-away =
    { $away ->
        [one] In one country, another indicator for this goal is getting worse.
       *[other] In { $away } countries, another indicator for this goal is getting worse.
    }

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
message-fact-about =
    { $change_way ->
        [same] In { $year } { $ref_area_in_sentence } { $predicate }, as in { $previous_year }.
       *[other] In { $year } { $ref_area_in_sentence } { $predicate }, about as in { $previous_year }.
    }
message-fact-after-unusual =
    { $way ->
        [high] In { $year } { $ref_area_in_sentence } { $predicate }, after { $before } in { $previous_year }, which was unusually high.
       *[low] In { $year } { $ref_area_in_sentence } { $predicate }, after { $before } in { $previous_year }, which was unusually low.
    }
message-fact-marked = Note on the figure for { $year }: { $marks }.
message-fact-reading = { $reading }
message-fact-provisional = The figure for { $year } is provisional.

# Whether the year met a yearly goal: tick

message-tick-met =
    { EXTENT($met, $assessed) ->
        [all] { $assessed ->
            [2] The goal was met in both years assessed, { $year } included.
           *[other] The goal was met in all { $assessed } years assessed, { $year } included.
        }
       *[some] { $met ->
            [one] The goal was met in { $year }, the only one of { $assessed } years.
           *[other] The goal was met in { $met } of { $assessed } years, { $year } included.
        }
    }
message-tick-met-alone = The goal was met in { $year }.
message-tick-missed =
    { $met ->
        [0] { $assessed ->
            [2] The goal was met in neither of 2 years, { $year } included.
           *[other] The goal was met in none of { $assessed } years, { $year } included.
        }
       *[other] The goal was met in { $met } of { $assessed } years, but not in { $year }.
    }
message-tick-missed-alone = The goal was not met in { $year }.
message-tick-open = Whether { $year } met the goal is not known ({ $reason }); { $met } of { $assessed } other years did.
message-tick-open-alone = Whether { $year } met the goal is not known ({ $reason }).

# How sure a status is: sure

message-sure-stage = A stage is a fact of law, so it is not tested against chance; it says nothing about quality.
message-sure-counted = These are counts of what was reported; they say nothing about size or effect.
message-sure-trend =
    { $sure ->
        [chance] It could be chance: a trend as clear comes up in { $p_of_hundred } series without any change.
        [just] The trend is clear, but one slightly different figure would change the status.
       *[other] Chance alone gives a trend as clear as this in { $p_of_hundred } series without any change.
    }
message-sure-no-trend = There is no clear trend: chance alone gives an order like this in { $p_of_hundred } series.
message-sure-few = With so few cases a year, only a large and steady change would show.
message-sure-interval =
    { $sure ->
        [untested] Chance is not tested: too few countries report to tell how much such counts vary.
       *[other] { $place ->
            [reached] The growth is between { $low } and { $high } a year (95 % interval), all of which reaches the goal.
            [missed] The growth is between { $low } and { $high } a year (95 % interval), short of the goal of { $goal_size }.
           *[open] The growth is between { $low } and { $high } a year (95 % interval); the goal of { $goal_size } is within.
        }
    }

# A country on a goal in at most twelve words: title

message-title-hidden = { $ref_area_at_start }: figure on { $topic } not published
message-title-figure = { $ref_area_at_start } { $predicate } in { $year }
message-title-not-assessed = { $ref_area_at_start }: the figure on { $topic } cannot be assessed
message-title-too-early = { $ref_area_at_start }: too few figures on { $topic } for a trend
message-title-growth =
    { $growth_way ->
        [less] { $state ->
            [ahead] { $ref_area_at_start }: { $indicator_in_sentence } down { $growth_size } a year, ahead of the goal
            [on_track] { $ref_area_at_start }: { $indicator_in_sentence } down { $growth_size } a year, on track
           *[other] { $ref_area_at_start }: { $indicator_in_sentence } down { $growth_size } a year, below the goal
        }
       *[more] { $state ->
            [ahead] { $ref_area_at_start }: { $indicator_in_sentence } up { $growth_size } a year, ahead of the goal
            [on_track] { $ref_area_at_start }: { $indicator_in_sentence } up { $growth_size } a year, on track
           *[other] { $ref_area_at_start }: { $indicator_in_sentence } up { $growth_size } a year, below the goal
        }
    }
message-title-stage =
    { $state ->
        [goal_met] { $ref_area_at_start } meets the goal on { $topic }: { $amount } (figure of { $year })
        [moving_away] { $ref_area_at_start } moves away on { $topic }: { $amount } (figure of { $year })
       *[stage_below] { $ref_area_at_start } is below the goal on { $topic }: { $amount } (figure of { $year })
    }
message-title-stage-since =
    { $state ->
        [goal_met] { $ref_area_at_start } meets the goal on { $topic }: { $amount } since { $since }
        [moving_away] { $ref_area_at_start } moves away on { $topic }: { $amount } since { $since }
       *[stage_below] { $ref_area_at_start } is below the goal on { $topic }: { $amount } since { $since }
    }
message-title-status =
    { $state ->
        [goal_met] { $ref_area_at_start } meets the goal on { $topic }: { $amount } in { $year }
        [at_limit] { $ref_area_at_start } is at the limit on { $topic }: { $amount } in { $year }
        [improving] { $sure ->
            [chance] { $ref_area_at_start } improves on { $topic }, perhaps by chance: { $amount } in { $year }
            [just] { $ref_area_at_start } improves on { $topic }: { $amount } in { $year }
           *[other] { $ref_area_at_start } clearly improves on { $topic }: { $amount } in { $year }
        }
        [moving_away] { $ref_area_at_start } moves away on { $topic }: { $amount } in { $year }
        [no_clear_change] { $ref_area_at_start } shows no clear change on { $topic }: { $amount } in { $year }
        [no_clear_trend] { $ref_area_at_start } shows no clear trend on { $topic }: { $amount } in { $year }
       *[other] { $ref_area_at_start } on { $topic }: { $amount } in { $year }
    }

# What a minister may ask: ask

message-ask-figures = Ask for the missing figures: without them nothing can be said of a trend.
message-ask-unusual =
    { $way ->
        [high] Ask what made { $since } so high, and whether one large case explains it.
       *[low] Ask what made { $since } so low, and whether something was left out.
    }
message-ask-ended = Ask what has slowed since { $by }, and what is planned.
message-ask-activity = Ask what came of them: a count says nothing about effect.
message-ask-status =
    { $state ->
        [goal_met] Ask how the law is applied, and what others can learn from it.
        [stage_below] Ask when the law will be in force.
        [moving_away] Ask what has changed for the worse, and what is planned to turn it round.
        [behind] Ask what is planned to catch up.
        [no_clear_change] Ask which measures are meant to change this, and when they should show.
        [no_clear_trend] Ask which measures are meant to change this, and when they should show.
        [improving_below] Ask what would be needed to reach the goal.
       *[other] Ask what made the difference, and what others can learn from it.
    }

# Hard questions

message-question-year = Did { $ref_area_in_sentence } meet the goal in { $year }?
message-question-better = Is { $ref_area_in_sentence } getting better?
message-question-law = How far is the law of { $ref_area_in_sentence }?
message-question-activity = How much did { $ref_area_in_sentence } do in { $year }?
message-question-chance = Could this be chance?
message-question-meaning = What does the figure mean, and what does it not?

message-running-total-about =
    { $a_year ->
        [0] Fewer than one a year was added from { $since } to { $by }.
       *[other] About { $a_year } a year were added from { $since } to { $by }.
    }
message-running-total-at-least = At least about { $a_year } a year were added from { $since } to { $by }.
message-running-total-at-most = At most about { $a_year } a year were added from { $since } to { $by }.

message-reporting-sent = Reported: { $reported } of { $of }
message-reporting-held = published figures: { $held }
message-reporting-coded = figures read from a written report: { $coded }
message-reporting-in-words = written report only: { $in_words }
message-reporting-others = on another indicator: { $others }
message-reporting-stale = too old to count: { $stale }
message-reporting-country-held = { $ref_area_at_start } has not reported to the Alliance. Figures are from published sources.
message-reporting-country-coded = { $ref_area_at_start } has reported no figures. Those shown were read from its written report.
message-reporting-country-held-and-coded = { $ref_area_at_start } has reported no figures. Those shown are from published sources and from its written report.
message-reporting-country-partly =
    { $sent ->
        [one] { $ref_area_at_start } has reported figures for { $sent } goal; all other figures are from published sources or from its written report.
       *[other] { $ref_area_at_start } has reported figures for { $sent } goals; all other figures are from published sources or from its written report.
    }

message-country-nothing-sent = { $ref_area_at_start } has no figures to assess.
message-country-nothing-sent-in = { $ref_area_at_start } has no figures to assess for { $year }.
message-country-report =
    { EXTENT($answered, $of) ->
        [all] { $ref_area_at_start }’s latest report is of { $year }. It answers all { $of } goals, announces { $actions ->
            [0] no action
            [one] one action
           *[other] { $actions } actions
        } and has a table of figures.
       *[some] { $ref_area_at_start }’s latest report is of { $year }. It answers { $answered } of { $of } goals, announces { $actions ->
            [0] no action
            [one] one action
           *[other] { $actions } actions
        } and has a table of figures.
    }
message-country-report-no-table =
    { EXTENT($answered, $of) ->
        [all] { $ref_area_at_start }’s latest report is of { $year }. It answers all { $of } goals and announces { $actions ->
            [0] no action
            [one] one action
           *[other] { $actions } actions
        }; it has no table of figures.
       *[some] { $ref_area_at_start }’s latest report is of { $year }. It answers { $answered } of { $of } goals and announces { $actions ->
            [0] no action
            [one] one action
           *[other] { $actions } actions
        }; it has no table of figures.
    }
message-country-other-away = On { $topic }, another indicator moves away: { $indicator_in_sentence }, { $amount } in { $year }.
message-country-others-away = Another indicator moves away on { $topics }.

message-group-nobody-in-both-years = No country has comparable figures for both { $previous_year } and { $year }.
message-group-no-figures = No country has reported figures.
message-group-hidden = The figures for { $previous_year } and { $year } are not shown, to protect people.
message-group-too-few = Too few countries have figures for { $previous_year } and { $year } ({ $both } of { $of }).
message-group-too-few-countries = Too few countries have comparable figures for { $previous_year } and { $year } to assess the group ({ $both } of { $of }; { $needed } needed).
message-group-too-little-volume = The countries that can be compared make up { $volume_reached } of volume; { $volume } % are needed to assess the group.
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
        [less] The median of { $both } countries was { $amount } in { $year }, down from { $before } in { $previous_year }.
        [fewer] The median of { $both } countries was { $amount } in { $year }, down from { $before } in { $previous_year }.
       *[same] The median of { $both } countries was { $amount } in { $year }, as in { $previous_year }.
    }
message-group-median-title = Median of { $both } countries in { $year }: { $amount }
message-group-typical =
    { $typical_way ->
        [faster] The typical country was { $typical_size } faster in { $year } than in { $previous_year }.
        [slower] The typical country was { $typical_size } slower in { $year } than in { $previous_year }.
        [more] The typical country had { $typical_size } more in { $year } than in { $previous_year }.
        [less] The typical country had { $typical_size } less in { $year } than in { $previous_year }.
       *[same] The typical country did not change from { $previous_year } to { $year }.
    }
message-group-level = The median of the { $both } countries with figures for both years was { $amount }. “Typical” means the median of their changes.
message-group-interval = The 95 % interval of this change is { $low } to { $high }.
message-group-without-largest =
    { $change_way ->
        [more] { $largest ->
            [one] Without the largest country it is { $change_size } more.
           *[other] Without the { $largest } largest countries it is { $change_size } more.
        }
        [same] { $largest ->
            [one] Without the largest country there is no change.
           *[other] Without the { $largest } largest countries there is no change.
        }
        [fewer] { $largest ->
            [one] Without the largest country it is { $change_size } fewer.
           *[other] Without the { $largest } largest countries it is { $change_size } fewer.
        }
       *[less] { $largest ->
            [one] Without the largest country it is { $change_size } less.
           *[other] Without the { $largest } largest countries it is { $change_size } less.
        }
    }
message-group-number-met = Together they met the goal of { $goal_size }.
message-group-number-missed = Together they did not meet the goal of { $goal_size }.
message-group-each-met =
    { EXTENT($met, $ticked) ->
        [none] { $ticked ->
            [one] The one country with figures for { $previous_year } and { $year } did not meet the goal in { $year }.
           *[other] None of the { $ticked } countries with figures for { $previous_year } and { $year } met the goal in { $year }.
        }
        [all] { $ticked ->
            [one] The one country with figures for { $previous_year } and { $year } met the goal in { $year }.
            [2] Both countries with figures for { $previous_year } and { $year } met the goal in { $year }.
           *[other] All { $ticked } countries with figures for { $previous_year } and { $year } met the goal in { $year }.
        }
       *[some] { $met } of the { $ticked } countries with figures for { $previous_year } and { $year } met the goal in { $year }.
    }
message-group-each-met-by-chance =
    { $expected ->
        [0] { $met } of the { $ticked } countries with figures for { $previous_year } and { $year } met the goal in { $year }; chance alone would give hardly any.
       *[other] { $met } of the { $ticked } countries with figures for { $previous_year } and { $year } met the goal in { $year }; chance alone would give about { $expected }.
    }
message-group-taking-part =
    { EXTENT($taking_part, $both) ->
        [none] None of { $both } countries with figures for both years reported a { $unit_of_one } in { $year }, { $took_part } in { $previous_year }.
        [all] { $both ->
            [one] The one country with figures for both years reported at least one { $unit_of_one } in { $year }, { $took_part } in { $previous_year }.
           *[other] All { $both } countries with figures for both years reported at least one { $unit_of_one } in { $year }, { $took_part } in { $previous_year }.
        }
       *[some] { $taking_part } of { $both } countries with figures for both years reported at least one { $unit_of_one } in { $year }, { $took_part } in { $previous_year }.
    }
message-group-not-added =
    { $both ->
        [one] One of { $of } countries has figures for { $previous_year } and { $year }; figures of this kind are not added up.
       *[other] { $both } of { $of } countries have figures for { $previous_year } and { $year }; figures of this kind are not added up.
    }
message-group-one-country =
    { $of ->
        [one] The one country { $predicate } in { $year }.
       *[other] Only one of { $of } countries has figures for { $previous_year } and { $year }; it { $predicate } in { $year }.
    }
message-group-missing =
    { $lacking ->
        [0] { $provisional ->
            [0] No member lacks a comparable figure.
           *[other] No member lacks a comparable figure; { $provisional } of { $both } are provisional.
        }
       *[other] { $provisional ->
            [0] { $lacking } of { $of } members lack a comparable figure.
           *[other] { $lacking } of { $of } members lack a comparable figure; { $provisional } of { $both } are provisional.
        }
    }
message-group-new-only-rise = The sum of all figures rises only because more countries report, which is not progress.
message-group-only-new = Not included (no figure for { $previous_year }): { $areas_in_sentence }.
message-group-no-longer = Not included (no figure for { $year }): { $areas_in_sentence }.
message-group-neither = Not included (no figure for { $previous_year } or { $year }): { $areas_in_sentence }.
message-group-coded = Not included (read from written reports): { $areas_in_sentence }.
message-group-hidden-areas = Not included (hidden to protect people): { $areas_in_sentence }.
message-group-not-comparable = Not included (the two years are not comparable): { $areas_in_sentence }.
message-group-marked = Included, and marked “{ $mark }”: { $areas_in_sentence }.
message-group-marked-alone = Marked “{ $mark }”: { $areas_in_sentence }.
message-group-coverage = Whether a group met the number of goal { $number } is said only if at least { $coverage } % of its countries are compared (Goalline's rule, not agreed by the Alliance).
message-group-coverage-and-volume = Whether a group met the number of goal { $number } is said only if at least { $coverage } % of its countries are compared and they make up at least { $volume } % of volume, the sum of all members' last known figures (Goalline's rule, not agreed by the Alliance).
message-group-activities =
    { $naming ->
        [one] { $value } in { $year }, named by one country; each is counted once, however many countries took part.
       *[other] { $value } in { $year }, named by { $naming } countries; each is counted once, however many countries took part.
    }
message-group-activities-unnamed = Not included (not all of their activities are named): { $areas_in_sentence }.

activity-range = { $least } to { $most } a year from { $since } to { $by }
activity-same = { $least } a year from { $since } to { $by }
activity-none = none reported
activity-one-year = { $least } in { $since }

message-box-illustrative = ILLUSTRATIVE: { $sentence }
message-box-ours =
    { $goal_size ->
        [none] That each country should reach the number by itself is Goalline’s reading, not agreed by the Alliance.
       *[other] That each country should reach { $goal_size } a year by itself is Goalline’s reading, not agreed by the Alliance.
    }
message-box-invented = All figures here are invented.
message-box-source = Source: { $source }.
message-box-source-no-report = Source: { $source }. { $ref_area_at_start } has not reported to the Alliance.
message-box-source-read = Source: { $source }, read from its text.
message-box-later-figures = This is about { $year }; there are figures up to { $by }.
message-box-only-report-since = No later figure has come; the report of { $report } answers in words only.
message-box-nothing-since = No later figure has come; what was done after { $year } is not known here.
message-box-either-year = { $since } or { $by }
message-box-one-of-years = one of the years { $since } to { $by }
message-chance-growth-p = A rise or fall as steep as this comes up in { $p_of_hundred } series without any change ({ $p }).
message-chance-trend =
    { $way ->
        [up] The { $figures } figures since { $since } rise: an order as clear as this, either way, comes up in { $p_of_hundred } series without any trend ({ $p }).
        [down] The { $figures } figures since { $since } fall: an order as clear as this, either way, comes up in { $p_of_hundred } series without any trend ({ $p }).
        [unsteady] No clear trend in the { $figures } figures since { $since } ({ $p }).
       *[none] No trend: the { $figures } figures since { $since } rise as often as they fall.
    }
message-chance-unusual =
    { $way ->
        [high] { $amount } in { $year } is unusually high; by the other years, { $low } to { $high } was to be expected (95 % range).
       *[low] { $amount } in { $year } is unusually low; by the other years, { $low } to { $high } was to be expected (95 % range).
    }
message-chance-was-unusual =
    { $place ->
        [below] { $way ->
            [high] { $amount } in { $year } was unusually high; { $latest } is below the { $low } to { $high } of the years before.
           *[low] { $amount } in { $year } was unusually low; { $latest } is below the { $low } to { $high } of the years before.
        }
        [above] { $way ->
            [high] { $amount } in { $year } was unusually high; { $latest } is above the { $low } to { $high } of the years before.
           *[low] { $amount } in { $year } was unusually low; { $latest } is above the { $low } to { $high } of the years before.
        }
       *[within] { $way ->
            [high] { $amount } in { $year } was unusually high; { $latest } is within { $low } to { $high } of the years before.
           *[low] { $amount } in { $year } was unusually low; { $latest } is within { $low } to { $high } of the years before.
        }
    }
message-chance-modelled = Modelled: { $growth } a year (95 % interval { $low } to { $high }): with fewer than { $fewer_than } cases a year, its growth is drawn towards that of { $countries } countries. For staff, not to be quoted.
message-chance-without = Without { $year }, the status would be “{ $status }”.
message-chance-without-growing = Without { $year }, the growth would be { $growth } a year and the status “{ $status }”.
message-chance-untested = Not tested against chance: { $why }
message-chance-underlying-count = A count of { $value } is compatible with a true level of about { $low } to { $high } (95 % interval).
message-chance-underlying-count-assumed = A count of { $value } is compatible with a true level of about { $low } to { $high } (95 % interval; how much such counts vary is assumed).
message-chance-underlying-share = { $amount } of { $whole } cases is compatible with a true share of { $low } to { $high } (95 % interval).

message-compare-one-assessed = { $indicator }: there is an assessment here only for { $areas_in_sentence }.
message-compare-shown =
    { $count ->
        [one] { $indicator }: only { $areas_in_sentence } has a figure.
       *[other] { $indicator }: { $areas_in_sentence } have figures.
    }
message-compare-shown-in-year =
    { $count ->
        [one] { $indicator }: only { $areas_in_sentence } has a figure for { $year }.
       *[other] { $indicator }: { $areas_in_sentence } have figures for { $year }.
    }
message-compare-nothing = { $indicator }: none of them has a figure.
message-compare-nothing-in-year = { $indicator }: none of them has a figure for { $year }.
message-compare-same-rule = Same indicator, unit and rule, so statuses and changes can be compared: { $areas_in_sentence }.
message-compare-same = Same indicator and unit: { $areas_in_sentence }.
message-compare-same-year = All figures are for { $year }.
message-compare-alone = Only one has a figure for this indicator: { $areas_in_sentence }.
message-compare-alone-in-year = Only one has a figure for this indicator in { $year }: { $areas_in_sentence }.
message-compare-caution = { $caution }
message-compare-years = Figures are for different years, { $since } to { $by }.
message-compare-hidden = Hidden to protect people: { $areas_in_sentence }.
message-compare-hidden-years = Some years hidden to protect people: { $areas_in_sentence }.
message-compare-coded = Read from a written report, not reported as a figure: { $areas_in_sentence }.
message-compare-public = From published sources, not reported to the Alliance: { $areas_in_sentence }.
message-compare-breaks = Break in the series; years before and after are not comparable: { $areas_in_sentence }.
message-compare-missing = No figure for this goal: { $areas_in_sentence }.
message-compare-missing-in-year = No figure for this goal in { $year }: { $areas_in_sentence }.
message-compare-instead = { $ref_area_at_start } has another indicator: { $indicator }. The two are not comparable.
message-compare-marked = Marked “{ $mark }”: { $areas_in_sentence }.
message-compare-size = Countries differ in size and in how they count, so the counts themselves are not comparable.
message-compare-ways = Countries measure in their own ways; small differences mean little.
message-compare-bodies = The world and each body have series of their own; none of them is a sum of countries.

message-explain-status = { $ref_area }, { $indicator }, { $year }: { $status }.
message-explain-not-assessed = { $ref_area }, { $indicator }, { $year }: not assessed ({ $reason }).
message-explain-context = { $ref_area }, { $indicator }, { $year }: shown for context, not assessed.
message-explain-goal = Operational goal { $number }: { $goal_id }.
message-explain-illustrative = ILLUSTRATIVE: every figure here is invented.
message-explain-steps = How it was assessed, step by step:
message-explain-rule = The rule:
message-explain-origin = Origin of the rule and the method:
message-explain-of-the-form = The Alliance's form sets the number; everything else is Goalline’s reading, not agreed by the Alliance.
message-explain-ours = The rule is Goalline’s reading, not agreed by the Alliance.
message-explain-standing = Data version { $version } · Goalline { $goalline }

message-outlook-method = The dotted line in a chart continues from the last value by the average step of the years since the last break. The shaded range is where four of five outcomes would lie if the coming years varied as those years did; it widens with every year. New measures are not taken into account, and where a level shifts or growth stops, far fewer outcomes lie inside. There is no outlook where no change or trend is clear, for counts of people or for series with fewer than eight figures. It ends where the range becomes wider than 50 percentage points (shares) or three times the last figure (anything else).
message-outlook-source = Statisticians call it a random walk with drift; its steps are computed on logarithms (of counts plus a half) and on the logit of percentages. No count falls below zero and no share rises above 100 %. Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, sections 5.2 and 5.5. Each year’s outlook is scored a year later by its interval score (Gneiting and Raftery 2007): the width of the range, plus ten times the distance by which the figure lay outside. The method is our choice; the outlook is never part of a status.
message-outlook-range = None, since no change is clear: the figures since { $since } range from { $low } to { $high }.
message-outlook-came = Last year’s outlook for { $year } was { $low } to { $high }; it came to { $amount } (interval score { $score }, less is better).
message-outlook-differs = The outlook can differ from the pace. The pace assumes the same change every year; the outlook continues the average step and allows for variation. A goal that today’s pace would meet may therefore lie off the dotted line or outside the range.

message-explain-outlook = The outlook, which is not part of the status:

# What another figure would give: sensitivity

message-sensitivity-case =
    { $changed_way ->
        [more] If one { $unit_of_one } more had been counted in { $year }, the status would be “{ $status }”.
       *[less] If one { $unit_of_one } fewer had been counted in { $year }, the status would be “{ $status }”.
    }
message-sensitivity-rounding =
    { $changed_way ->
        [more] If the unrounded figure for { $year } were slightly higher, the status would be “{ $status }”.
       *[less] If the unrounded figure for { $year } were slightly lower, the status would be “{ $status }”.
    }
message-sensitivity-provisional = Without the provisional figure for { $year }, the status would be “{ $status }”.
message-sensitivity-provisional-own = The figure for { $year } is provisional; without it, the status would be “{ $status }”.
