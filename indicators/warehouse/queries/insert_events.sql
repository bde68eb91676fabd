-- Insert events.
INSERT INTO event BY NAME FROM incoming
