### The screen Changed files.

changed-files-title = Changed files
changed-files-not-here = The files in data/ hold the real figures; the demo has none. To try the preview, upload a file.
changed-files-nothing = No changes: the files in data/ match the working data.
changed-files-lead = Files in data/ have changed since they were last loaded. Nothing takes effect until you save the changes to the working data.
changed-files-catalogue = Goals and codelists
changed-files-part-of =
    { $part ->
        [policy_target] Policy target
        [goal] Goal
        [indicator] Indicator
        [area] Area
        [group] Group
        [unit] Unit
        [status] Status code
        [source] Source
       *[map_disclaimer] Map disclaimer
    }
changed-files-figures = Figures
changed-files-caption = Number of figures in each file that are new, changed or missing. Missing figures are kept unless you withdraw them.
changed-files-file = File
changed-files-new = New
changed-files-changed = Changed
changed-files-absent = Missing
changed-files-replacing = Would replace a person’s submission
changed-files-see = Figures that would change in { $file }
changed-files-more = And { $count } more.
changed-files-area = Country or area
changed-files-indicator = Indicator
changed-files-year = Year
changed-files-before = Now
changed-files-after = After
changed-files-kind-new = no figure
changed-files-kind-absent = missing from the file
changed-files-reports = Reports
changed-files-report = { $file }: new or changed
changed-files-report-absent = { $file }: missing; its content is kept
changed-files-retract = Withdraw the figures that are not in the files
changed-files-flips = Statuses that would change
changed-files-flips-caption =
    { $count ->
        [one] One status would change.
       *[other] { $count } statuses would change.
    }
changed-files-differ =
    { $count ->
        [one] { $count } figure would change
       *[other] { $count } figures would change
    }
changed-files-goal = Goal
changed-files-statuses = Statuses
changed-files-kinds-caption = Which statuses would change, and to what
changed-files-no-flips = No status would change.
changed-files-none = none
changed-files-confirm = Save to working data
changed-files-note = Note: why the files changed
changed-files-bring-in = Save to working data
changed-files-part = Part
changed-files-what = Item
changed-files-whole = everything
changed-files-changes-caption = Goals and codelists: current and new wording
changed-files-refused = These changes cannot be saved
changed-files-refused-lead = They would change the meaning of existing figures.
changed-files-invalid = Existing figures that do not fit the new goals and codelists
changed-files-invalid-lead = These figures are kept.
changed-files-invalid-caption =
    { $count ->
        [one] { $count } figure
       *[other] { $count } figures
    }
changed-files-figure = Figure
changed-files-difference = Difference
changed-files-why = Why
changed-files-stale = Files or figures have changed since you opened this screen. Nothing was saved. Check the changes below again.
changed-files-receipt =
    { $count ->
        [one] Saved to working data: { $count } submission, data version { $version }. The public sees it once you publish.
       *[other] Saved to working data: { $count } submissions, data version { $version }. The public sees them once you publish.
    }
compared-area = Country or area
compared-indicator = Indicator
compared-year = Year
compared-before = Before
compared-after = After
compared-why = Who, when and why
compared-differ =
    { $count ->
        [one] { $count } figure differs
       *[other] { $count } figures differ
    }
compared-flips = Changed statuses
compared-flips-caption =
    { $count ->
        [one] One status changed, assessed against the goals in force in each version.
       *[other] { $count } statuses changed, assessed against the goals in force in each version.
    }
compared-kinds-caption = Which statuses changed, and to what
compared-no-flips = No status changed.
changed-key-title = Title
changed-key-name = Name
changed-key-unit = Unit
changed-key-measure = Measure
changed-key-desired-direction = Desired direction
changed-key-decimals = Decimal places
changed-key-whole = Whole numbers only
changed-key-minimum = Minimum
changed-key-maximum = Maximum
changed-key-role = Assessed or context
changed-key-judged-for = Assessed for
changed-key-provider = Provider
changed-key-publisher = Publisher
changed-key-body = Body the series belongs to
changed-key-headline = Order among the goal’s indicators
changed-key-group-rule = How groups are combined
changed-key-counts-people = Counts people
changed-key-small-counts = Small counts hidden from the public
changed-key-running-total-of = What the running total adds up
changed-key-numerator = Numerator of the share
changed-key-denominator = Denominator of the share
changed-key-conversions = Unit conversions
changed-key-stages = Stage
changed-key-was = Former code
changed-key-financial-year-ends = End of the financial year
changed-key-aliases = Other codes
changed-key-reading = How to read it
changed-key-caution = Caution
changed-key-rule-origin = Origin of the rule
changed-key-rule-note = What the reporting form leaves open
changed-key-policy-target = Policy target
changed-key-official-wording = Official wording
changed-key-why-it-matters = Why it matters
changed-key-indicators = Indicators
changed-key-group-coverage = Percentage of countries required for a group status
changed-key-source = Source
changed-key-reviewed = Reviewed
changed-key-reviewed-by = Reviewed by
changed-key-members = Members
changed-key-singular = Singular
changed-key-plural = Plural
changed-key-kind = Kind
changed-key-region = Region
changed-key-member = Member of the Alliance
changed-key-note = Note
changed-key-footnote = Footnote
changed-key-text = Text
changed-key-method = Method
changed-key-source-url = Link
changed-key-period-start = From
changed-key-period-end = Until
changed-key-conf-status = Confidentiality
