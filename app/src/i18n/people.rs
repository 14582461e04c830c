//! Words of sign-in, accounts and units.

use domain::people::{Role, UnitKind};

use super::Text;

crate::words! {
    SIGN_IN: "Đăng nhập", "Sign in";
    SIGN_IN_LEAD: "Dành cho cán bộ, công chức phường Lê Thanh Nghị.", "For the staff of Lê Thanh Nghị ward.";
    FORGOTTEN: "Quên mật khẩu? Đề nghị liên hệ người quản trị của phường để được cấp lại.",
        "Forgotten your password? Please ask the ward's administrator for a new one.";
    NAME: "Họ và tên", "Full name";
    USERNAME: "Tên đăng nhập", "User name";
    USERNAME_HELP: "Chữ thường không dấu, chữ số, dấu chấm. Ví dụ: hoa.nt", "Small letters without marks, digits, dots. For example: hoa.nt";
    PASSWORD: "Mật khẩu", "Password";
    PASSWORD_HELP: "Ít nhất {} ký tự. Một câu ngắn dễ nhớ là tốt nhất.", "At least {} characters. A short sentence that you remember is best.";
    CONTINUE: "Tiếp tục", "Continue";

    SECOND_FACTOR: "Xác thực lớp hai", "Second factor";
    SECOND_FACTOR_LEAD: "Mở ứng dụng xác thực trên điện thoại và nhập 6 chữ số đang hiện.",
        "Open the authenticator app on your phone and type the 6 digits that it shows.";
    CODE: "Mã xác thực", "Code";
    CODE_HELP: "Mã đổi sau mỗi 30 giây.", "The code changes every 30 seconds.";
    PHONE_LOST: "Không dùng được điện thoại", "I cannot use my phone";
    RECOVERY_CODE: "Mã dự phòng", "Recovery code";
    RECOVERY_CODE_HELP: "Một trong các mã đã lưu khi thiết lập. Mỗi mã dùng một lần.",
        "One of the codes that you kept at set-up. Each works once.";
    OTHER_ACCOUNT: "Đăng nhập bằng tài khoản khác", "Sign in with another account";

    ENROL_DUE: "Vai trò của Ông/Bà bắt buộc xác thực lớp hai. Cần một ứng dụng xác thực trên điện thoại.",
        "Your role needs a second factor. You need an authenticator app on your phone.";
    ENROL_LEAD: "Khi đăng nhập, ngoài mật khẩu còn cần mã trên điện thoại của Ông/Bà.",
        "Signing in will need a code from your phone besides the password.";
    ENROL_HOW: "Quét mã bằng ứng dụng xác thực, hoặc nhập khóa dưới mã vào ứng dụng.",
        "Scan the picture with the authenticator app, or type the key below it into the app.";
    ENROL_PICTURE: "Mã QR của khóa xác thực; khóa bằng chữ ở ngay dưới", "QR code of the key; the key in letters is below";
    ENROL_HERE: "Mở bằng ứng dụng xác thực trên máy này", "Open in the authenticator app on this device";
    ENROL_CONFIRM: "Xác nhận và bật", "Confirm and turn on";

    RECOVERY_CODES: "Mã dự phòng", "Recovery codes";
    RECOVERY_CODES_HOW: "Khi không dùng được điện thoại, mỗi mã sau đây thay cho mã xác thực một lần. Các mã chỉ hiện lần này; đề nghị in hoặc chép ra và cất nơi an toàn.",
        "When you cannot use your phone, each of these stands in for its code once. They are shown only now; please print or copy them and keep them safe.";
    RECOVERY_CODES_KEPT: "Đã lưu, tiếp tục", "I have kept them, continue";
    SHOWN_BEFORE: "Các mã này đã hiện một lần và không hiện lại. Nếu chưa kịp lưu, đề nghị tạo bộ mã mới trong tài khoản.",
        "These codes were shown once and are not shown again. If you did not keep them, please make new ones in your account.";
    MY_ACCOUNT: "Tài khoản của tôi", "My account";

    CHANGE_PASSWORD: "Đổi mật khẩu", "Change the password";
    CHANGE_PASSWORD_DUE: "Mật khẩu được cấp chỉ dùng cho lần đầu. Đề nghị đặt mật khẩu của riêng mình.",
        "The password that you were given is for the first time only. Please set one of your own.";
    PASSWORD_GIVEN: "Mật khẩu được cấp", "The password you were given";
    PASSWORD_NEW: "Mật khẩu mới", "New password";
    PASSWORD_NEW_HELP: "Ít nhất {} ký tự, khác mật khẩu hiện tại. Một câu ngắn dễ nhớ là tốt nhất.",
        "At least {} characters, not the present one. A short sentence that you remember is best.";

    SET_UP: "Thiết lập quản trị viên", "Set up the administrator";
    SET_UP_LEAD: "Đường dẫn này chỉ dùng một lần, để tạo tài khoản quản trị đầu tiên.",
        "This link works once, to make the first administrator's account.";
    STEPS: "Các bước", "Steps";
    STEP_ACCOUNT: "Tài khoản", "Account";

    PASSWORD_PRESENT: "Mật khẩu hiện tại", "Present password";
    PASSWORD_CHANGED: "Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất.",
        "The password was changed. Other devices were signed out.";
    WHO_CHANGES_THIS: "Nếu thông tin trên chưa đúng, đề nghị báo người quản trị của phường.",
        "If anything above is wrong, please tell the ward's administrator.";
    TURNED_ON: "Đang bật", "On";
    TURNED_OFF: "Chưa bật", "Off";
    TURN_ON: "Bật xác thực lớp hai", "Turn on the second factor";
    CODES_LEFT: "Còn {} mã dự phòng dùng được khi không có điện thoại.", "{} recovery codes are left for when the phone is away.";
    NEW_CODES: "Tạo bộ mã dự phòng mới", "Make new recovery codes";
    NEW_CODES_HOW: "Khi tạo bộ mới, các mã cũ không dùng được nữa.", "When new ones are made, the old ones no longer work.";
    SESSIONS: "Thiết bị đang đăng nhập", "Where you are signed in";
    THIS_DEVICE: "thiết bị này", "this device";
    SESSION_SINCE: "Đăng nhập lúc {}, dùng gần nhất lúc {}", "Signed in at {}, last used at {}";
    UNKNOWN_DEVICE: "Thiết bị không rõ", "Unknown device";

    PEOPLE: "Người dùng", "People";
    UNITS: "Đơn vị", "Units";
    PEOPLE_AND_UNITS: "Người dùng và đơn vị", "People and units";
    DOOR_PLAN: "Nhập văn bản, xem trước, nhận thay đổi", "Upload a document, preview it, accept changes";
    DOOR_PEOPLE: "Tài khoản, vai trò, cấp lại mật khẩu", "Accounts, roles, new passwords";
    DOOR_UNITS: "Tên, mã, tên gọi khác của đơn vị", "Names, codes and other names of units";

    ADD_PERSON: "Thêm người", "Add a person";
    ADD_ACCOUNT: "Tạo tài khoản", "Make the account";
    UNIT: "Đơn vị", "Unit";
    NO_UNIT: "Không thuộc đơn vị nào", "No unit";
    POSITION: "Chức vụ", "Position";
    ROLES: "Vai trò", "Roles";
    ROLES_HELP: "Chọn ít nhất một.", "Choose at least one.";
    STATE: "Trạng thái", "State";
    SEEN: "Hoạt động gần nhất", "Last seen";
    IN_USE: "Đang dùng", "In use";
    CLOSED: "Đã khóa", "Closed";
    NO_LONGER: "Ngừng dùng", "No longer used";
    WAITS_FOR_PASSWORD: "Chờ đổi mật khẩu", "To change the password";
    SIGNS_IN_AS: "Tên đăng nhập: {}", "Signs in as: {}";
    MAY_SIGN_IN: "Được đăng nhập", "May sign in";
    MAY_SIGN_IN_HELP: "Bỏ chọn để khóa tài khoản: mọi phiên đăng nhập kết thúc, lịch sử công việc vẫn giữ.",
        "Untick to close the account: every session ends, the history of work stays.";
    ACCESS: "Truy cập", "Access";
    RESET_PASSWORD: "Cấp lại mật khẩu", "Give a new password";
    RESET_PASSWORD_HOW: "Mật khẩu hiện tại và mọi phiên đăng nhập của người này hết hiệu lực. Mật khẩu mới hiện một lần ở trang sau để Ông/Bà chuyển cho họ; họ phải đổi khi đăng nhập.",
        "The present password and every session of this person end. The new password is shown once on the next page for you to hand over; it must be changed at sign-in.";
    RESET_SECOND_FACTOR: "Gỡ xác thực lớp hai", "Take the second factor away";
    RESET_SECOND_FACTOR_HOW: "Dùng khi người này mất điện thoại và mã dự phòng. Mọi phiên đăng nhập kết thúc; nếu vai trò bắt buộc, lần đăng nhập sau sẽ yêu cầu thiết lập lại.",
        "For when this person has lost phone and recovery codes. Every session ends; where the role needs one, the next sign-in asks to set it up again.";
    GIVEN_WILL_SHOW: "Mật khẩu được tạo tự động và hiện một lần ở trang sau.", "The password is generated and shown once on the next page.";
    GIVEN_TO: "Mật khẩu của {}.", "Password of {}.";
    GIVEN_HOW: "Chỉ hiện lần này; đề nghị chuyển tận tay. Người dùng phải đổi khi đăng nhập:",
        "Shown only now; please hand it over yourself. It must be changed at sign-in:";
    GIVEN_BEFORE: "Mật khẩu được cấp đã hiện một lần và không hiện lại. Nếu chưa kịp lưu, đề nghị cấp lại mật khẩu.",
        "The given password was shown once and is not shown again. If you did not keep it, please give a new one.";

    ADD_UNIT: "Thêm đơn vị", "Add a unit";
    NO_UNITS: "Chưa có đơn vị nào. Khi nhập kế hoạch, các đơn vị nêu trong văn bản được thêm vào đây.",
        "There are no units yet. When a plan is taken in, the units that it names are added here.";
    UNIT_NAME: "Tên đơn vị", "Name";
    NAME_IN_PLAN: "Tên trong văn bản kế hoạch: {}", "Name in the plan: {}";
    SHORT_NAME: "Tên ngắn", "Short name";
    SHORT_NAME_HELP: "Hiện trên thẻ nhiệm vụ.", "Shown on cards.";
    UNIT_CODE: "Mã", "Code";
    UNIT_CODE_HELP: "Chữ không dấu, chữ số, gạch ngang. Ví dụ: KTHTDT", "Letters without marks, digits, dash. For example: KTHTDT";
    UNIT_KIND: "Loại", "Kind";
    ALIASES: "Tên gọi khác", "Other names";
    ALIASES_HELP: "Mỗi dòng một tên mà văn bản có thể dùng.", "One name a line that documents may use.";
    MAY_BE_CHOSEN: "Đang dùng", "In use";
    MAY_BE_CHOSEN_HELP: "Bỏ chọn để không giao việc mới; việc đã giao vẫn giữ.", "Untick to give it no new work; work that it has stays.";

    ROLE_ADMIN: "Quản trị", "Administrator";
    ROLE_LEADER: "Lãnh đạo", "Leader";
    ROLE_PLAN_OWNER: "Chủ quản kế hoạch", "Plan owner";
    ROLE_UNIT_OFFICER: "Cán bộ đơn vị", "Unit officer";
    ROLE_ONE_STOP: "Bộ phận một cửa", "One-stop centre";
    ROLE_NEIGHBORHOOD: "Tổ trưởng tổ dân phố", "Neighbourhood head";
    ROLE_VIEWER: "Chỉ xem", "Viewer";
    ROLE_ADMIN_HELP: "Tài khoản, đơn vị, cấu hình; bắt buộc xác thực lớp hai", "Accounts, units, configuration; needs a second factor";
    ROLE_LEADER_HELP: "Xem tất cả, duyệt, trả lại, quyết định vướng mắc", "Sees all, accepts, returns, decides on obstacles";
    ROLE_PLAN_OWNER_HELP: "Điều hành kế hoạch, giao đơn vị, nhập văn bản", "Runs the plan, assigns units, takes documents in";
    ROLE_UNIT_OFFICER_HELP: "Cập nhật nhiệm vụ của đơn vị mình", "Updates the tasks of their unit";
    ROLE_ONE_STOP_HELP: "Cập nhật nhiệm vụ của Trung tâm Phục vụ hành chính công", "Updates the tasks of the one-stop centre";
    ROLE_NEIGHBORHOOD_HELP: "Xem, ghi ý kiến và báo vướng mắc của tổ mình", "Reads, writes notes and reports obstacles of their group";
    ROLE_VIEWER_HELP: "Xem bảng nhiệm vụ, không thay đổi", "Reads the board, changes nothing";

    KIND_OFFICE: "Phòng chuyên môn", "Office";
    KIND_CENTER: "Trung tâm", "Centre";
    KIND_POLICE: "Công an", "Police";
    KIND_NEIGHBORHOOD: "Tổ dân phố", "Neighbourhood group";
    KIND_LEADERSHIP: "Lãnh đạo UBND phường", "Leadership";
}

