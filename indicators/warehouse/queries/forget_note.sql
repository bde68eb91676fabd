-- A note whose words were erased is no longer there, at any version.
DELETE FROM note WHERE version = $version
