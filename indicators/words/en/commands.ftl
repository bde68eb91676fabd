### Texts of python -m indicators --help, and the heads of the table that assess prints.

# Texts of python -m indicators --help.

command-description = Goalline tracks whether countries keep pace with operational goals. The tasks of the dashboard, for scripts and administrators.
command-commands = commands
command-ends = Exit status: 0 success; 1 part of the input was rejected; 2 the whole input was rejected; 3 an error in Goalline, or no ledger. The ledger is the database that keeps every submission; the environment variable GOALLINE_LEDGER says where it is.
command-init = Create the ledger named by GOALLINE_LEDGER and load the data shipped with Goalline. An existing ledger is not changed.
command-load =
    { $kind ->
        [prepare] prepare the changed goals and codelists for another person to save with --confirm; needs --note
        [folder] folder to compare (default: data/)
        [confirm] save the changes shown to the working data
        [retract] also withdraw figures that are missing from the files
       *[plain] Show which figures and statuses the changed files in data/ would change. With --confirm, save them to the working data.
    }
command-judge =
    { $kind ->
        [series] table with the columns base_year, base_value, current_year, current_value, target, target_year, direction, sign and limit; other columns are kept unchanged
        [out] file for the rows and their results
       *[plain] Assess any table of series by the method published by Statistics Canada, and add the columns progress_value, status and score. Needs no ledger.
    }
command-check-catalog = Check a folder of goals and codelists, and list every error.
command-assess =
    { $kind ->
        [year] year of the figures. Only assessed totals are shown, not breakdowns by sex or age, nor context figures
        [country] three-letter code of one country or area, such as KHM for Cambodia (default: all)
       *[plain] Print how countries perform in a year: each assessed figure with its status and calculation.
    }
command-verify =
    { $kind ->
        [ends] Exit status: 0 the ledger is intact; 2 it was altered, is older than before, or does not contain HASH; 3 an error in Goalline, or no readable ledger.
        [against] fingerprint printed on a receipt or release, in full or as printed; checks that the ledger still contains everything it contained then
       *[plain] Check the integrity of the ledger: every file it keeps and the chain of all events. Changes nothing.
    }
command-person =
    { $kind ->
        [ends] Exit status: 0 success; 2 refused: unknown person, an option that is missing or wrong, or the last administrator; 3 an error in Goalline, or no ledger. What an erased person did stays on record under the number, such as P7. Replace backups that contain the name.
        [action] list; add (with --name, --email, --role); role (with --role: the roles in place of the former ones); disable, enable; unbind, so that the next sign-in with the address binds the account anew; export; erase
        [id] number of the person, as list prints it
        [name] name of the person, as it is to be shown
        [email] address by which the person is recognised at the first sign-in
        [role] role of the person; may be repeated
        [areas] countries of an editor, as three-letter codes separated by commas (default: all)
        [event] erase the note of this data version; of a release also its name and the reason for acting alone
        [entry] erase the reason, note or file in this entry of the second log, as audit numbers it
        [prepare] prepare the erasure of --event or --entry for another approver
        [emergency] erase --event or --entry alone, although two people are needed
        [reason] why it is erased, kept on record; do not repeat what is erased
       *[plain] Administer the people who may sign in: list them, add, disable or enable one, set roles, export what one did, or erase a name or what somebody wrote.
    }
command-audit =
    { $kind ->
        [since] first day, such as 2026-11-25 (default: all)
        [until] last day (default: today)
        [person] number of a person, such as P7
        [action] kind of act, such as published, released, refused or signed_in
        [area] code of a country or area
        [format] csv, or jsonl: one JSON object a line
       *[plain] List who did what: sign-ins and refusals, roles given, writes, releases, downloads of briefings. People are listed by number, without content of files.
    }
command-export = Write figures, assessments, codelists and documentation as CSV and Parquet to one ZIP archive.
command-release =
    { $kind ->
        [in_full] Release the newest data version to the public, as Publish on History does. What the public may not see is decided now and kept with the release: small counts of people, breakdowns of people, confidential figures, and what would give one of them back.
        [version] number of the newest data version, which was read and approved; if another change was saved since, nothing is released
        [name] name of the release, which the public reads, such as “Ministerial 2014” (default: the number of the data version)
        [year] year of the edition, such as 2025; without it, the release is not an edition
        [note] the occasion, or who decided; kept on record
        [prepare] prepare the release for another person to approve, with --note
        [approve] number of a release that another person prepared: release it under the name, year and note given there
        [emergency] release alone, although two people are needed; the reason is printed with the release, also in the public edition
       *[plain] Release the newest data version to the public, and say what of it the public does not see.
    }
