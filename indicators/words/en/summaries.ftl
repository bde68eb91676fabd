### Summaries of a country and of a goal in plain sentences.

briefing-summary = Summary to copy
summaries-of = Summary: { $whose }

message-summary-no-figures = No figure that could be assessed is on file for { $ref_area_in_sentence }.
message-summary-reported =
    { $goals ->
        [one] { $ref_area_at_start } has reported figures for one of the { $of } goals, the latest for { $year }.
       *[other] { $ref_area_at_start } has reported figures for { $goals } of the { $of } goals, the latest for { $year }.
    }
message-summary-reported-all = { $ref_area_at_start } has reported figures for all { $of } goals, the latest for { $year }.
message-summary-of-the-year =
    { EXTENT($goals, $of) ->
        [all] For { $year }, { $ref_area_in_sentence } has figures on all { $of } goals.
       *[some] { $goals ->
            [one] For { $year }, { $ref_area_in_sentence } has figures on one of the { $of } goals.
           *[other] For { $year }, { $ref_area_in_sentence } has figures on { $goals } of the { $of } goals.
        }
    }
message-summary-covered-all = The figures cover all { $of } goals; the latest are for { $year }.
message-summary-covered =
    { $goals ->
        [one] The figures cover one of the { $of } goals; the latest is for { $year }.
       *[other] The figures cover { $goals } of the { $of } goals; the latest are for { $year }.
    }
message-summary-goal = “{ $goal_id }” ({ $number }, { $year }{ $provisional })
message-summary-provisional = , provisional
message-summary-goal-met =
    { $count ->
        [one] One goal was met: { $clauses }.
       *[other] { $count } goals were met: { $clauses }.
    }
message-summary-on-track =
    { $count ->
        [one] One goal is on track: { $clauses }.
       *[other] { $count } goals are on track: { $clauses }.
    }
message-summary-ahead =
    { $count ->
        [one] One goal is exceeded over the years: { $clauses }.
       *[other] { $count } goals are exceeded over the years: { $clauses }.
    }
message-summary-improving-below =
    { $count ->
        [one] On one goal the figures are improving, but by less than it requires: { $clauses }.
       *[other] On { $count } goals the figures are improving, but by less than they require: { $clauses }.
    }
message-summary-behind =
    { $count ->
        [one] One goal is behind its path: { $clauses }.
       *[other] { $count } goals are behind their paths: { $clauses }.
    }
message-summary-no-clear-change =
    { $count ->
        [one] The figures show no clear change on one goal: { $clauses }.
       *[other] The figures show no clear change on { $count } goals: { $clauses }.
    }
message-summary-improving =
    { $count ->
        [one] The figures are improving on one goal: { $clauses }.
       *[other] The figures are improving on { $count } goals: { $clauses }.
    }
message-summary-no-clear-trend =
    { $count ->
        [one] The figures show no clear trend on one goal: { $clauses }.
       *[other] The figures show no clear trend on { $count } goals: { $clauses }.
    }
message-summary-at-limit =
    { $count ->
        [one] The figures are about as good as they can be on one goal: { $clauses }.
       *[other] The figures are about as good as they can be on { $count } goals: { $clauses }.
    }
message-summary-activities =
    { $count ->
        [one] On one goal, activities are counted, without a status: { $clauses }.
       *[other] On { $count } goals, activities are counted, without a status: { $clauses }.
    }
message-summary-stage-below =
    { $count ->
        [one] On one goal, the required stage has not been reached: { $clauses }.
       *[other] On { $count } goals, the required stage has not been reached: { $clauses }.
    }
message-summary-moving-away =
    { $count ->
        [one] The figures are moving away from one goal: { $clauses }.
       *[other] The figures are moving away from { $count } goals: { $clauses }.
    }
message-summary-stale =
    { $count ->
        [one] No figure for { $since } or later is on file for goal { $numbers }.
       *[other] No figure for { $since } or later is on file for goals { $numbers }.
    }
message-summary-changes = Compared with the year before: { $clauses }.
message-summary-change =
    { $change_way ->
        [more] { $indicator }, { $value } in { $year } ({ $change_size } more)
        [less] { $indicator }, { $value } in { $year } ({ $change_size } less)
        [fewer] { $indicator }, { $value } in { $year } ({ $change_size } fewer)
       *[other] { $indicator }, { $value } in { $year } (no change)
    }
