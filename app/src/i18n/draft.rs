//! Words of the draft that the public form keeps on the phone.

crate::words! {
    RESTORED: "Nội dung Ông/Bà viết dở đã được lấy lại từ máy này. Đề nghị xem lại và đồng ý trước khi gửi.",
        "What you had begun to write was brought back from this device. Please read it again and agree before sending.";
    CHOOSE_FILES: "Tệp đính kèm không giữ được trên máy; đề nghị chọn lại tệp trước khi gửi.",
        "The files could not be kept on this device; please choose them again before sending.";
    WAITING: "Mất kết nối. Nội dung đã được lưu trên máy, sẽ tự gửi khi có mạng. Có thể đóng trang và mở lại sau.",
        "Connection lost. Your text is kept on this device and will be sent when the network is back. You may close the page and open it later.";
    SENDING: "Đã có mạng. Đang gửi nội dung đã lưu…", "The network is back. Sending what was kept…";
    OVER: "Đăng ký lưu trên máy này chưa gửi được do mất kết nối, và nay không còn nhận đăng ký nữa.",
        "The registration kept on this device could not be sent without a connection, and none is taken any more.";
    FORGET: "Xóa nội dung đã lưu", "Delete what was kept";
    FORGOTTEN: "Đã xóa nội dung lưu trên máy.", "What was kept on this device was deleted.";
    KEPT_WAITS: "Mất kết nối. {} nội dung đã được lưu trên máy, sẽ tự gửi khi có mạng:", "Connection lost. {} entries are kept on this device and will be sent when the network is back:";
    KEPT_SENT: "Đã gửi nội dung lưu trên máy.", "What was kept on this device was sent.";
    KEPT_DROP: "Bỏ nội dung này", "Drop this one";
    SIMILAR: "Câu hỏi tương tự đã được trả lời", "Similar questions that were answered";
}
