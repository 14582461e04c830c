-- Values that wait for a leader: a handful among thousands, asked for by every look at leadership's page.
CREATE INDEX indicator_value_submitted ON indicator_value (year, id) WHERE state = 'submitted';
