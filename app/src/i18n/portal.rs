//! Words of the public's pages.

crate::words! {
    ACCESSIBILITY: "Tuyên bố trợ năng", "Accessibility statement";
    ACCESSIBILITY_GOAL: "Mọi trang của Nhịp Cầu hướng tới chuẩn WCAG 2.2 mức AA: chữ đủ lớn và đủ tương phản, phóng to đến 200 % không mất nội dung, dùng được bằng bàn phím, và không trạng thái nào chỉ thể hiện bằng màu.",
        "Every page of Nhịp Cầu aims at WCAG 2.2 level AA: text that is large and contrasting enough, zoom to 200 % without loss, use by keyboard, and no state shown by colour alone.";
    ACCESSIBILITY_HOW: "Các trang công khai và biểu mẫu dùng được cả khi trình duyệt tắt JavaScript. Mỗi lần thay đổi, các trang được kiểm tra tự động bằng công cụ axe.",
        "Public pages and forms work without JavaScript. With every change the pages are checked with the tool axe.";
    ACCESSIBILITY_CONTACT: "Nếu có nội dung khó đọc hoặc khó dùng, đề nghị Ông/Bà báo cho UBND phường (qua Phòng Kinh tế, Hạ tầng và Đô thị) để được hỗ trợ và khắc phục.",
        "If something is hard to read or use, please tell the ward (Office of Economy, Infrastructure and Urban Affairs), who will help and mend it.";
    PRIVACY: "Thông báo về quyền riêng tư", "Privacy notice";
    PRIVACY_WHAT: "Trang công khai không đặt công cụ theo dõi, không tải nội dung từ máy chủ bên ngoài. Trình duyệt chỉ lưu lựa chọn ngôn ngữ và giao diện nếu Ông/Bà tự chọn.",
        "The public pages carry no trackers and load nothing from other servers. Your browser only keeps the language and appearance that you choose yourself.";
    PRIVACY_STAFF: "Với cán bộ có tài khoản, hệ thống lưu họ tên, đơn vị, phiên đăng nhập và nhật ký công việc để bảo đảm trách nhiệm giải trình.",
        "Of staff with an account the system keeps name, unit, sessions and the log of work, for accountability.";
    PRIVACY_NOBODY_ELSE: "Dữ liệu đặt tại máy chủ của phường và không được chuyển cho bên thứ ba.",
        "Data stays on the ward's server and is not given to third parties.";
    PRIVACY_LAW: "Việc xử lý thực hiện theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP. Yêu cầu của chủ thể dữ liệu được phản hồi trong 2 ngày làm việc.",
        "Processing follows Law 91/2025/QH15 on personal data and Decree 356/2025/NĐ-CP. Requests of data subjects are answered within 2 working days.";
}
