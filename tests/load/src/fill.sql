-- Cases :from (not included) to :to, as the steps of the program would have left them. Their time runs over the 320 days
-- before today; the newest case has the greatest id.
PRAGMA temp_store = MEMORY;
BEGIN IMMEDIATE;
CREATE TEMP TABLE IF NOT EXISTS place AS SELECT ROW_NUMBER() OVER (ORDER BY id) - 1 AS no, id FROM unit;
CREATE TEMP TABLE made AS
WITH RECURSIVE n (i) AS (SELECT :from + 1 UNION ALL SELECT i + 1 FROM n WHERE i < :to)
SELECT i, 1000000000 + i AS id,
    strftime('%Y-%m-%d', 'now', '+7 hours', '-' || (320 - (i - :from) * 320 / (:to - :from)) || ' days') AS day,
    (SELECT id FROM place WHERE no = i * 7 % (SELECT COUNT(*) FROM place)) AS unit_id,
    CASE WHEN i % 50 = 0 THEN 'processing' WHEN i % 10 IN (1, 2, 3) THEN 'published' ELSE 'closed' END AS state,
    CASE WHEN i % 50 = 0 THEN NULL WHEN i % 23 = 0 THEN 'late' ELSE 'on_time' END AS result,
    strftime('%Y-%m-%d', 'now', '+7 hours', (i / 50 % 25 - 5) || ' days') AS open_due,
    CASE i % 4 WHEN 0 THEN 'infrastructure' WHEN 1 THEN 'procedure' WHEN 2 THEN 'land' ELSE 'other' END AS category,
    'Hộ kinh doanh ở tổ ' || (i % 40) || ' phản ánh việc số ' || i || ': vỉa hè trước cửa hàng bị lấn chiếm, đề nghị phường '
        || 'kiểm tra, nhắc nhở và trả lời; từ riêng tu' || (i % 3000) || CASE WHEN i <= 400 THEN ' quyhiem' ELSE '' END AS content
FROM n;
INSERT INTO feedback (id, code, channel, received_at, entered_at, sender_kind, sender_name, phone, address, hide_name,
    may_publish, consent_version, category, restricted, content, content_digest, previous_state, state, unit_id, round,
    due_on, closed_at, touched_at, touched_name, version)
SELECT id, 'BENCH-' || i, 'web', day || 'T02:00:00.000000Z', day || 'T02:00:00.000000Z', 'citizen', 'Nguyễn Văn A',
    '+849' || printf('%08d', i * 7919 % 100000000), 'Số 1', FALSE, TRUE, '1', category, FALSE, content,
    printf('%016x', i * 2654435761 % 4294967296), CASE state WHEN 'processing' THEN 'assigned' ELSE 'answered' END, state,
    unit_id, 1, CASE state WHEN 'processing' THEN open_due END,
    CASE state WHEN 'closed' THEN day || 'T03:00:00.000000Z' END, day || 'T02:00:00.000000Z', '', 3
FROM made;
INSERT INTO feedback_clock (feedback_id, round, month, started_at, rule_code, legal_ref, amount, unit, original_due_on,
    due_on, derivation, answered_at, result, answered_unit_id, counted)
SELECT id, 1, substr(day, 1, 7), day || 'T02:00:00.000000Z', 'R-ANSWER', '766/QĐ-TTg', 15, 'working_day',
    CASE WHEN result IS NULL THEN open_due ELSE day END, CASE WHEN result IS NULL THEN open_due ELSE day END, '{}',
    CASE WHEN result IS NOT NULL THEN day || 'T02:00:00.000000Z' END, result,
    CASE WHEN result IS NOT NULL THEN unit_id END, CASE WHEN result IS NOT NULL THEN TRUE END
FROM made;
INSERT INTO feedback_tally (month, unit_id, state, result, due_on, restricted, counts, extended, cases)
SELECT substr(day, 1, 7), unit_id, state, COALESCE(result, ''), CASE WHEN result IS NULL THEN open_due ELSE '' END, FALSE,
    TRUE, FALSE, COUNT(*)
FROM made GROUP BY 1, 2, 3, 4, 5
ON CONFLICT (month, unit_id, state, result, due_on, restricted, counts, extended)
DO UPDATE SET cases = feedback_tally.cases + excluded.cases;
INSERT INTO published_answer (id, feedback_id, category, sender_kind, question, answer, published_at)
SELECT id, id, category, 'household', content, 'UBND phường đã kiểm tra và nhắc nhở.', day || 'T04:00:00.000000Z'
FROM made WHERE state = 'published';
INSERT INTO published_text (rowid, words)
SELECT id, 'ho kinh doanh o to ' || (i % 40) || ' phan anh viec so ' || i || ' via he truoc cua hang bi lan chiem de nghi phuong '
    || 'kiem tra nhac nho va tra loi tu rieng tu' || (i % 3000) || CASE WHEN i <= 400 THEN ' quyhiem' ELSE '' END
    || ' ubnd da =' || category
FROM made WHERE state = 'published';
DROP TABLE made;
-- The words with the number of answers that hold them; without those that are of the field.
CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, published_text, row);
INSERT INTO published_word (word, answers)
SELECT term, doc FROM temp.vocabulary WHERE term NOT LIKE '=%'
ON CONFLICT (word) DO UPDATE SET answers = excluded.answers;
DROP TABLE temp.vocabulary;
COMMIT;
PRAGMA wal_checkpoint (TRUNCATE);
