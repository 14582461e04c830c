-- 45 further indicators of the current plan, and for every indicator a value of each month of the five years up to the last
-- month, as the steps of entry and approval would have left them.
PRAGMA temp_store = MEMORY;
BEGIN IMMEDIATE;
CREATE TEMP TABLE the_plan AS
    SELECT plan_id AS id, MAX(sort) AS sort FROM indicator WHERE gone_at IS NULL GROUP BY plan_id ORDER BY plan_id DESC LIMIT 1;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 45)
INSERT INTO indicator (id, plan_id, code, name, measure, op, target_digits, target_scale, target_text, lead_unit_id,
    quote_line, quote, sort, version, series_id, numerator_label, denominator_label, added)
SELECT 3000000 + i, p.id, 'B' || i, 'Tỷ lệ hồ sơ loại ' || i || ' được giải quyết đúng hạn', '%', 'gte', 80 + i % 20, 0, 'Tối thiểu',
    (SELECT MIN(id) FROM unit), 0, '', p.sort + i, 1, 3000000 + i, 'Hồ sơ đúng hạn', 'Hồ sơ đã giải quyết', TRUE
FROM n, the_plan p;
CREATE TEMP TABLE made AS
WITH RECURSIVE month (no, day) AS (
    SELECT 1, date('now', '+7 hours', 'start of year', '-48 months')
    UNION ALL SELECT no + 1, date(day, '+1 month') FROM month
    WHERE date(day, '+2 months') <= date('now', '+7 hours'))
SELECT series.id AS series_id, strftime('%Y-M%m', day) AS period, CAST(strftime('%Y', day) AS INTEGER) AS year,
    300 + series.id * 7 % 60 + month.no AS numerator, 400 + month.no AS denominator,
    date(day, '+1 month') || 'T02:00:00.000000Z' AS at
FROM month, (SELECT DISTINCT series_id AS id FROM indicator WHERE gone_at IS NULL AND formula = 'share' AND series_id > 0) series
WHERE NOT EXISTS (SELECT 1 FROM indicator_month m WHERE m.series_id = series.id AND m.period = strftime('%Y-M%m', day));
INSERT INTO indicator_value (id, series_id, period, year, revision, numerator, denominator, kind, source, note, state,
    entered_by, entered_name, entered_at, submitted_at, decided_by, decided_name, decided_at)
SELECT 500000000000 + ROW_NUMBER() OVER (ORDER BY series_id, period), series_id, period, year, 1, numerator, denominator, 'actual', 'manual', '', 'approved',
    (SELECT MIN(id) FROM person), 'Bench', at, at, (SELECT MIN(id) FROM person), 'Bench', at
FROM made;
INSERT INTO indicator_month (series_id, period, year, newest_id, shown_id, approved_id, version)
SELECT v.series_id, v.period, v.year, v.id, v.id, v.id, 1 FROM indicator_value v JOIN made USING (series_id, period)
WHERE v.revision = 1;
INSERT INTO indicator_sum (series_id, year, shown_numerator, shown_denominator, shown_months, approved_numerator,
    approved_denominator, approved_months)
SELECT series_id, year, SUM(numerator), SUM(denominator), COUNT(*), SUM(numerator), SUM(denominator), COUNT(*)
FROM made WHERE TRUE GROUP BY series_id, year
ON CONFLICT (series_id, year) DO UPDATE SET shown_numerator = indicator_sum.shown_numerator + excluded.shown_numerator,
    shown_denominator = indicator_sum.shown_denominator + excluded.shown_denominator,
    shown_months = indicator_sum.shown_months + excluded.shown_months,
    approved_numerator = indicator_sum.approved_numerator + excluded.approved_numerator,
    approved_denominator = indicator_sum.approved_denominator + excluded.approved_denominator,
    approved_months = indicator_sum.approved_months + excluded.approved_months;
DROP TABLE made;
DROP TABLE the_plan;
COMMIT;
PRAGMA wal_checkpoint (TRUNCATE);
