-- Whether any row became current, or ceased to be, after $version.
SELECT count(*) > 0
FROM validity
WHERE kind IN ('observations', 'edit') AND (from_version > $version OR to_version > $version)
