-- The data version that the snapshot has reached, 0 before the first event.
SELECT coalesce(max(version), 0) FROM event
