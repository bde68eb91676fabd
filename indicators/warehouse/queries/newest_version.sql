-- The newest data version loaded, 0 before the first event.
SELECT coalesce(max(version), 0) FROM event
