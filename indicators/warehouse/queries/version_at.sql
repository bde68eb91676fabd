-- The data version at the end of $day (UTC), 0 before the first event.
SELECT coalesce(max(version), 0) FROM event WHERE left(moment, 10) <= $day
