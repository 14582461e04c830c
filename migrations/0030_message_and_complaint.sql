-- Made by the form of a message and what it says: the same message sent twice stands once.
ALTER TABLE feedback_entry ADD COLUMN message_key TEXT;
CREATE UNIQUE INDEX feedback_entry_message ON feedback_entry (feedback_id, message_key) WHERE message_key IS NOT NULL;

-- Of what was led to the road of complaints only the note of that is kept (Luật Khiếu nại): what was written, answered in
-- draft and attached goes. Approved answers stay, since they are the ward's.
UPDATE feedback_entry SET text = ''
    WHERE kind IN ('message', 'supplement', 'ask', 'note') AND feedback_id IN
        (SELECT f.id FROM feedback f WHERE f.state = 'redirected' AND f.outcome_note = 'complaint');
DELETE FROM feedback_answer
    WHERE approved_at IS NULL AND feedback_id IN
        (SELECT f.id FROM feedback f WHERE f.state = 'redirected' AND f.outcome_note = 'complaint');
UPDATE feedback_file SET name = '', removed_reason = 'Nội dung thuộc thủ tục khiếu nại',
        removed_at = (SELECT f.touched_at FROM feedback f WHERE f.id = feedback_file.feedback_id)
    WHERE removed_at IS NULL AND feedback_id IN
        (SELECT f.id FROM feedback f WHERE f.state = 'redirected' AND f.outcome_note = 'complaint');
UPDATE feedback SET content = '', content_digest = ''
    WHERE state = 'redirected' AND outcome_note = 'complaint';
