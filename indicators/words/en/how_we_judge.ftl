### The screen How we judge.

how-lead = A status says where recent years lead, not how good a country is.
how-two-kinds = A goal of a set change every year gets two answers: each year has a tick, met or not met, and the status says where recent years lead. A value by a year can be met, and so can a stage of law; which stage counts as met is Goalline’s rule. A goal of “as much as possible” can only be approached, so its status is never “Goal met” or “On track”. What is organised and counted, such as trainings, has no status.
how-ours = Only goal 1.1 has a target number in the Alliance’s form: at least 10 % more every year. The form does not say how many years a status rests on, how clear a trend must be, or from which year to count. Those are Goalline’s rules, not agreed by the Alliance; they are marked under each goal below.
how-tab-statuses = Statuses
how-tab-goals = Goals
how-tab-absences = Ticks and gaps
how-tab-revisions = Revisions
how-tab-trial = Try a rule
how-caption = Statuses by kind of goal
how-kind = Kind of goal
how-kind-yearly = A set change every year
how-kind-deadline = A value by a year, or to keep
how-kind-no-number = Without a number
how-kind-law = Laws
how-kind-any = Any
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
how-yearly-ahead = Growth over recent years is above the goal by more than chance explains.
how-yearly-on-track = Growth over recent years (p below 10 %; hatched where it could still be chance) reaches the goal and goes on.
how-yearly-improving-below = Growth over recent years (p below 10 %; hatched where it could still be chance) is less than the goal.
how-yearly-no-clear-change = Chance could explain the growth or fall of recent years, or a rise has stopped.
how-yearly-moving-away = Recent years clearly move in the wrong direction.
how-yearly-too-early = There are fewer figures than a trend needs: only the tick is given.
how-deadline-goal-met = The latest figure meets the goal.
how-deadline-on-track = It does not meet the goal yet, but moves fast enough to reach it in time.
how-deadline-behind = It does not meet the goal, and moves too slowly or not at all.
how-deadline-moving-away = It is moving in the wrong direction.
how-no-number-improving = The figures of recent years show a clear trend in the desired direction.
how-no-number-no-clear-trend = The figures of recent years show no clear trend. That does not show that nothing changed.
how-no-number-moving-away = The figures of recent years show a clear trend in the wrong direction.
how-no-number-at-limit = All figures of recent years are about as good as they can be.
how-no-number-too-early = There are fewer figures than a trend needs. This is neither good nor bad.
how-tick-title = The tick of a year
how-tick = ✓ means that the year met its goal: the figure is at least so much higher (or lower) than that of the year before, exactly, in whole numbers. 55 after 50 is 10 % more and meets 10 %; 109 after 100 does not. One year says little about the next: it can meet the goal by chance while the years show no clear change, and miss it while they are on track. There is no tick where the year before has no comparable figure or is zero, or where “at least” or “at most” leaves the answer open.
how-activities = Trainings, campaigns and workshops have neither tick nor status. Each number is shown beside the country’s own last five years. Chance is not tested: these are counts of what was reported, and the number of activities says nothing about how large or effective they were.
how-law-goal-met = The law is in force or applied by the courts.
how-law-stage-below = The law is not in force yet. Its stage and the year are shown instead of a status.
how-law-moving-away = A law that was in force no longer is.
how-any-not-assessed = It cannot be assessed; the reason is given.
how-absence-zero = 0 is a figure: the count was made and found none.
how-absence-not-reported = no report was received for the year.
how-absence-late = the report is overdue.
how-absence-not-available = the country states that it has no such figure.
how-absence-not-applicable = no such figure can exist.
how-absence-retracted = the figure was retracted by the country or body that reported it.
how-absence-hidden = “Hidden” means that a figure exists but is not shown to the public: it is confidential, or the count is so small that someone might be identified.
how-revisions-words = A revision is the current value of a figure less the value that was first saved. The mean revision shows whether first values tend to be too low (+) or too high (−), and the mean absolute revision shows how far they move. In per cent, the revisions are added up and divided by the sum of the later values, as in the quality reports of the European Statistical System and the OECD’s revision analysis; revisions of shares are in percentage points. Not counted: stages, figures withdrawn since, and figures first published on the day of the latest publication. Changes of method are not distinguished from corrections.
how-revisions-caption = Revisions by indicator
how-revisions-indicator = Indicator
how-revisions-to-date = Figures, to date
how-revisions-mean = Mean revision
how-revisions-absolute = Mean absolute revision
how-revisions-in-a-year = Figures, after one year
how-revisions-mean-in-a-year = Mean, after one year
how-revisions-absolute-in-a-year = Mean absolute, after one year
how-revisions-of = { $figures } ({ $revised } revised)
how-revisions-others =
    { $figures ->
        [one] The one figure of other indicators was not revised.
       *[other] None of the { $figures } figures of other indicators was revised.
    }
how-revisions-unrevised =
    { $figures ->
        [one] The one figure that could have been revised was not.
       *[other] None of the { $figures } figures that could have been revised was.
    }
how-revisions-none = There has been no update since the figures were first recorded, so no revision can be measured yet.
how-revisions-figures-caption = First value, one year later, and now
how-revisions-area = Country or area
how-revisions-year = Year
how-revisions-first = First value
how-revisions-first-on = Saved on
how-revisions-later = One year later
how-revisions-now = Now
