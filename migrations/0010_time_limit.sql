-- Limits of time as dated rows with the law behind each, settings, and what follows from a late change of the calendar.

CREATE TABLE time_limit (
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    amount BIGINT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('working_day', 'calendar_day')),
    legal_ref TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    effective_to TEXT,
    enabled BOOLEAN NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (code, effective_from)
);
INSERT INTO time_limit (code, name, amount, unit, legal_ref, effective_from, enabled) VALUES
    ('R-REFUSE', 'Không tiếp nhận hoặc hướng dẫn thủ tục khác', 2, 'working_day', '766/QĐ-TTg', '2022-06-23', TRUE),
    ('R-SUPPLEMENT', 'Đề nghị bổ sung thông tin', 5, 'working_day', '766/QĐ-TTg', '2022-06-23', TRUE),
    ('R-FORWARD', 'Chuyển cơ quan có thẩm quyền', 5, 'working_day', '92/2017/NĐ-CP', '2017-09-25', TRUE),
    ('R-ANSWER', 'Trả lời phản ánh, kiến nghị', 15, 'working_day', '766/QĐ-TTg', '2022-06-23', TRUE),
    ('R-PUBLISH', 'Công khai câu trả lời đã duyệt', 2, 'working_day', '766/QĐ-TTg', '2022-06-23', TRUE),
    ('R-BIZ', 'Trả lời khó khăn của doanh nghiệp, hộ kinh doanh', 5, 'working_day', 'Cam kết của UBND phường', '2026-01-01', FALSE),
    ('R-FIELD', 'Xử lý việc tại hiện trường (rác, vỉa hè, đèn)', 3, 'working_day', 'Cam kết của UBND phường', '2026-01-01', FALSE),
    ('R-LEGALDOC', 'Phản ánh, kiến nghị về văn bản pháp luật', 15, 'calendar_day', '89/CĐ-TTg', '2025-06-16', TRUE),
    ('R-DATA', 'Trả lời yêu cầu của chủ thể dữ liệu cá nhân', 2, 'working_day', '91/2025/QH15', '2026-01-01', TRUE);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
INSERT INTO setting (name, value) VALUES
    -- What comes out of hours counts as received on the next working day.
    ('deem_next_working_day', 'no'),
    -- Months after which the personal data of a closed case is masked.
    ('retention_months', '24'),
    -- How often a sender may reopen a case.
    ('reopen_most', '1'),
    -- The one clerk besides the leaders who sees restricted cases: the id of a person.
    ('restricted_clerk', ''),
    -- The hotline as the public reads it; nothing is shown while it is empty.
    ('hotline', '');
