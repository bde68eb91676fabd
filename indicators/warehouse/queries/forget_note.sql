-- Delete a note whose text was erased, at all versions.
DELETE FROM note WHERE version = $version
