### The files of the export: what each column means, its type and unit.

# A column's message is that of its table, of all columns of that table whose names begin alike, or of its name anywhere.

type =
    { $kind ->
        [text] text
        [integer] whole number
        [number] number
       *[yes_no] true or false
    }

unit =
    { $kind ->
        [year] calendar year
        [share] share: 0.1 is 10 %
        [value] unit of the indicator, see codelists/indicators
        [version] data version
        [streak] figures in a row
        [per_cent] per cent
       *[observations] observations
    }

audience =
    { $kind ->
        [staff] staff: nothing is hidden
       *[public] the public: small counts are hidden
    }

terms-unknown = not checked: this source is not in Goalline's list of sources

obs-status =
    { $kind ->
        [normal] A value without a mark
       *[suppressed] A value that is hidden to protect people
    }

column-REF-AREA = Country or other area: code of codelists/areas, for countries that of ISO 3166-1 alpha-3.
column-TIME-PERIOD = Year of the figure. If the figure covers other days, see period_start and period_end.
column-INDICATOR = What is measured: code of codelists/indicators.
column-BREAKDOWN = Sex or age group, such as SEX=F; several are joined by a semicolon. Empty: the total.
column-OBS-VALUE = The figure. Empty: there is none (see absence), or it is hidden (see hidden). Zero is a figure.
column-observations-OBS-STATUS = Letter of the SDMX code list CL_OBS_STATUS for the absence or the marks. Of several marks, the one with the lowest priority number in codelists/obs_status counts. A: no mark. Q: hidden.
column-observations-CONF-STATUS = Letter of the SDMX code list CL_CONF_STATUS, as reported. Empty: free, or hidden from the public.
column-observations-UNIT-MEASURE = Unit of the figure: code of codelists/units.
column-observations-absence = Reason why there is no figure: code of kind absence in codelists/obs_status. Empty: there is a figure.
column-observations-marks = Everything that readers must know about the figure: codes of kind mark in codelists/obs_status, joined by a space.
column-hidden = Whether the figure, and all results based on it, are withheld from this audience to protect people.
column-observations-period = First and last day covered by the figure, as YYYY-MM-DD. Empty: the calendar year. Both the same: a figure as of a day. Figures of financial years (mark financial_year) are not compared with figures of calendar years.
column-observations-source = Title of the source, as in sources. In CSV, a text that begins with = + - @ or a tab has an apostrophe in front, so that no spreadsheet runs it as a formula; numbers and Parquet are unchanged. This applies to every text column.
column-observations-link = Address of the source, as in sources.
column-observations-note = Note by the source, or by the person who read it.
column-figures =
    { $kind ->
        [area] Name of the country or other area.
        [area_code] Its code in codelists/areas, for countries that of ISO 3166-1 alpha-3.
        [indicator] What is measured.
        [indicator_code] Its code in codelists/indicators.
        [role] Of this figure. judged: it has a status, or is counted if it is an activity. context: shown, never assessed; of an indicator that is judged, a breakdown or an area for which it is not.
        [year] Year of the figure. If it covers other days, see period_start and period_end.
        [period_start] First day covered by the figure, as YYYY-MM-DD. Empty: the calendar year.
        [period_end] Last day covered by the figure, as YYYY-MM-DD. Empty: the calendar year.
        [breakdown] Sex or age group, such as SEX=F; several are joined by a semicolon. Empty: the total.
        [value] The figure in its unit. Empty: there is none, or it is hidden (see no_value_because). Zero is a figure.
        [unit] Unit of the figure.
        [value_means] Name of a stage, where the figure is one.
        [no_value_because] Why there is no figure, or what is shown instead of a hidden one.
        [marks] Everything that readers must know about the figure, joined by semicolons.
        [status] Status of the area in that year. Empty: it is context, an activity, or a part of a total.
        [certainty] Whether chance may explain the change that the status claims. Empty: no change is claimed.
        [not_assessed_because] Reason why it is not assessed. Empty: it is assessed, or never is.
        [source] Title of the source, as in sources. In CSV, a text that begins with = + - @ or a tab has an apostrophe in front, so that no spreadsheet runs it as a formula.
        [link] Address of the source, as in sources.
       *[plain] real, or ILLUSTRATIVE where the figures are invented.
    }
