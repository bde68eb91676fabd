-- Number of distinct catalogues adopted up to $version.
SELECT count(DISTINCT submission) FROM event WHERE kind = 'adopted' AND version <= $version
