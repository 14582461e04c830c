//! Words of the public's pages.

crate::words! {
    PORTAL: "Cổng thông tin", "Information portal";
    HEADING: "Cải thiện môi trường kinh doanh phường Lê Thanh Nghị năm {}", "A better business environment in Lê Thanh Nghị ward, {}";
    NO_PLAN: "Kế hoạch của năm nay sẽ hiện ở đây sau khi UBND phường đưa lên.",
        "This year's plan will stand here once the ward's People's Committee has put it in.";
    PROMISE: "UBND phường đã cam kết {} nhiệm vụ để việc kinh doanh của Ông/Bà thuận lợi hơn. Ở đây Ông/Bà xem được phường hứa gì và đã làm đến đâu.",
        "The ward's People's Committee has committed itself to {} tasks that make doing business easier. Here you see what the ward promised and how far it is.";
    SEE_PLAN: "Xem kế hoạch", "Read the plan";
    PROGRESS: "Tiến độ", "Progress";
    PROGRESS_OF: "Tiến độ {}", "Progress, {}";
    NOT_RELEASED: "Tiến độ sẽ hiện ở đây sau khi lãnh đạo UBND phường công bố.",
        "Progress will stand here once the ward's leadership has released a period.";
    IN_WORDS: "Trong {} nhiệm vụ: {} đã hoàn thành kỳ, {} đang làm, {} chưa cập nhật.",
        "Of {} tasks, {} are complete for the period, {} are under way, {} are not updated yet.";
    DONE: "{} hoàn thành kỳ", "{} complete";
    DOING: "{} đang làm", "{} under way";
    NOT_YET: "{} chưa cập nhật", "{} not updated";
    AS_OF: "Số liệu ngày {}, do lãnh đạo UBND phường công bố.", "Data of {}, released by the ward's leadership.";
    SEE_TABLE: "Xem bảng số liệu", "Show the figures as a table";
    BY_GROUP: "Tiến độ theo nhóm", "Progress by group";
    TABLE_OF: "Số nhiệm vụ theo trạng thái, {}", "Number of tasks by state, {}";
    TOTAL: "Tổng số", "Total";
    WHOLE_PLAN: "Cả kế hoạch", "Whole plan";
    MORE: "Tìm hiểu thêm", "Find out more";
    DOOR_TASKS: "{} nhiệm vụ", "{} tasks";
    DOOR_TASKS_UNDER: "Nội dung, vai trò, thời hạn từng nhiệm vụ", "Text, role and term of every task";
    DOOR_INDICATORS_UNDER: "Mức phường phải đạt, đơn vị theo dõi", "What the ward must reach, and who follows it";
    DOOR_DUTIES_UNDER: "Từng đơn vị của phường chịu trách nhiệm gì", "What every unit of the ward answers for";

    PLAN_HEADING: "Kế hoạch cải thiện môi trường kinh doanh năm {}", "Plan for a better business environment, {}";
    PARTS: "Các phần của kế hoạch", "Parts of the plan";
    IDENTITY: "Kế hoạch số {} ngày {}, {} ban hành.", "Plan no. {} of {}, issued by {}.";
    IDENTITY_NUMBER: "Kế hoạch số {}, {} ban hành.", "Plan no. {}, issued by {}.";
    IDENTITY_DATE: "Kế hoạch ngày {}, {} ban hành.", "Plan of {}, issued by {}.";
    IDENTITY_NONE: "{} ban hành. Số và ngày của văn bản đang được bổ sung.",
        "Issued by {}. Number and date of the document are still to be filled in.";
    BASIS: "Căn cứ và mục tiêu", "Basis and goals";
    BASIS_ONLY: "Căn cứ", "Basis";
    GOALS: "Mục tiêu", "Goals";
    DATED: " ngày {}", " of {}";
    OF_ISSUER: " của {}", " by {}";
    INDICATORS: "Chỉ tiêu phải đạt", "Indicators to reach";
    INDICATORS_OF: "Chỉ tiêu năm {}", "Indicators of {}";
    INDICATOR: "Chỉ tiêu", "Indicator";
    TARGET: "Mục tiêu", "Target";
    FOLLOWED_BY: "Đơn vị theo dõi", "Followed by";
    TASKS_BY_GROUP: "{} nhiệm vụ, theo {} nhóm", "{} tasks in {} groups";
    STATE_AS_OF: "Trạng thái {}, công bố ngày {}.", "States of {}, released on {}.";
    STATE_LATER: "Trạng thái từng nhiệm vụ sẽ hiện ở đây sau khi lãnh đạo UBND phường công bố.",
        "The state of every task will stand here once the ward's leadership has released it.";
    ROLES: "“Chủ trì”: phường chịu trách nhiệm chính. “Phối hợp”: phường cùng làm với cơ quan khác.",
        "“Leads”: the ward is responsible. “Coordinates”: the ward works with another authority.";
    DUTIES: "Đơn vị nào làm gì", "Who does what";
    REPORTS: "Báo cáo phải gửi", "Reports to be sent";
    SENT_TO: ", gửi {}", ", to {}";

    ACCESSIBILITY: "Tuyên bố trợ năng", "Accessibility statement";
    ACCESSIBILITY_GOAL: "Mọi trang của Nhịp Cầu hướng tới chuẩn WCAG 2.2 mức AA: chữ đủ lớn và đủ tương phản, phóng to đến 200 % không mất nội dung, dùng được bằng bàn phím, và không trạng thái nào chỉ thể hiện bằng màu.",
        "Every page of Nhịp Cầu aims at WCAG 2.2 level AA: text that is large and contrasting enough, zoom to 200 % without loss, use by keyboard, and no state shown by colour alone.";
    ACCESSIBILITY_HOW: "Các trang công khai và biểu mẫu dùng được cả khi trình duyệt tắt JavaScript. Mỗi lần thay đổi, các trang được kiểm tra tự động bằng công cụ axe.",
        "Public pages and forms work without JavaScript. With every change the pages are checked with the tool axe.";
    ACCESSIBILITY_CONTACT: "Nếu có nội dung khó đọc hoặc khó dùng, đề nghị Ông/Bà báo cho UBND phường (qua Phòng Kinh tế, Hạ tầng và Đô thị) để được hỗ trợ và khắc phục.",
        "If something is hard to read or use, please tell the ward (Office of Economy, Infrastructure and Urban Affairs), who will help and mend it.";
    PRIVACY: "Thông báo về quyền riêng tư", "Privacy notice";
    PRIVACY_WHAT: "Trang công khai không đặt công cụ theo dõi, không tải nội dung từ máy chủ bên ngoài. Trình duyệt lưu lựa chọn ngôn ngữ và giao diện nếu Ông/Bà tự chọn. Nội dung đang soạn ở trang Gửi phản ánh được giữ trên chính thiết bị của Ông/Bà cho đến khi gửi xong, nhiều nhất bảy ngày; Ông/Bà xóa được ngay tại trang đó.",
        "The public pages carry no trackers and load nothing from other servers. Your browser keeps the language and appearance that you choose yourself. What you are writing on the feedback page is kept on your own device until it is sent, for seven days at most; you can delete it on that page.";
    PRIVACY_STAFF: "Với cán bộ có tài khoản, hệ thống lưu họ tên, đơn vị, phiên đăng nhập và nhật ký công việc để bảo đảm trách nhiệm giải trình.",
        "Of staff with an account the system keeps name, unit, sessions and the log of work, for accountability.";
    PRIVACY_NOBODY_ELSE: "Dữ liệu đặt tại máy chủ của phường và không được chuyển cho bên thứ ba.",
        "Data stays on the ward's server and is not given to third parties.";
    PRIVACY_LAW: "Việc xử lý thực hiện theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP. Yêu cầu của chủ thể dữ liệu được phản hồi trong 2 ngày làm việc.",
        "Processing follows Law 91/2025/QH15 on personal data and Decree 356/2025/NĐ-CP. Requests of data subjects are answered within 2 working days.";
}
