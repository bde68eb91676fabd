"""Parts of the page "Correct figures"."""
