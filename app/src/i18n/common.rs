//! Words of the frame, and words that several features share.

crate::words! {
    SKIP_LINK: "Đến nội dung chính", "Skip to main content";
    PRODUCT: "Nhịp Cầu", "Nhịp Cầu";
    WARD: "UBND phường Lê Thanh Nghị", "People's Committee of Lê Thanh Nghị ward";
    WARD_FULL: "UBND phường Lê Thanh Nghị, thành phố Hải Phòng", "People's Committee of Lê Thanh Nghị ward, Hải Phòng city";
    WORK_AREA: "Khu vực làm việc", "Work area";
    PUBLIC_AREA: "Trang thông tin", "Information pages";
    GENERAL: "Thông tin chung", "General information";

    TODAY: "Hôm nay", "Today";
    BOARD: "Bảng nhiệm vụ", "Task board";
    BOARD_SHORT: "Bảng", "Board";
    CASES: "Phản ánh, kiến nghị", "Feedback";
    CASES_SHORT: "Phản ánh", "Feedback";
    PLAN: "Kế hoạch", "Plan";
    ADMIN: "Quản trị", "Administration";
    PORTAL: "Trang chủ", "Home";
    ACCESSIBILITY: "Trợ năng", "Accessibility";
    PRIVACY: "Quyền riêng tư", "Privacy";
    FOR_STAFF: "Dành cho cán bộ", "For staff";

    ACCOUNT_OF: "{}: tài khoản và giao diện", "{}: account and appearance";
    PATH: "Đường dẫn", "Path";
    MY_ACCOUNT: "Tài khoản của tôi", "My account";
    SIGN_OUT: "Đăng xuất", "Sign out";
    SIGN_OUT_EVERYWHERE: "Đăng xuất khỏi mọi thiết bị", "Sign out on all devices";
    APPEARANCE: "Giao diện", "Appearance";
    THEME_AUTO: "Theo máy", "As the device";
    THEME_LIGHT: "Sáng", "Light";
    THEME_DARK: "Tối", "Dark";
    OTHER_LANGUAGE: "English", "Tiếng Việt";

    LINE_LOST: "Mất kết nối. Nội dung đang xem vẫn dùng được; sẽ tự cập nhật khi có mạng.",
        "Connection lost. What you see stays usable and will update when the network is back.";

    LINES_FULL: "Từ địa chỉ mạng này đã có quá nhiều màn hình đang theo dõi. Trang vẫn xem được; đề nghị tải lại để xem nội dung mới.",
        "Too many screens of this network address are following already. The page can still be read; please load it again for news.";

    OPTIONAL: "(không bắt buộc)", "(optional)";
    UPLOADING: "Đang tải lên {}", "Uploading {}";
    UPLOADED: "Đã thêm {}.", "{} was added.";
    STOP: "Dừng", "Stop";
    STOPPED: "Đã dừng tải lên {}.", "The upload of {} was stopped.";
    NO_FILE: "Đề nghị chọn một tệp trước khi tải lên.", "Please choose a file first.";
    ERROR_PREFIX: "Lỗi: ", "Error: ";
    NOT_DONE: "Chưa thực hiện được", "This was not done";
    SAVE: "Lưu", "Save";
    CANCEL: "Bỏ qua", "Cancel";
    CLOSE: "Đóng", "Close";
    DELETE: "Gỡ bỏ", "Remove";
    ADD: "Thêm", "Add";
    EDIT: "Sửa", "Edit";
    BACK: "Quay lại", "Back";
    SENDING: "Đang gửi…", "Sending…";
    SAVED: "Đã lưu.", "Saved.";
    LOADING: "Đang tải…", "Loading…";
    ALL: "Tất cả", "All";
    NONE: "Chưa có", "None";
    TRY_AGAIN: "Tải lại", "Try again";
    SUGGESTED: "Đề xuất", "Suggested";
    DEMO_DATA: "Dữ liệu minh họa", "Demonstration data";

    NOT_FOUND_TITLE: "Không tìm thấy trang", "Page not found";
    NOT_FOUND: "Địa chỉ này không có nội dung, hoặc nội dung đã được chuyển đi. Đề nghị kiểm tra lại địa chỉ, hoặc đi tiếp từ các trang dưới đây.",
        "There is nothing at this address, or it has moved. Please check the address, or go on from the pages below.";
    NO_ACCESS_TITLE: "Chưa mở được trang này", "This page cannot be opened";
}
