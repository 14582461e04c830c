//! Words of the public's view of indicators.

crate::words! {
    TITLE: "Chỉ tiêu của phường", "The ward's indicators";
    TITLE_OF: "Chỉ tiêu của phường năm {}", "The ward's indicators of {}";
    SHORT: "Chỉ tiêu", "Indicators";
    LEAD: "Số liệu đã được lãnh đạo Ủy ban nhân dân phường duyệt. Số của năm là tổng tử số trên tổng mẫu số các tháng, không phải trung bình của các tỷ lệ.",
        "Values that the ward's leaders have approved. A year's value is the sum over the sum of its months, not the mean of percentages.";
    DOOR: "Kết quả từng tháng so với mức phải đạt", "Results month by month, and what they must reach";
    NO_PLAN: "Chưa có kế hoạch của năm này.", "There is no plan for this year.";
    NONE: "Kế hoạch chưa có chỉ tiêu. Chỉ tiêu và số liệu đã duyệt sẽ được đăng ở đây.", "The plan has no indicators yet. They will stand here with their approved values.";
    NO_VALUE: "Chưa có số liệu được duyệt của năm {}.", "No value of {} has been approved yet.";
    TARGET: "Mức phải đạt: {}", "Target: {}";
    UNIT: "Đơn vị phụ trách: {}", "Unit in charge: {}";
    APPROVED_ON: "Duyệt gần nhất ngày {}", "Last approved on {}";
    STALE: "Số liệu chưa được cập nhật: mới có đến {}; số liệu {} đã quá hạn.", "Out of date: known up to {}; {} is overdue.";
    STALE_NOTHING: "Chưa có số liệu; số liệu {} đã quá hạn.", "No value yet; {} is overdue.";
    SUM_OF: "Đến hết tháng {}/{}: {} trên {}.", "Until the end of {}/{}: {} of {}.";
    WITH_ESTIMATES: "Gồm số ước của tháng {}.", "With estimates of months {}.";
    COUNT_OF: "Đến hết tháng {}/{}.", "Until the end of {}/{}.";
}