column-data-version = Version of the data and goals from which the row was made.
column-goal = Operational goal: id of codelists/goals.
column-assessments-status = Status of the area: a word of codelists/assessment_words. Empty: an activity, which has none.
column-assessments-reason = Reason why it is not assessed: a word of codelists/assessment_words. Empty: it is assessed, or is an activity.
column-assessments-certainty = Whether chance may explain the change that the status claims, or it rests on one figure: a code of codelists/assessment_words. Empty: no change is claimed.
column-assessments-would-be = Status if a figure were slightly different: a word of codelists/assessment_words. Empty: no such difference changes the status.
column-assessments-changed = What would be different: case (one case counted differently), rounding (half of the last printed digit), provisional (without the provisional figures) or unusual (without an unusual year); and the year of that figure.
column-assessments-target = Target of the goal for that year: a share a year for the method annual_change, otherwise a value in the unit of the indicator. Empty: no number is set.
column-assessments-change = Change from previous_value to OBS_VALUE, as a share of previous_value. Empty: the two cannot be compared, one is a bound (“at least 55 %”), or previous_value is zero.
column-assessments-difference = The same change in the unit of the indicator, of a share in percentage points. Empty: the two cannot be compared, one is a bound, or they are stages.
column-assessments-previous = Figure with which OBS_VALUE is compared, and its year.
column-assessments-pace = Average yearly change from baseline_value to OBS_VALUE, as a share of baseline_value: the same share every year, or for the method reach with path linear the same amount every year. For a direction whose trend is tested: slope as a share of the median figure of the window, where a trend is named. Empty: there is no baseline, or no share can be computed from it.
column-assessments-baseline-year = Year from which the pace, and the goal path where there is one, are measured: the first with a figure that is certain and not a bound, or the first such year after a break. Figures of financial years after those of calendar years, or the reverse, are a break. Depending on the method, it can also be an agreed year, the first figure that is not zero, the first of a run that is added up, or the first of the window.
column-assessments-baseline-value = Figure of the baseline year, or the value agreed for it.
column-assessments-pace-needed = Change needed within the next year, as a share of OBS_VALUE: to meet the goal for the year and end on the goal path or better, or to be on the way to a goal with a deadline. Empty: no number is set, OBS_VALUE is zero, the value is already met, or its year has come.
column-assessments-path-value = Value with which OBS_VALUE is compared, in the unit. annual_change: the baseline with every year’s goal added. reach and milestones with a year: the path from the baseline to the goal; from the goal’s year on, or if the baseline already met it, the goal itself. keep, milestones without a year, count_per_year: the goal for the year; if cumulative, the count with which the sum would have met the sum of the goals, at least 0. Empty: none.
column-assessments-gap = How far the figure is above (positive) or below (negative) path_value, in the unit: OBS_VALUE minus path_value. For count_per_year, if cumulative, the sum of the counts since baseline_year minus the sum of the goals. Above is good where desired_direction is up, and bad where it is down.
column-assessments-reached-year = Year in which the goal would be reached at the present pace. Empty: it is already reached, would not be reached within a century, the figure is a bound, or the goal has no deadline.
column-assessments-window = First year of the window whose growth or trend is tested, and the number of comparable figures in it. Empty where the rule tests none.
column-assessments-slope = Median slope of the window, in the unit per year. Empty for a yearly goal, which has a growth.
column-assessments-growth = Growth a year over the window, as a share, with its 95 % interval and that of the last four figures (lately): of counts by Poisson regression, of other figures by a line through their logarithms (of a share, its log odds). Only for the method annual_change; empty with too few figures in the window.
column-assessments-trend-p = Two-sided p-value of the slope or the growth, under the hypothesis of no change.
column-assessments-dispersion = Variance that the interval of growth allows for: of counts, divided by their mean; of other figures, of the residuals of their logarithms.
column-assessments-freedom = Degrees of freedom of dispersion; inf where the countries vary no differently from one another.
column-assessments-common = Common variance of the countries in the year, towards which that of each is drawn, and its degrees of freedom. Empty: fewer than ten countries, so that of counts is assumed to be 4.
column-assessments-streak = Number of consecutive figures, up to this one, that met the goal.
column-assessments-met = Whether the year met a yearly goal: true or false. Empty: that cannot be told (see tick_reason), or the goal is not a yearly one.
column-assessments-tick-reason = Reason why it cannot be told whether the year met a yearly goal: a word of codelists/assessment_words.
column-assessments-years = Number of years of the window, after its first, of which it can be told whether they met the goal (assessed), and of those that did (met).
column-assessments-method = Method of assessment, as named in the goal files.
column-assessments-parameters = Parameters of the method as given in the goal file; in_force: all of them by their names in goal files, shares as numbers. JSON.
column-assessments-rule-origin = Who set the number. form: the Alliance's form. ours: our reading, not agreed by the Alliance.
column-code = Code, as other tables use it; of countries that of ISO 3166-1 alpha-3.
column-name = Name.
column-codelists-areas-kind = country, aggregate (such as the world), body (such as INTERPOL), historic, or not_a_country. Only countries are counted or ranked.
column-codelists-areas-alpha2 = ISO 3166-1 alpha-2 code.
column-codelists-areas-numeric = ISO 3166-1 numeric code.
column-codelists-areas-region = Region in the United Nations' standard M49.
column-codelists-areas-subregion = Sub-region in M49.
column-codelists-areas-member = Whether it is a member of the Global Alliance: yes, no, or open if this is not settled.
column-codelists-areas-membership = Certainty of the membership, with its source.
column-codelists-areas-footnote = Footnote required with the name.
column-note = Remarks.
column-id = Code or number, as other tables use it.
column-codelists-group-members = First and last day as a member of the group. Empty: no such day.
column-title = Title; those of goals and policy targets are Goalline's.
column-codelists-goals-policy-target = Policy target of the goal: id of codelists/policy_targets.
column-codelists-goals-why-it-matters = Why the goal matters, in one sentence.
column-codelists-goals-group = What a group's status rests on: rule or none (status), the share of its countries (coverage) and of all members' last known figures (volume) that it needs, and the share of countries for a figure of the group (figures; empty: as for a status).
column-codelists-goals-source = Source of the official wording, which Goalline quotes on the How we judge screen.
column-codelists-goals-reviewed = Day of the last review, as YYYY-MM-DD, and who reviewed it.
column-codelists-indicators-unit = Unit of its figures: code of codelists/units.
column-codelists-indicators-measure = flow (new cases of the year), stock (running total), share (percentage) or level (state at a point in time).
column-codelists-indicators-desired-direction = Desired direction: up, down, or none.
column-codelists-indicators-decimals = Number of decimals shown.
column-codelists-indicators-whole = Whether its figures are whole numbers.
column-minimum = Smallest possible figure.
column-maximum = Largest possible figure.
column-codelists-indicators-role = Of its totals in the areas of judged_for. judged: they have a status, or are counted if it is an activity. context: shown, never assessed.
column-codelists-indicators-judged-for = countries: assessed for countries. world: assessed for the world or an international body.
column-codelists-indicators-provider = Who provides it: the country, a third party, or narrative for figures read in a report.
column-codelists-indicators-publisher = Who publishes it, if countries do not report it.
column-codelists-indicators-body = Body that the series belongs to: code of codelists/areas.
column-codelists-indicators-headline = Order in which indicators are used for a country's status on the goal. 1 is first. Empty: never used.
column-codelists-indicators-group-rule = Method for a group's figure: sum, median, or none.
column-codelists-indicators-counts-people = Whether it counts people. Small counts of people are hidden from the public.
column-codelists-indicators-aliases = Other names for it in files, joined by a space.
column-codelists-indicators-reading = How to read a figure: what it means and does not mean.
column-codelists-indicators-caution = Limits to keep in mind.
column-codelists-indicators-rule-note = Parts of its rule that are not in the Alliance's form.
column-codelists-stages-indicator = Indicator with stages as values: code of codelists/indicators.
column-codelists-stages-value = Number of the stage, as in OBS_VALUE.
column-meaning = What it means.
column-codelists-units = Word used after 1 (singular), and after any other number (plural).
column-codelists-obs-status-kind = What the row describes: a plain value, a hidden value, an absence, or a mark.
column-codelists-obs-status-OBS-STATUS = Letter of the SDMX code list CL_OBS_STATUS.
column-codelists-obs-status-priority = Of several marks, the one with the lowest number gives OBS_STATUS.
column-codelists-assessment-words = A word of assessments, in English, and the column that uses it.
column-sources-url = Address of the source.
column-sources-publisher = Publisher of the source, and the owner of its figures if different.
column-sources-terms = Its licence and terms of use, with their address. “not checked”: ask the publisher before you pass the figures on.
column-sources-checked = Day on which the terms were checked, as YYYY-MM-DD. Empty: never.
column-sources-observations = Number of observations in this export from this source.
column-columns = Table, column, type of its values and unit of its numbers.
