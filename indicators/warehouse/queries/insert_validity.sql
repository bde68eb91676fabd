-- Submissions that are valid from a version on, some until another.
INSERT INTO validity BY NAME FROM incoming
