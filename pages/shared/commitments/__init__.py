"""Parts of the page "Commitments", and the commitments next to a goal on "Country"."""
