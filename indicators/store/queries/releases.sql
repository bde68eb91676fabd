-- Each release that was ever named, in order: the version that it shows, its name, when and why.
SELECT released, name, moment, note FROM event WHERE kind = 'released' ORDER BY version
