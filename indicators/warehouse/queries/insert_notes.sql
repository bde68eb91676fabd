-- Insert notes.
INSERT INTO note BY NAME FROM incoming
