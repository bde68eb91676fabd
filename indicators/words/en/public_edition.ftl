### The public edition: the command that makes it, and its pages.

command-edition =
    { $kind ->
        [out] the folder to make (default: that of GOALLINE_EDITION, else var/edition); one with earlier editions is replaced once the new one is complete
        [version] data version of the release to make as the latest (default: the last release)
        [base] public address of the folder, such as https://data.example.org; the pages name it as their lasting address
        [purge_list] print the addresses whose content changed or is gone, which a CDN must drop, and nothing else
        [verify] instead of making a folder, compare one with what the ledger would give
        [ends] Exit status: 0 success; 2 nothing is released, the folder is not ours, Chromium is missing, or --verify found a difference; 3 an error in Goalline, or no ledger. GOALLINE_EDITION names the folder, GOALLINE_EDITION_URL its public address.
       *[plain] Make the public edition of the releases: a folder of static pages and open data for any web server.
    }
message-edition-done =
    { $count ->
        [0] { $out } says that every release was withdrawn.
        [one] { $out } holds the edition “{ $name }” (data version { $version }): { $files } files, { $drawn } figures drawn anew.
       *[other] { $out } holds the edition “{ $name }” (data version { $version }) and those before it: { $files } files, { $drawn } figures drawn anew.
    }
message-edition-terms =
    Before you publish it, read the terms of its sources, which may not allow it: nothing is left out for them. { $listed ->
        [0] { $unread ->
            [one] Those of its one source were not checked.
           *[other] Those of its { $unread } sources were not checked.
        }
       *[other] { $unread ->
            [0] All are listed here.
            [one] Those of one source were not checked; the others:
           *[other] Those of { $unread } sources were not checked; the others:
        }
    }
message-edition-same = { $out } is what the ledger gives, byte for byte.
message-edition-differs =
    { $count ->
        [one] { $out } differs in one file from what the ledger and this version of Goalline give.
       *[other] { $out } differs in { $count } files from what the ledger and this version of Goalline give.
    }
message-edition-difference =
    { $kind ->
        [missing] missing: { $path }
        [unknown] not of this edition: { $path }
       *[changed] changed: { $path }
    }

error-edition =
    { $kind ->
        [not_ours] { $out } is not empty and holds no editions of Goalline. Choose another folder.
        [no_edition] { $out } holds no edition of Goalline to compare.
        [address] “{ $found }” is not a public address. Write it like https://data.example.org, with --base or in GOALLINE_EDITION_URL.
        [busy] Another build of { $out } is under way. Wait until it has ended.
        [not_released] Data version { $version } is not a release in force. Without --version, the last release is made.
       *[cannot_write] { $out } cannot be written: { $said }. The edition before is unchanged.
    }

public-brand-line = Progress against the Global Alliance’s goals on child sexual abuse online
public-skip = Skip to the content
public-pages = Pages
public-nothing-found = Nothing found
public-copy = Copy
public-alone = Published by one person, without a second one’s approval: { $reason }
public-preview = PREVIEW, NOT PUBLISHED: this is what a release would show. Do not pass it on.
public-preview-name = Preview
public-take = Take these figures away
public-file-csv = Figures as CSV
public-file-json = Figures as JSON
public-file-json-about = What they mean (JSON)
public-cite = Cite as:
public-edition-line = “{ $name }”, released { $day }, data version { $version }
public-edition-when = released { $day }, data version { $version }
public-editions = All editions
public-editions-words = Each edition keeps its address: what it says does not change when later figures come. Only what must be erased is taken out, and the edition says so.
public-feed = Feed of editions
public-manifest = Hashes of all files
public-made = Made with Goalline { $goalline } · ledger fingerprint { $hash }
public-table-of = Figures as a table
public-full-page = Figures, sources and method
public-embed = This figure alone, for other sites
public-worked-out = How this status was worked out
public-who = Which countries
public-every-country = Latest figure of each country
public-not-agreed = { $area_at_start } is not a member; figures by others
public-nothing-yet = Nothing reported
public-away = Moving away from a goal:
public-too-old = too old to count (before { $year })
public-hidden-why = Where it says “a hidden figure would follow from it”, a figure that is hidden to protect people, here or in another country, could be worked out. So this one is not shown, even if others publish it.
public-published = What is known from published sources
public-by-country = Country by country
public-groups = Groups of countries:
public-erased = Something that this edition used has since been erased and is no longer shown, nor what was computed from it: { $areas }.
public-no-commitments = No commitments are on record
public-commitments-what = What countries announced in reports that are public, in their own words, and what later reports answer.
public-first-edition = This is the first edition
public-compared = Compared with the edition “{ $name }” of { $day }.
public-figures-new = New figures
public-figures-changed = Revised figures
public-figures-gone = Figures no longer shown
public-glossary = Glossary
public-marks = Marks of figures, and reasons why there is none, with the letter of the SDMX code list CL_OBS_STATUS.
public-goal-page = All countries on goal { $goal }
public-data-lead =
    { $figures ->
        [one] One figure, with its source and marks
       *[other] { $figures } figures, each with its source and marks
    }