message-summary-after = { $indicator }, { $value } in { $year } after { $before } in { $previous_year }
message-summary-after-unusual = { $indicator }, { $value } in { $year }, after an unusual { $before } in { $previous_year }
message-summary-counted =
    { $indicator }, { $count ->
        [0] none
       *[other] { $count }
    } in { $year } after { $earlier ->
        [0] none
       *[other] { $earlier }
    } in { $previous_year }
message-summary-counted-same =
    { $indicator }, { $count ->
        [0] none
       *[other] { $count }
    } in { $year }, as in { $previous_year }
message-summary-no-changes = No figure can be compared with the year before.
message-summary-flips =
    { $count ->
        [one] The status of one goal changed: { $clauses }.
       *[other] The status of { $count } goals changed: { $clauses }.
    }
message-summary-flip = { $number } from “{ $was }” in { $previous_year } to “{ $status }” in { $year }
message-summary-no-flips =
    { $count ->
        [one] The one status that can be compared with the year before did not change.
        [2] Neither of the two statuses that can be compared with the year before changed.
       *[other] None of the { $count } statuses that can be compared with the year before changed.
    }
message-summary-certain = Certainty: { $clauses }.
message-summary-certain-clear =
    { $count ->
        [one] on goal { $numbers }, the change or trend is larger than chance usually gives
       *[other] on goals { $numbers }, the change or trend is larger than chance usually gives
    }
message-summary-certain-could-be-chance =
    { $count ->
        [one] on goal { $numbers }, chance may explain the change or trend
       *[other] on goals { $numbers }, chance may explain the change or trend
    }
message-summary-certain-one-difference =
    { $count ->
        [one] on goal { $numbers }, one slightly different figure would change the status
       *[other] on each of goals { $numbers }, one slightly different figure would change the status
    }
message-summary-certain-untested =
    { $count ->
        [one] on goal { $numbers }, the change is not tested against chance
       *[other] on goals { $numbers }, the changes are not tested against chance
    }
message-summary-certain-counted =
    { $count ->
        [one] on goal { $numbers }, chance is not tested: the figure is what was reported
       *[other] on goals { $numbers }, chance is not tested: the figures are what was reported
    }
message-summary-unassessed =
    { $count ->
        [one] One goal has a figure that cannot be assessed: { $clauses }.
       *[other] { $count } goals have a figure that cannot be assessed: { $clauses }.
    }
message-summary-because-reason = “{ $goal_id }” ({ $number }, { $year }{ $provisional }; { $reason })
message-summary-because-too-early = “{ $goal_id }” ({ $number }, { $year }{ $provisional }; too few figures for a trend)
message-summary-because-hidden-people = “{ $goal_id }” ({ $number }, { $year }; not published, to protect people)
message-summary-because-confidential = “{ $goal_id }” ({ $number }, { $year }; confidential)
message-summary-because-rests-on-hidden = “{ $goal_id }” ({ $number }, { $year }{ $provisional }; the status would rest on a hidden figure)
message-summary-without-figure =
    { $count ->
        [one] One goal has no figure to assess: { $clauses }.
       *[other] { $count } goals have no figure to assess: { $clauses }.
    }
message-summary-missing = “{ $goal_id }” ({ $number })
message-summary-absent = “{ $goal_id }” ({ $number }; { $absence } for { $year })
message-summary-in-words =
    { $count ->
        [one] One goal is answered in words only: { $clauses }.
       *[other] { $count } goals are answered in words only: { $clauses }.
    }
