### Letters of the reporting desk to countries, and the deadlines of a round in a calendar.

letter-subject = { $round }: { $kind ->
        [acknowledged] received from { $area }
        [reminded] reminder for { $area }
        [extended] new deadline for { $area }
        [returned] returned to { $area } for correction
       *[questions] questions to { $area }
    }
letter-salutation = { $name ->
        [none] Dear colleagues,
       *[other] Dear { $name },
    }
letter-opening = { $kind ->
        [acknowledged] Thank you for what { $area } sent for “{ $round }”.
        [reminded] { $time ->
            [past] The deadline for “{ $round }” was { $due }.
           *[ahead] The deadline for “{ $round }” is { $due }.
        }
        [extended] The deadline of { $area } for “{ $round }” is now { $due }.
        [returned] Please complete or correct what { $area } sent for “{ $round }”:
       *[questions] We have questions on what { $area } sent for “{ $round }”:
    }
letter-came = We have received from { $area }:
letter-missing = We have not yet received from { $area }:
letter-examined = We are examining what { $area } sent, and will write again about what may still be missing.
letter-complete = We have received everything that we asked of { $area }.
letter-report = { $day ->
        [none] the report for { $year }
       *[other] the report for { $year }, on { $day }
    }
letter-answer = { $parts ->
        [all] the report’s answer on goal { $goal }
       *[other] the report’s answer on goal { $goal }, { $count ->
            [one] part { $parts }
           *[other] parts { $parts }
        }
    }
letter-figure = figures for { $years } on goal { $goal }
letter-return = { $time ->
        [past] Please answer as soon as you can, or tell us when we can expect your answer.
       *[ahead] Please answer by { $due }, or tell us when we can expect your answer.
    } If a figure is not available, please say so: it is then shown as “not available”. { $address ->
        [none] {""}
       *[other] Send it to { $address }.
    }
letter-closing = Kind regards,

calendar-deadline = Deadline: { $round }
calendar-extended = Extended deadline of { $areas }: { $round }
