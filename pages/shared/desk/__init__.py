"""Parts of the page "Reporting desk": what countries have sent for a collection round, and the forms about it."""