command-json = print one JSON object and nothing else
command-debug = print technical details of errors in Goalline
command-set = which figures: real, or illustrative (invented). Default: those named by the environment variable GOALLINE_SET, otherwise the real ones. Commands save to the real figures only
command-check-folder = folder with policy_targets.yaml, goals/, codelists/ and display.yaml
command-for = audience: for staff nothing is hidden, for the public small counts are hidden to protect people (default: { $audience })
command-brief =
    { $kind ->
        [country] three-letter codes of countries, separated by commas, such as KHM or DEU,KHM (default: the Alliance as a whole)
        [goal] numbers of goals, separated by commas, such as 4.1 (default: all)
        [year] year of the assessed figures (default: the latest year of each series)
        [out] the file to write; its extension sets the format: .pptx, .docx or .xlsx. An existing file of that name is replaced once the new one is complete
        [template] PPTX or DOCX file to fill in, made from those in data/templates, such as your office's
        [marking] marking printed on every page, such as Restricted (default: GOALLINE_MARKING)
        [embargo] date, time and time zone before which the briefing must not be used
        [edition] name of this edition
        [prepared] who prepared it, and when
        [checked] who checked it, and when
        [cleared] who cleared it, and when
       *[plain] Write a briefing on countries or the whole Alliance as slides, a document or a workbook.
    }
command-version = number of the data version to read. Default: for staff the newest, published or not; for the public the latest release
command-export-out = the archive; an existing file of that name is replaced once the new one is complete
command-note = short reason, kept on record
command-by = name of the person saving, kept on record (default: the user name on this machine); where people sign in, the number, address or name of a person
command-submit =
    { $kind ->
        [in_full] Submit a file of figures: read it, check it, compare it with the current figures, and save new and changed figures to the working data. Every error is listed with its line and how to fix it. The command can run alongside the dashboard; what it saves can be withdrawn there, on the History screen. The public sees it once it is published there.
        [ends] Exit status: 0 no row rejected (in a dry run, warnings may remain); 1 some or all rows rejected; 2 the whole file rejected; 3 an error in Goalline, or no ledger. Submitting the same file again saves nothing, and says so.
        [what] the file
        [unsaid] information missing from the file
        [publishing] saving
        [file] the table: CSV, TSV, XLSX, XLS or ODS, in any common layout
        [dry_run] show errors and what would be saved; save nothing and keep no record
        [source] who published or counted the figures, and where; used for rows without a source (default: the file name)
        [note] short description of the file, kept on record
        [reason] why figures with a warning (such as a tenfold jump) are right; without it they are not saved
        [good_rows] save valid rows even if others are rejected; without it, one rejected row holds back the whole file
        [indicator] code of the indicator, such as ICSE_VICTIMS (victims identified in the year), if the file does not say; the How we judge screen lists the codes
        [country] three-letter code of the country, such as KHM (Cambodia), if the file does not say
        [year] the year, if the file does not say
        [column] meaning of a column: country, year, indicator, value, unit, source, note, sex, age, breakdown, or ignore; NAME is its header, or its letter or number if it has none; may be repeated
        [sign] meaning of a sign or words in cells of figures, such as "fewer than 5=hidden": no_figure (not available), not_reported, not_applicable, late, zero, hidden, at_most, at_least, estimated, provisional, or nothing if the words say nothing about the number; may be repeated
        [unit] a unit as the file writes it that means the unit of the indicator, or “own” if the file names none; may be repeated
        [scale] what every figure is multiplied by, such as 1000 if the file is in thousands, or 1 if it is in full
        [financial_year_ends] month and day on which financial years such as 2014/15 end, such as 06-30
        [ignore_unused] I have looked: nothing that was not used (columns, lines, other sheets, comments) says anything about the figures
        [decimal] decimal mark, a comma or a point, if the file leaves open whether 1,263 means 1263 or 1.263
        [sheet] name of the sheet to read (default: the first visible sheet with a header)
       *[plain] Submit a file of figures: read it, check it, compare it with the current figures, and save new and changed figures to the working data.
    }

# Heads of the table that assess prints.

assess-column =
    { $kind ->
        [area] Country or area
        [indicator] Indicator
        [value] Figure
        [status] Status
        [met] Goal of the year
        [growth] Growth per year (95 % interval)
        [change] Change
        [pace] Pace per year
        [streak] Consecutive figures meeting the goal
       *[certainty] Certainty
    }
assess-met = ✓ met
assess-missed = not met
