### The screen Changed files.

changed-files-title = Changed files
changed-files-not-here = Files are brought in by staff, into the real figures. The illustrative ones stay as they are; a link at the top leads back from them.
changed-files-nothing = Nothing waits: what is in data/ is what is in force.
changed-files-lead = Files in data/ differ from what was loaded from them. Nothing changes until you bring them in.
changed-files-catalogue = Goals and codelists
changed-files-part-policy-target = Policy target
changed-files-part-goal = Goal
changed-files-part-indicator = Indicator
changed-files-part-area = Area
changed-files-part-group = Group
changed-files-part-unit = Unit
changed-files-part-status = Status code
changed-files-part-source = Source
changed-files-part-map-disclaimer = Sentence under the map
changed-files-figures = Figures
changed-files-caption = How many figures of each file are new, changed or no longer there. Those no longer there stay as they are, unless you take them back.
changed-files-file = File
changed-files-new = New
changed-files-changed = Changed
changed-files-absent = No longer there
changed-files-replacing = Would replace what a person sent
changed-files-see = The figures that differ in { $file }
changed-files-more = And { $count } more.
changed-files-area = Country or area
changed-files-indicator = Indicator
changed-files-year = Year
changed-files-before = Now
changed-files-after = Then
changed-files-kind-new = nothing
changed-files-kind-absent = no longer in the file
changed-files-reports = Reports
changed-files-report = { $file }: new or changed
changed-files-report-absent = { $file }: no longer there; what it says stays
changed-files-retract = Take back the figures that are no longer there
changed-files-flips = Statuses that would change
changed-files-flips-caption =
    { $count ->
        [one] One status would change.
       *[other] { $count } statuses would change.
    }
changed-files-differ =
    { $count ->
        [one] { $count } figure that would differ
       *[other] { $count } figures that would differ
    }
changed-files-no-flips = No status would change.
changed-files-none = none
changed-files-confirm = Bring it in
changed-files-note = Note: why the files changed
changed-files-bring-in = Bring it in
changed-files-part = Part
changed-files-what = What
changed-files-whole = the whole of it
changed-files-changes-caption = What the goals and codelists say now, and what they would say
changed-files-refused = This cannot be brought in
changed-files-refused-lead = These changes would give figures another meaning. Declare in the file how they are carried over, or take a new code.
changed-files-invalid = Figures that the new goals and codelists would not take
changed-files-invalid-lead = They stay as they are. Those of an indicator or area that is gone are shown as no longer in the catalogue, and counted nowhere.
changed-files-invalid-caption = { $count } of them
changed-files-figure = Figure
changed-files-why = Why
changed-files-stale = What you saw here is no longer what waits: files or figures have changed since, here or elsewhere. Nothing was brought in. Look at it again below.
changed-files-receipt = Done: { $count } parts brought in. The figures are now data version { $version }. Staff see them at once; the public sees the last release.

compared-area = Country or area
compared-indicator = Indicator
compared-year = Year
compared-before = Before
compared-after = After
compared-differ =
    { $count ->
        [one] { $count } figure that differs
       *[other] { $count } figures that differ
    }
compared-flips = Statuses that differ
compared-flips-caption =
    { $count ->
        [one] One status differs, each judged by the goals in force in its version.
       *[other] { $count } statuses differ, each judged by the goals in force in its version.
    }
compared-no-flips = No status differs.

changed-key-title = Title
changed-key-name = Name
changed-key-unit = Unit
changed-key-measure = What is measured
changed-key-desired-direction = Which way is good
changed-key-decimals = Decimals shown
changed-key-whole = Whole counts only
changed-key-minimum = Least that is taken
changed-key-maximum = Most that is taken
changed-key-role = Judged, or context
changed-key-judged-for = Who is judged
changed-key-provider = Who provides it
changed-key-publisher = Who publishes it
changed-key-body = Whose series it is
changed-key-headline = Place among the goal's indicators
changed-key-group-rule = How groups are put together
changed-key-counts-people = People are counted
changed-key-small-counts = Small counts that the public may not see
changed-key-running-total-of = What the running total adds up
changed-key-numerator = What is counted of the share
changed-key-denominator = What it is a share of
changed-key-conversions = Units that are converted
changed-key-stages = Stage
changed-key-stages-were = What a stage was called
changed-key-was = Code before
changed-key-financial-year-ends = End of the financial year
changed-key-aliases = Other codes
changed-key-reading = What it tells
changed-key-caution = What to mind
changed-key-rule-origin = Who set the rule
changed-key-rule-note = What the form does not say
changed-key-policy-target = Policy target
changed-key-official-wording = The form's words
changed-key-why-it-matters = Why it matters
changed-key-indicators = Indicators
changed-key-group-coverage = Per cent of countries needed for a verdict
changed-key-source = Source
changed-key-reviewed = Reviewed
changed-key-reviewed-by = Reviewed by
changed-key-members = Member
changed-key-singular = Word after 1
changed-key-plural = Word after a number
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
