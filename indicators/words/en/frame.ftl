### The frame of every screen: menu, banners, lists.

menu-brand = Goalline
menu-brand-line = Progress against the Alliance's goals
menu-missing = There is no page “{ $path }”.
menu-overview = Overview
menu-country = Country
menu-goal = Goal
menu-compare = Compare
menu-commitments = Commitments
menu-editions = What changed
menu-reports = Country reports
menu-data = Data
menu-how-we-judge = How we judge
menu-briefing = Briefing
menu-reporting-desk = Reporting desk
menu-upload = Upload
menu-grid = Correct figures
menu-changed-files = Changed files
menu-history = History
menu-group-see = See
menu-group-brief = Brief
menu-group-report = Report
menu-group-administer = Administer

frame-not-known = { $label }: “{ $asked }” in the page address cannot be shown. Showing { $instead } instead.
frame-parameter-unused = This page does not use { $names } of the page address.
frame-chain = Ledger fingerprint
frame-chain-words = Fingerprint of the ledger up to this point. Keep it: “python -m indicators verify --against { $hash }” later shows that nothing has been altered.
frame-copy-link = Copy link
frame-copy-link-version = Copy link to version { $version }
frame-not-copied = The browser did not allow copying. Copy the page address instead.
frame-find = Find a country or goal
frame-for-staff = For staff
frame-edition = { $edition }, data version { $version }
frame-release = release “{ $name }”, data version { $version }
frame-working-data =
    { $count ->
        [one] Working data: { $count } change not yet published
       *[other] Working data: { $count } changes not yet published
    }
frame-all-published = Working data: all published
frame-clean = Clean view for a screenshot
frame-print = Print
frame-share = Share
frame-nothing-found = Nothing found for “{ $query }”. Try the name of a country, or a word from a goal.
frame-version = Data version
frame-data-version = data version { $version }
frame-past = You are viewing data version { $version } ({ $day }), assessed against the goals then in force. Read-only.
frame-back-to-today = Back to current figures
frame-switch-to-illustrative = View with invented figures
frame-switch-to-real = Back to real figures
frame-illustrative = ILLUSTRATIVE: all figures are invented; none describes a real country. What you save stays in this demo.

server-staff = Goalline for staff: { $address }
server-forwarded = Goalline answers only requests made on its own machine, and a proxy forwarded this one: nobody signs in here. Let people sign in (GOALLINE_SIGN_IN), or use an SSH tunnel.
server-origin = Refused: the request comes from another site.
server-not-readable = The figures cannot be read.
server-no-writes = ok, but the disk takes no writes
server-unguarded = Goalline was started without its access checks, so pages of other sites could change figures. Nothing is shown. Start it with “streamlit run app.py”.

ask-set = My selection of countries
ask-set-of = Select countries
ask-set-none = Select countries; until then the first group is shown

who-nobody = not signed in

receipt-meanwhile = { $name }: { $what } (data version { $version }).
receipt-meanwhile-about = { $name }: { $about }, { $what } (data version { $version }).
receipt-meanwhile-text = { $what }: “{ $text }”
