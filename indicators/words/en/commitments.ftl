### Commitments: what a country announced in part C of its report, and what has become of it.

commitments-announced =
    { $count ->
        [one] Reports announce { $count } action; it is not confirmed as a commitment yet
       *[other] Reports announce { $count } actions; none is confirmed as a commitment yet
    }
commitments-no-report = No report announces anything yet
commitments-open = Open
commitments-what = Select rows to record a change to all of them. A status is what a person recorded; the measured one comes from figures. Without a date, what is open is due with the next report.
commitments-view-board = List
commitments-view-countries = Countries
commitments-view-candidates = To confirm
commitments-due = Due
commitments-caption = Commitments, overdue first
commitments-matrix = Commitments by country and status
commitments-commitment = Commitment
commitments-measured = Measured
commitments-owner = Owner
commitments-quoted = “{ $text }”
commitments-quote-of = “{ $text }” ({ $area }, report of { $year })
commitments-status =
    { $kind ->
        [no_information] No information
        [not_started] Not started
        [in_progress] Begun
        [substantially_done] Substantially done
        [kept] Done
        [dropped] Dropped
        [examined] Answered, being examined
       *[announced] Announced, not yet confirmed
    }
commitments-due-next = With the next report
commitments-due-closed = Nothing more due
commitments-overdue = Overdue
commitments-overdue-date = since { $day }
commitments-overdue-year-on = no report received by { $day }
commitments-no-figure = No figure to check against
commitments-finding =
    { $kind ->
        [examined] { $count ->
            [one] { $whose }: the answer to the commitment of { $years } is being examined
           *[other] { $whose }: answers to { $count } commitments of { $years } are being examined
        }
        [answered] { $count ->
            [one] { $whose }: one commitment of { $years } answered; no status recorded
           *[other] { $whose }: { $count } commitments of { $years } answered; no status recorded
        }
        [none] { $count ->
            [one] { $whose }: no later report on the commitment of { $years }
           *[other] { $whose }: no later report on { $count } commitments of { $years }
        }
       *[some] { $count ->
            [one] { $state ->
                [kept] { $whose }: its one commitment is done
                [dropped] { $whose }: its one commitment was dropped
                [in_progress] { $overdue ->
                    [0] { $whose }: its one commitment is begun
                   *[other] { $whose }: its one commitment is begun and overdue
                }
                [substantially_done] { $overdue ->
                    [0] { $whose }: its one commitment is substantially done
                   *[other] { $whose }: its one commitment is substantially done and overdue
                }
                [not_started] { $overdue ->
                    [0] { $whose }: its one commitment is not started
                   *[other] { $whose }: its one commitment is not started and overdue
                }
               *[examined] { $whose }: a report is being examined for an answer to its one commitment
            }
           *[other] { $kept ->
                [0] { $whose }: none of { $count } commitments known to be done
               *[other] { $whose }: { $kept } of { $count } commitments done
            }{ $unknown ->
                [0] { "" }
               *[other] , { $unknown } of unknown status
            }{ $examined ->
                [0] { "" }
               *[other] { " " }({ $examined } being examined)
            }{ $overdue ->
                [0] { "" }
               *[other] , { $overdue } overdue
            }
        }
    }
commitments-all = All commitments

commitments-steps = History
commitments-step-owner =
    { $text ->
        [none] Owner: the country again
       *[other] Owner: { $text }
    }
commitments-step-due =
    { $day ->
        [none] Due with the next report
       *[other] Due { $day }
    }
commitments-step-answered =
    { $status ->
        [none] Answered in the report of { $year }: “{ $text }”
       *[other] Answered in the report of { $year }: “{ $text }”. Status: { $status }
    }
commitments-step-status =
    { $reader ->
        [reviewer] Status, as an independent reviewer reads it: { $status }
       *[other] Status: { $status }
    }
commitments-step-update = Update: { $text }
commitments-step-by = { $name }, { $day }
commitments-step-reason = Reason: { $reason }
commitments-step-public = For the public too, once published
commitments-evidence-of = Evidence: { $link }

commitments-change =
    { $count ->
        [one] Record a change
       *[other] Record a change to { $count } commitments
    }
commitments-unlink = Unlink the last answer
commitments-unlink-reason = This does not answer the commitment.
commitments-set-status = Set status
commitments-new-status = New status
commitments-reason = Reason, or who reported it
commitments-due-date = Due date; empty means with the next report
commitments-set-due = Set due date
commitments-new-owner = Person or body; empty means the country
commitments-set-owner = Set owner
commitments-set-update = Add update
commitments-set-withdraw = Withdraw a change
commitments-update = What happened
commitments-reviewed = An independent reviewer’s reading, which takes precedence
commitments-due-read = Due { $day }, read from the words “{ $text }”
commitments-link = Link to evidence (https://…)
commitments-public = Also show to the public once published; the update must not identify anyone who should stay anonymous
commitments-which = Which change
commitments-take-back-reason = Reason for withdrawing
commitments-take-back-first = The confirmation: the item becomes a draft again
commitments-take-back-one = { $name }, { $day }: { $what }
commitments-candidates-lead =
    { $count ->
        [0] Nothing in the reports is waiting to be confirmed.
        [one] One item from a report awaits confirmation. Select it if it is an act, a number or a date that can be checked later.
       *[other] { $count } items from reports await confirmation. Select each act, number or date that can be checked later.
    }
commitments-kind =
    { $kind ->
        [announced] Announcements
        [best] Best answers to a commitment
       *[other] Other answers
    }
commitments-answers = Answers the commitment
commitments-offer = “{ $text }” ({ $year })
commitments-answer-status = Status that follows from it
commitments-answer-keep = Leave the status as it is
commitments-confirm = Confirm the selected items
commitments-confirmed =
    { $count ->
        [one] { $count } item confirmed (data version { $version }).
       *[other] { $count } items confirmed (data version { $version }).
    }

commitments-on-country = Commitments on this goal
commitments-answered-by = Answered: { $answer }
commitments-of-status = { $status } ({ $count })
commitments-on-country-all = Show on the board
commitments-on-country-drafts =
    { $count ->
        [one] { $count } announcement is not confirmed yet.
       *[other] { $count } announcements are not confirmed yet.
    }
commitments-on-country-confirm = Confirm

### A country's own assessment next to the measured status.

message-own-no-status = The country says “{ $level }”; there is no status to compare this with.
message-own-level =
    { $level ->
        [reached] reached
        [well_advanced] well advanced
        [begun] begun
        [not_begun] not begun
       *[set_back] set back
    }
message-own-measured = The country says “{ $level }”. Measured for { $year }: { $status } ({ $indicator }).
