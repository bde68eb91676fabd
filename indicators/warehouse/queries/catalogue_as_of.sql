-- The submission that holds the catalogue in force as of $version: the last adopted.
SELECT submission FROM event WHERE kind = 'adopted' AND version <= $version ORDER BY version DESC LIMIT 1
