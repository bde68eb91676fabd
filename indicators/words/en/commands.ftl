### Texts of python -m indicators --help, and the heads of the table that assess prints.

# Texts of python -m indicators --help.

command-description = Goalline: does a country keep pace with the operational goals? The jobs of the dashboard for scripts and administrators.
command-commands = commands
command-ends = Exit status: 0 all is well; 1 some of it was refused; 2 what was given was refused as a whole; 3 a fault of Goalline, or no ledger. The ledger is the database that keeps everything that was ever brought in; the environment variable GOALLINE_LEDGER says where it is.
command-init = Make the ledger where GOALLINE_LEDGER says, and load the data that came with Goalline; where a ledger stands, change nothing.
command-load = Show which figures and statuses the changed files of data/ would change; with --confirm, bring them in.
command-judge = Judge any table of series by Statistics Canada's published method: adds the columns progress_value, status and score. Needs no ledger.
command-check-catalog = Check a folder of goals and codelists, and name everything that is wrong with it.
command-assess = Print how countries do in a year: each judged figure with its status and arithmetic.
command-verify = Check that the ledger is whole: every file that it keeps, and the chain of all events. Changes nothing.
command-verify-ends = Exit status: 0 the ledger is whole; 2 it was altered, is older than it was, or does not hold HASH; 3 a fault of Goalline, or no ledger that can be read. To check a backup, name it in GOALLINE_LEDGER.
command-verify-against = a hash that a receipt or a release printed, whole or as printed; checks that the ledger still holds all that it held then
command-export = Write figures, assessments, codelists and all that explains them as CSV and Parquet into one ZIP archive.
command-json = print one JSON object and nothing else
command-debug = print the technical details too, where Goalline itself is at fault
command-set = which figures: real, or illustrative, the invented ones; if left out, those that the environment variable GOALLINE_SET names, else the real ones. Nothing is brought in beside invented figures
command-check-folder = folder with policy_targets.yaml, goals/, codelists/ and display.yaml
command-judge-series = table with the columns base_year, base_value, current_year, current_value, target, target_year, direction, sign and limit; others stay as they are
command-judge-out = file to write the rows and their results to
command-load-folder = folder to compare; data/ if left out
command-load-confirm = bring in what is shown
command-load-retract = also take back the figures that are no longer in the files
command-assess-year = the year of the figures. Shown are the totals that are judged: no parts by sex or age, and no figure that stands for context only
command-assess-country = three-letter code of one country or area, such as KHM for Cambodia; all of them if left out
command-for = what is hidden to protect people: nothing for staff, small counts for the public; staff if left out
command-version = number of the data version to read. If left out: for staff the newest, released or not; for the public the last release
command-export-out = the archive; a file of that name is replaced, once the new one is whole
command-note = why, in a few words; kept on record
command-by = who brings it in, kept on record; the name of this machine's user if left out
command-submit = Bring a file of figures in: read it, check it, compare it with the figures that stand, publish what is new or changed.
command-submit-in-full = Bring a file of figures in: read it, check it, compare it with the figures that stand, publish what is new or changed. Every fault is named with its line and how to mend it. It works while the dashboard runs, and what it publishes can be undone there, on the screen History.
command-submit-ends = Exit status: 0 no row refused (in a dry run, warnings alone leave it at 0); 1 one or more rows refused, even all; 2 the file refused as a whole; 3 a fault of Goalline, or no ledger. The same file sent again publishes nothing, and says so.
command-submit-what = the file
command-submit-unsaid = what the file does not say itself
command-submit-publishing = publishing
command-submit-file = the table: CSV, TSV, XLSX, XLS or ODS, in any usual layout
command-submit-dry-run = show what is wrong and what would be published; publish nothing, keep nothing on record
command-submit-source = who published or counted the figures, and where: for rows that name no source; the file's name if left out
command-submit-note = what this file is, in a few words; kept on record
command-submit-reason = why figures with a warning are right (such as a jump of ten times); without it they are not published
command-submit-good-rows = publish the good rows although others are refused; without it one refused row holds back the whole file
command-submit-indicator = code of the indicator, such as ICSE_VICTIMS (victims identified in the year), where the file does not say; the screen How we judge lists the codes
command-submit-country = three-letter code of the country, such as KHM (Cambodia), where the file does not say
command-submit-year = the year, where the file does not say
command-submit-column = what a column is for: country, year, indicator, value, unit, source, note, sex, age, breakdown, or ignore; NAME is its header, or its letter or number where it has none; may be repeated
command-submit-decimal = the mark before decimals, a comma or a point, where the file leaves it open whether 1,263 is a thousand or one and a bit
command-submit-sheet = name of the sheet of a workbook to read; if left out, the first one in sight that has a header

# Heads of the table that assess prints.

assess-column-area = Country or area
assess-column-indicator = Indicator
assess-column-value = Figure
assess-column-status = Status
assess-column-change = Change
assess-column-pace = Pace a year
assess-column-pace-needed = Needed next year
assess-column-gap = Against the goal path
assess-column-streak = Figures in a row that met it