public-all-files = All of this edition
public-beside = Beside the page of each country, goal and group are figures.csv, figures.json and metadata.json of that subject alone. Addresses that begin with an edition do not change; those without one lead to the latest.
public-not-shown = What is not shown
public-protection = Breakdowns of people, counts of people below a limit, and confidential figures are not shown, nor anything from which they could be worked out. Where a figure is hidden, the page says so.
public-terms = Figures belong to their publishers. Read a source’s terms before you pass its figures on, and name the source with each figure.
public-licence = Terms of use
public-about =
    { $kind ->
        [lead] Whether countries keep the operational goals that they agreed on in the Global Alliance against Child Sexual Abuse Online.
        [what] What is shown
        [who] Who answers for it
        [protection] How people are protected
        [stable] What lasts
        [reuse] Using it
       *[plain] About
    }
public-about-text =
    { $kind ->
        [what] Yearly totals that countries reported to the Alliance, and series that public bodies publish. Each figure names its source. A status says where recent years lead; it does not measure how much abuse there is, nor how good a country is.
        [who] { $organisation ->
            [none] The organisation from whose address you read this made the edition with Goalline, an open program. Ask it about figures and corrections.
           *[other] { $organisation } made this edition with Goalline, an open program. Ask it about figures and corrections.
        }
        [protection] What is published are totals. Small counts of people are hidden, and with them every figure, change or status from which one could be worked out. That is decided once, when an edition is released.
        [stable] What an edition shows stays, at addresses that stay: figures and statuses do not change. Only what must be erased to protect somebody leaves it, with what was computed from it, and each page concerned says so. A later edition says what it revised. A withdrawn edition says so at its address.
       *[reuse] The program is free software (Apache License 2.0). Figures and reports belong to those who published them; their terms are listed under Data.
    }
public-this-edition = This edition
public-edition-name = Name
public-released = Released
public-ledger = Ledger
public-program = Program
public-accessibility = Accessibility
public-accessible =
    { $kind ->
        [aim] These pages are made to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. Each release is tested by a program on every kind of page, in a light and a dark theme.
        [figures] Each figure has a title and a description for those who do not see it, and its numbers as a table below it.
        [colour] No status is told by colour alone: it has an icon and a word, and what could be chance is hatched. Colours follow the light or dark setting of your system.
        [keyboard] Everything works with the keyboard alone, without scripts, and enlarged to 400 per cent. Wide tables and figures scroll inside their frame.
        [print] Each country prints on two pages.
       *[trouble] If you meet a barrier, tell the organisation from whose address you read this.
    }
public-withdrawn = Withdrawn: { $name }
public-withdrawn-words = The release “{ $name }” (data version { $version }) was withdrawn on { $day }. Please do not use its figures.
public-later = This is an earlier edition. Later ones may have newer or revised figures.
public-latest = To the latest edition
public-missing = There is no such page
public-missing-words = The address is wrong, or what it showed is no longer published.

term =
    { $kind ->
        [flow] Yearly count
        [stock] Stock or running total
        [share] Share
        [level] Level
        [lead] Lead indicator
        [context] Context
        [status] Status
        [tick] Tick
        [window] Window
        [growth] Growth
        [baseline] Baseline
        [path] Goal path
        [provisional] (p)
       *[edition] Edition
    }
term-means =
    { $kind ->
        [flow] New cases of one year. Yearly counts may be compared from year to year.
        [stock] What there is at one time, such as member hotlines, or all cases so far. It says little about one year alone.
        [share] A part of a whole, in per cent.
        [level] A state at one time, such as hours until removal or the stage of a law.
        [lead] The indicator that gives a country its status on a goal: of several, the first with a figure.
        [context] A figure that is shown beside a goal and never assessed, such as a series of another body.
        [status] Where a country’s recent years lead. It describes the reported figures only.
        [tick] ✓ beside a year: its figure met that year’s goal. It says little about the next year.
        [window] The recent years on which a status rests: up to eight.
        [growth] The yearly change along a line fitted to the window’s figures, with its 95 % interval.
        [baseline] The first certain figure after the last break, from which a path is counted.
        [path] The values that meet the goal every year since the baseline. The path is Goalline’s reading, not agreed by the Alliance.
        [provisional] Provisional: its source may still change the figure.
        [edition] What was released at one time, with its own address; its data version is the number of the release itself in the ledger. It does not change when later figures come.
        [clear] The change is more than chance usually gives, and no single case or provisional figure decides it.
        [could_be_chance] Chance, or one slightly different figure, could explain the change.
        [counted] Everything is known, as with laws, and nothing is estimated from a sample. It is not tested against chance.
       *[untested] There are too few exact figures, or too few countries, for a test.
    }
