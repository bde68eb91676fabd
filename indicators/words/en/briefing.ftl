### The box with the sentences for a briefing.

briefing-title = For a briefing: { $goal }
briefing-copy = Copy
briefing-copy-footnote = Copy with footnote
briefing-copied = Copied.
briefing-not-copied = The browser did not allow copying. Select the text instead.
briefing-of = { $whose }: { $sentences }
briefing-illustrative = ILLUSTRATIVE: { $sentences }
briefing-footnote = { $goal }. Data as of { $day }, { $version }, Goalline { $goalline }.
briefing-footnote-staff = { $goal }. Data as of { $day }, { $version }, Goalline { $goalline }. As seen by staff: may include figures that are not public.
