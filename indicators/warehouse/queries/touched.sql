-- Hashes of the keys of the submissions at $submission_versions. A different key with the same hash is recomputed
-- too, with the same result.
CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT key FROM rows WHERE list_contains($submission_versions, submission_version)
