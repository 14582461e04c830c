//! Words of sign-in, accounts and units.

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
}
