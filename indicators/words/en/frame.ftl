### The frame of every screen: menu, banners, lists.

menu-brand = Goalline
menu-brand-line = Progress against the Alliance's goals
menu-overview = Overview
menu-country = Country
menu-goal = Goal
menu-compare = Compare
menu-data = Data
menu-how-we-judge = How we judge
menu-upload = Upload
menu-grid = Correct figures
menu-changed-files = Changed files
menu-history = History
menu-group-see = See
menu-group-report = Report

frame-trouble-public = The figures cannot be shown at the moment. Try again later; those who run this page see the reason in its log.
frame-staff-version = Earlier data versions are shown to staff alone. This is the last release.
frame-not-known = { $label }: the address asks for “{ $asked }”, which cannot be shown here. Shown instead: { $instead }.
frame-set-not-made = The address asks for figures that are not kept here. Those that are kept are shown instead.
frame-nothing = nothing
frame-chain = Chain ends in
frame-chain-words = The fingerprint of everything in the ledger up to here. Keep it: “python -m indicators verify --against { $hash }” shows later that nothing of it was altered.
frame-find = Find a country or goal
frame-search = Search
frame-for-staff = For staff
frame-for-public = For the public
frame-release = release “{ $name }”, data version { $version }
frame-working-data =
    { $count ->
        [one] Working data: { $count } change not yet published
       *[other] Working data: { $count } changes not yet published
    }
frame-all-published = Working data: all published
frame-view-as-public = View as public
frame-public-view = You are viewing what the public sees.
frame-staff-view = Back to staff view
frame-version = Data version
frame-as-of = as of { $version }, { $day }
frame-data-version = data version { $version }
frame-past = You look at data version { $version } of { $day }, judged by the goals in force then. Nothing can be changed here.
frame-back-to-today = Back to today
frame-switch-to-illustrative = See it full: illustrative figures
frame-switch-to-real = Back to the real figures
frame-illustrative = ILLUSTRATIVE: every figure here is invented, to show the screens full. None is about any country.

server-staff = Goalline for staff: { $address }
server-public = Goalline for the public: { $address }
server-host = Goalline does not answer to this name. Whoever runs it can list the name in GOALLINE_HOSTS.
server-origin = This comes from a page of another address than Goalline's own, and is refused.
server-read-only = Files and changes are not taken here.
server-not-found = There is nothing at this address.
server-not-readable = The figures cannot be read.
server-unguarded = Goalline was started without its guard, so anyone could send it files. It shows nothing. Start it with “streamlit run app.py”.

table-sort = Sort by this column
table-show-all-countries = Show all { $count } countries
table-show-all-figures = Show all { $count } figures of this page
table-show-all-submissions = Show all { $count } submissions
table-show-all-notes = Show all { $count } notes

ask-group = Countries
ask-year = Year
ask-latest = Latest figures
ask-set = Countries that I choose
ask-set-of = Which countries
ask-set-none = Choose countries; until then, the first group is shown

who-name = Your name, kept on record with what you do
who-help = It is shown beside what you do, as you type it, and is not checked.

connections-refused = Too many connections: new ones are refused until others leave. This process may have { $limit } files open, which is enough for { $most } visitors (docs/operations.md, Many visitors). This line is written at most once a minute.
