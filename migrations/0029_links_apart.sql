-- A link between a restricted case and one that everybody knows of told of the restricted one, from either side; it is
-- refused since. Those that were made before are taken away. What repeated a restricted case is a case of its own again,
-- and indicator 3 counts it, unless its answer has fixed already whether it is counted.
INSERT INTO feedback_tally (month, unit_id, state, result, due_on, restricted, counts, extended, cases)
    SELECT k.month, COALESCE(f.unit_id, 0), f.state, '', CASE WHEN f.due_on IS NULL THEN '' ELSE k.due_on END, FALSE,
        side.counts, k.extended_at IS NOT NULL, CAST(SUM(side.cases) AS BIGINT)
    FROM feedback f
    JOIN feedback d ON d.id = f.duplicate_of AND d.restricted = TRUE
    JOIN feedback_clock k ON k.feedback_id = f.id AND k.round = f.round AND k.counted IS NULL
    JOIN (SELECT FALSE AS counts, CAST(-1 AS BIGINT) AS cases UNION ALL SELECT TRUE, CAST(1 AS BIGINT)) side ON TRUE
    WHERE f.restricted = FALSE AND f.state NOT IN ('noted', 'forwarded', 'rejected', 'redirected')
    GROUP BY k.month, COALESCE(f.unit_id, 0), f.state, CASE WHEN f.due_on IS NULL THEN '' ELSE k.due_on END,
        side.counts, k.extended_at IS NOT NULL
    ON CONFLICT (month, unit_id, state, result, due_on, restricted, counts, extended)
    DO UPDATE SET cases = feedback_tally.cases + excluded.cases;
UPDATE feedback SET duplicate_of = NULL, version = version + 1
    WHERE duplicate_of IS NOT NULL AND EXISTS
        (SELECT d.id FROM feedback d WHERE d.id = feedback.duplicate_of AND d.restricted <> feedback.restricted);

-- Who attached a file: what staff brought with a case that they entered on behalf is not the sender's.
UPDATE feedback_file SET by_sender = FALSE
    WHERE by_sender = TRUE AND entry_id IN (SELECT e.id FROM feedback_entry e WHERE e.by_sender = FALSE);
