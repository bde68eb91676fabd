### Reporting desk: collection rounds, and what each country has reported.

desk-lead-none = No collection round is open. A round says which figures and which report you ask for, from whom, and by when.
desk-round = Collection round
desk-new = New round
desk-open-new = Open a round
desk-edit = Edit this round
desk-asks = Figures for { $years } (goals: { $goals }) and the report for { $year }. Open from { $opens }; deadline { $deadline }.
desk-edited = Last edited by { $name }, { $day }.
desk-complete = Complete: { $complete } of { $of } countries; overdue: { $overdue }.
desk-what = A figure counts once the country has reported it itself, or has said that it is not available.
desk-forms = Download the reporting forms for { $year } (countries: { $count }, ZIP)
desk-forms-what = One Word document for each country, with its last figures and announcements, in its language where Goalline has it.
desk-stage = Received
desk-received =
    { $stage ->
        [nothing] Nothing yet
        [incomplete] Incomplete
        [returned] Returned to the country
       *[complete] Complete
    }
desk-timing = Deadline
desk-due =
    { $timing ->
        [open] Not due yet
        [on_time] On time
        [late] Late
       *[overdue] Overdue
    }
desk-figures = Figures
desk-figures-of = { $figures } of { $asked }
desk-figures-none-asked = None asked
desk-missing-one = { $goal } ({ $years })
desk-report = Report
desk-report-lacks = { $day }; no answer on { $parts }
desk-last = Last received
desk-all-countries = none
desk-contact = Contact
desk-contact-help = Name and address of the person to write to. Only staff see it; it is never exported.
desk-language = Language
desk-no-contact = Not recorded
desk-returned = { $day }: { $reason }
desk-returned-label = Returned
desk-save-contact = Save contact
desk-return-what = Use this when the country must complete or correct what it sent. Its next file or report ends this state.
desk-return-reason = What has to be corrected
desk-return = Record the return
desk-reminder = Reminder to copy
desk-reminder-in = Write it in { $language }: this draft is in English.
desk-reminder-nothing = Everything asked of { $area } has been received. No reminder is needed.
desk-reminder-subject = { $round }: { $timing ->
        [overdue] overdue from { $area }
       *[other] reminder for { $area }
    }
desk-reminder-deadline = { $timing ->
        [overdue] The deadline for “{ $round }” was { $deadline }.
       *[other] The deadline for “{ $round }” is { $deadline }.
    }
desk-reminder-returned = On { $day } we returned what { $area } had sent, with this remark: “{ $reason }”.
desk-reminder-missing = We have not yet received from { $area }:
desk-reminder-report = - the report for { $year }
desk-reminder-answer = - the report’s answer on goal { $goal }
desk-reminder-figure = - figures for { $years } on goal { $goal }
desk-reminder-end = Please send what is missing or needs correction, or tell us when we can expect it. If a figure is not available, please say so: it is then shown as “not available”.
desk-name = Name of the round
desk-name-example = For example: Reports of 2025
desk-years = Years of the figures
desk-report-year = Year of the report
desk-opens = Opens
desk-deadline = Deadline
desk-address = Where to return the form and whom to ask: name, e-mail; it is printed on the form
desk-save = Save the round
desk-remove-title = Remove this round
desk-remove-what = Figures and reports stay; only the round and its list are removed.
desk-remove = Remove the round
desk-remove-erase = Also erase all its edits, contacts included; this cannot be undone
desk-erase-title = Erase earlier contacts
desk-erase-what = The record keeps every edit of a round, contacts included. This erases all earlier edits of this round and keeps the current one. This cannot be undone.
desk-erase = Erase earlier edits
