### Sentences to copy about a country.

briefing-summary = Summary to copy
