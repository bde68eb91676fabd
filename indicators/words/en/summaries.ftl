### Summaries of a country and of a goal in plain sentences.

briefing-summary = Summary to copy

message-summary-no-figure = There is no figure on { $topics }.
message-summary-no-report = { $ref_area_at_start } has sent no written report.
message-summary-commitments-unknown =
    { $count ->
        [one] There is no information on its one commitment: no later report has come.
       *[other] There is no information on its { $count } commitments: no later report has come.
    }
message-summary-commitments =
    { $count ->
        [one] { $kept ->
            [0] Its one commitment is not known to be kept.
           *[other] Its one commitment is kept.
        }
       *[other] { $kept ->
            [0] None of its { $count } commitments is known to be kept; { $overdue } are overdue.
           *[other] Of its { $count } commitments, { $kept } are known to be kept; { $overdue } are overdue.
        }
    }
message-summary-named = “{ $status }”, clear also when all are tested together: { $areas_in_sentence }.
message-summary-reporters =
    { EXTENT($reported, $of) ->
        [none] { $of ->
            [one] The country reported no figure for this goal.
           *[other] None of { $of } countries reported a figure for this goal.
        }
        [all] { $of ->
            [one] The country reported figures for this goal.
            [2] Both countries reported figures for this goal.
           *[other] All { $of } countries reported figures for this goal.
        }
       *[some] { $reported } of { $of } countries reported figures for this goal.
    }
message-summary-reporters-and-others =
    { $reported ->
        [0] { $others ->
            [one] No country reported figures for this goal; figures of one are known from other sources.
           *[other] No country reported figures for this goal; figures of { $others } are known from other sources.
        }
       *[other] { $others ->
            [one] { $reported } of { $of } countries reported figures for this goal; those of one more are known from other sources.
           *[other] { $reported } of { $of } countries reported figures for this goal; those of { $others } more are known from other sources.
        }
    }
message-summary-in-words-only =
    { $count ->
        [one] One country answered in words only.
       *[other] { $count } countries answered in words only.
    }
message-summary-by-chance =
    { $count ->
        [one] In one country the change could be chance.
       *[other] In { $count } countries the change could be chance.
    }
message-summary-by-one-figure =
    { $count ->
        [one] In one country one different figure would change the status.
       *[other] In { $count } countries one different figure would change the status.
    }
message-summary-areas-too-early = Too few figures for a trend: { $areas_in_sentence }.
message-summary-areas-unassessed = Not assessed ({ $reason }): { $areas_in_sentence }.
message-summary-areas-other-indicator = Known by another indicator, so not counted: { $areas_in_sentence }.
message-summary-areas-stale = Latest figure too old to count: { $areas_in_sentence }.
message-summary-areas-without = No figure to assess: { $areas_in_sentence }.
message-summary-context =
    { $scope ->
        [world] Not assessed here: { $indicator }, { $amount } in { $year } ({ $publisher }, worldwide).
       *[body] Not assessed here: { $indicator }, { $amount } in { $year }, of { $publisher }’s own work only.
    }
