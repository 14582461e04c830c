-- Leadership's view asks which series changed by the versions of their months added up; from the index alone.
CREATE INDEX indicator_month_stamp ON indicator_month (year, series_id, version);
DROP INDEX indicator_month_year;
