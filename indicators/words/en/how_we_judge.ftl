### The screen How we judge.

how-lead = A status says where recent years lead, not how good a country is.
how-two-kinds = A goal of a set change every year gets two answers: each year has a tick, met or not met, and the status says where recent years lead. A target value for a given year can be met, and so can a stage of law; which stage counts as met is Goalline’s rule. A goal of “as much as possible” can only be approached, so its status is never “Goal met” or “On track”. What is organised and counted, such as trainings, has no status.
how-ours = Only goal 1.1 has a target number in the Alliance’s form: at least 10 % more every year. The form does not say how many years a status rests on, how clear a trend must be, or from which year to count. Those are Goalline’s rules, not agreed by the Alliance; they are marked under each goal below.
how-tab =
    { $kind ->
        [statuses] Statuses
        [goals] Goals
        [absences] Ticks and gaps
       *[trial] Try a rule
    }
how-caption = Statuses by kind of goal
how-kind =
    { $kind ->
        [yearly] A set change every year
        [deadline] A target value to reach or keep
        [no_number] Without a number
        [law] Laws
        [any] Any
       *[plain] Kind of goal
    }
how-means = Meaning
how-absences = Zero and missing figures
how-outlook = Projections
how-target = Policy target { $number }: { $title }
how-source = Source of the wording: { $source }. Reviewed { $reviewed } by { $by }.
how-context = Context indicators, not assessed
how-headline = Lead indicator no. { $place }: a country’s status for the goal is that of the first lead indicator with a figure.
how-no-headline = Assessed, and shown below the lead indicator.
how-in-files = Code in files: { $name }.
how-for-the-world = Assessed as a world or organisation series; never counted as a country.
how-yearly =
    { $kind ->
        [ahead] Growth over recent years is above the goal by more than chance explains.
        [on_track] Growth over recent years (p below 10 %; hatched where it could still be chance) reaches the goal and continues.
        [improving_below] Growth over recent years (p below 10 %; hatched where it could still be chance) is less than the goal.
        [no_clear_change] Chance could explain the growth or fall of recent years, or a rise has stopped.
        [moving_away] Recent years clearly move in the wrong direction.
       *[too_early] There are fewer figures than a trend needs: only the tick is given.
    }
how-deadline =
    { $kind ->
        [goal_met] The latest figure meets the goal.
        [on_track] The goal is not met yet; the pace is at least 95 % of what is needed to reach it in time.
        [behind] The latest figure does not meet the goal, and progress is too slow or absent.
       *[moving_away] The figures move in the wrong direction.
    }
how-no-number =
    { $kind ->
        [improving] The figures of recent years show a clear trend in the desired direction.
        [no_clear_trend] The figures of recent years show no clear trend. That does not show that nothing changed.
        [moving_away] The figures of recent years show a clear trend in the wrong direction.
        [at_limit] All figures of recent years are about as good as they can be.
       *[too_early] There are fewer figures than a trend needs. This is neither good nor bad.
    }
how-tick-title = The tick of a year
how-tick = ✓ means that the year met its goal: the figure is higher (or lower) than that of the year before by at least the goal, computed exactly. 55 after 50 is 10 % more and meets 10 %; 109 after 100 does not. One year says little about the next: it can meet the goal by chance while the years show no clear change, and miss it while they are on track. There is no tick where the year before has no comparable figure or is zero, or where “at least” or “at most” leaves the answer open.
how-activities = Trainings, campaigns and workshops have neither tick nor status. Each number is shown beside the country’s own last five years. Chance is not tested: these are counts of what was reported, and the number of activities says nothing about how large or effective they were.
how-law =
    { $kind ->
        [goal_met] The law is in force or applied by the courts.
        [stage_below] The law is not in force yet. The status is the name of its stage.
       *[moving_away] A law that was in force no longer is.
    }
how-any-not-assessed = It cannot be assessed; the reason is given.
how-absence =
    { $kind ->
        [zero] 0 is a figure: the count was made and found none.
        [not_reported] no report was received for the year.
        [late] the report is overdue.
        [not_available] the country states that it has no such figure.
        [not_applicable] no such figure can exist.
        [retracted] the figure was retracted by the country or body that reported it.
        [too_old] “Too old to count” means that the latest figure is more than three years old, counted from this year (in an edition, from the year of its release). It is shown in grey and not counted in a group.
       *[hidden] “Hidden” means that a figure exists but is not shown to the public: it is confidential, or the count is so small that someone might be identified, or such a figure could be worked out from it.
    }