message-summary-context-only = “{ $goal_id }” ({ $number }; other publishers' figures only)
message-summary-report =
    { $answered ->
        [0] The latest written report, of { $year }, answers no goal
        [one] The latest written report, of { $year }, answers one goal
       *[other] The latest written report, of { $year }, answers { $answered } goals
    }{ $actions ->
        [0] {" "}and announces no follow-up action.
        [one] {" "}and announces one follow-up action.
       *[other] {" "}and announces { $actions } follow-up actions.
    }
message-summary-no-report = No written report from { $ref_area_in_sentence } is shown here.
message-summary-commitments =
    { $count ->
        [one] One commitment is on record ({ $clauses }){ $overdue ->
            [0] {""}
           *[other] ; it is overdue
        }.
       *[other] { $count } commitments are on record ({ $clauses }){ $overdue ->
            [0] ; none is overdue
            [one] ; one is overdue
           *[other] ; { $overdue } are overdue
        }.
    }
message-summary-commitments-no-information = { $count } without information
message-summary-commitments-not-started = { $count } not started
message-summary-commitments-in-progress = { $count } in progress
message-summary-commitments-kept = { $count } kept
message-summary-commitments-dropped = { $count } dropped

message-summary-by-status = Countries by status: { $clauses }.
message-summary-of-status = “{ $status }” ({ $count })
message-summary-named-trends = Clear even among so many countries: { $clauses }.
message-summary-no-named-trends = No country is named, since none of the trends is clear among so many.
message-summary-named = “{ $status }”: { $areas_in_sentence }
message-summary-reporters =
    { $reported ->
        [0] None of the { $of } countries reported a figure for this goal.
        [one] One of the { $of } countries reported a figure for this goal.
       *[other] { $reported } of the { $of } countries reported figures for this goal.
    }
message-summary-reporters-one =
    { $reported ->
        [0] The country reported no figure for this goal.
       *[other] The country reported figures for this goal.
    }
message-summary-reporters-all =
    { $of ->
        [2] Both countries reported figures for this goal.
       *[other] All { $of } countries reported figures for this goal.
    }
message-summary-reporters-others = Also on file: { $clauses }.
message-summary-reporters-held =
    { $count ->
        [one] published figures of one country
       *[other] published figures of { $count } countries
    }
message-summary-reporters-coded =
    { $count ->
        [one] facts read from the written report of one country
       *[other] facts read from the written reports of { $count } countries
    }
message-summary-reporters-in-words =
    { $count ->
        [one] an answer in words only from one country
       *[other] answers in words only from { $count } countries
    }
message-summary-areas-unassessed =
    { $count ->
        [one] One country has a figure but no status: { $clauses }.
       *[other] { $count } countries have a figure but no status: { $clauses }.
    }
message-summary-areas-reason = { $areas_in_sentence } ({ $reason })
message-summary-areas-too-early = { $areas_in_sentence } (too few figures for a trend)
message-summary-areas-otherwise =
    { $count ->
        [one] One country is not counted here, since it is known by another indicator: { $areas_in_sentence }.
       *[other] { $count } countries are not counted here, since they are known by another indicator: { $areas_in_sentence }.
    }
message-summary-areas-stale =
    { $count ->
        [one] The latest figure of one country is too old to count: { $areas_in_sentence }.
       *[other] The latest figures of { $count } countries are too old to count: { $areas_in_sentence }.
    }
message-summary-areas-without =
    { $count ->
        [one] One country has no figure to assess: { $areas_in_sentence }.
       *[other] { $count } countries have no figure to assess: { $areas_in_sentence }.
    }
message-summary-areas-all-without =
    { $count ->
        [one] There is no figure to assess.
       *[other] None of the { $count } countries has a figure to assess.
    }
message-summary-countries-clear =
    { $count ->
        [one] in one country, the change or trend is larger than chance usually gives
       *[other] in { $count } countries, the change or trend is larger than chance usually gives
    }
message-summary-countries-could-be-chance =
    { $count ->
        [one] in one country, chance may explain the change or trend
       *[other] in { $count } countries, chance may explain the change or trend
    }
message-summary-countries-one-difference =
    { $count ->
        [one] in one country, one slightly different figure would change the status
       *[other] in each of { $count } countries, one slightly different figure would change the status
    }
message-summary-countries-untested =
    { $count ->
        [one] in one country, there are too few exact figures to tell change from chance
       *[other] in { $count } countries, there are too few exact figures to tell change from chance
    }
message-summary-countries-counted =
    { $count ->
        [one] in one country, chance is not tested: it is what was reported
       *[other] in { $count } countries, chance is not tested: it is what was reported
    }
message-summary-context = Published by { $publisher }, not assessed here: { $indicator }, { $value } in { $year }.
message-summary-caution = { $caution }