/// What a role is called.
pub fn role(role: Role) -> Text {
    match role {
        Role::Admin => ROLE_ADMIN,
        Role::Leader => ROLE_LEADER,
        Role::PlanOwner => ROLE_PLAN_OWNER,
        Role::UnitOfficer => ROLE_UNIT_OFFICER,
        Role::OneStop => ROLE_ONE_STOP,
        Role::Neighborhood => ROLE_NEIGHBORHOOD,
        Role::Viewer => ROLE_VIEWER,
    }
}

/// What a role is for.
pub fn role_help(role: Role) -> Text {
    match role {
        Role::Admin => ROLE_ADMIN_HELP,
        Role::Leader => ROLE_LEADER_HELP,
        Role::PlanOwner => ROLE_PLAN_OWNER_HELP,
        Role::UnitOfficer => ROLE_UNIT_OFFICER_HELP,
        Role::OneStop => ROLE_ONE_STOP_HELP,
        Role::Neighborhood => ROLE_NEIGHBORHOOD_HELP,
        Role::Viewer => ROLE_VIEWER_HELP,
    }
}

/// What a kind of unit is called.
pub fn kind(kind: UnitKind) -> Text {
    match kind {
        UnitKind::Office => KIND_OFFICE,
        UnitKind::Center => KIND_CENTER,
        UnitKind::Police => KIND_POLICE,
        UnitKind::Neighborhood => KIND_NEIGHBORHOOD,
        UnitKind::Leadership => KIND_LEADERSHIP,
    }
}
