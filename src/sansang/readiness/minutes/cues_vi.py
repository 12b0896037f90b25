"""Words by which Vietnamese minutes order, judge, report and ask."""

import re

ACTIONS = (
    "tổ chức|bảo đảm|đảm bảo|hoàn thành|hoàn thiện|hoàn tất|báo cáo|rà soát|bổ sung|bố trí|kiểm tra"
    "|xây dựng|chuẩn bị|triển khai|tăng cường|tăng|duy trì|theo dõi|giám sát|lập|thành lập"
    "|thiết lập"
    "|phân công|hướng dẫn|tuyên truyền|thông báo|niêm yết|lắp đặt|lắp|sửa chữa|khắc phục|mở"
    "|đóng|giữ"
    "|cử|cấp|tiếp nhận|tiếp|diễn tập|tổng duyệt|chạy thử|thử|nghiệm thu|bàn giao|trực|ứng trực"
    "|tập huấn|tham mưu|đề xuất phương án|trình|gửi|nộp|tổng hợp|thẩm định|thẩm tra"
    "|phê duyệt|ban hành"
    "|quán triệt|chấn chỉnh|chỉ đạo|huy động|điều chỉnh|cập nhật|khảo sát|đo|dịch|phát"
    "|dự phòng|dự trữ"
    "|phân luồng|phân làn|giải tỏa|giải quyết|xử lý|thực hiện|tiến hành|nắm chắc|nắm|quản lý"
    "|bám sát"
    "|ngăn chặn|ngăn|phòng ngừa|ghi hình|quay phim|chụp ảnh|phân loại|xác minh|xác định|vận động"
    "|giải tán|định hướng|đấu tranh|gỡ bỏ|thu thập|vá|thay|trang bị|cung cấp|hỗ trợ|phục vụ"
    "|vận hành"
    "|bảo vệ|tuần tra|canh gác|dẫn|đưa|đón|sắp xếp|điều động|điều tiết|công bố|công khai"
    "|đăng|trả lời"
    "|cắm|dọn|tháo dỡ|đánh giá lại|tính lại|ký|lấy|di dời|nghiên cứu|thống nhất phương án|phối hợp"
    "|chủ trì|hạn chế|kiểm soát|sơ tán|thống kê|rào chắn|khoanh vùng|dự báo|thu giữ"
    "|phân tích|sàng lọc|gọi hỏi|răn đe|rà quét|cô lập|bao vây|cưỡng chế"
    "|xua đuổi|thẩm vấn"
)
ADVERBS = (
    "khẩn trương|chủ động|tiếp tục|tập trung|thường xuyên|kịp thời|nghiêm túc|sớm|ngay|đẩy nhanh"
    "|kiên quyết|tích cực|sẵn sàng|quan tâm|chú trọng|tuyệt đối|nhanh chóng|trước mắt"
    "|đồng thời|cùng"
)
MODALS = (
    "phải|cần|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|không được|không để|không cho"
    "|nghiêm cấm|cấm|chấm dứt|lưu ý|chú ý|thực hiện nghiêm"
)
_CHAIR = (
    r"(?:(?:đồng chí )?(?:trưởng|phó trưởng) (?:ban|đoàn|tiểu ban)[^,;:.]{0,30}?"
    r"|chủ tịch[^,;:.]{0,20}?"
    r"|ban (?:chỉ đạo|tổ chức)|đoàn kiểm tra|tiểu ban|hội nghị|chủ trì|thường trực [^,;:.]{0,20}?"
    r"|kết luận|đoàn)"
)
_GIVE = (
    r"(?:giao(?:\s+nhiệm vụ\s+cho)?(?!\s+(?:thông|nhau|lưu|dịch|tiếp|thừa"
    r"|nhận)(?!\w))(?!\s+ban\s+(?:hằng|hàng|sáng|chiều|đầu|cuối))|yêu cầu"
    r"|đề nghị(?!\s+(?:được|cấp trên|xem xét|cho phép|bổ sung kinh phí|của)(?!\w))"
    r"|(?<!ban )chỉ đạo|phân công"
    r"|ủy quyền|ra lệnh|lệnh cho)(?!\w)"
)
_OPENS = (
    r"(?:^|[,;:–-]\s+|\b(?:đồng ý|thống nhất|nhất trí|quyết định|tuy nhiên|đồng thời|song|và"
    r"|nhưng|thì|xin|riêng|nay)\s+)"
)
PERFORMATIVE = re.compile(rf"(?:{_OPENS})(?:{_CHAIR}\s+)?(?P<give>{_GIVE})")
ALREADY = re.compile(r"(?:\b(?:đã|được|bị|từng|vừa|theo|các|những|đáp ứng)\s+)$|\bđã\b[^,;]{0,60}$")
IMPERATIVE = re.compile(rf"(?:{ADVERBS}|{MODALS}|{ACTIONS}|không|đề cao|đẩy mạnh)(?!\w)")
IS_A = re.compile(
    r"(?<!\w)là\s+(?:nhiệm vụ|yếu tố|trách nhiệm|điều|việc|một|yêu cầu|khâu|nội dung|công tác)"
)
PREDICATE = re.compile(
    rf"\s*[,:]?\s*(?:(?:cũng|đều|cùng)\s+)?(?:{MODALS}|{ADVERBS}|{ACTIONS})(?!\w)"
)
MODAL = re.compile(r"(?<!\w)(?:phải|cần phải|cần được|phải được|có trách nhiệm)(?!\w)")
OPENING_ADVERBIAL = re.compile(
    r"(?:(?:đồng thời|ngoài ra|bên cạnh đó|trước mắt|riêng|cụ thể|tiếp theo|trong khi chờ"
    r"|thứ \w+)\s*,?\s+"
    r"|(?:về|đối với|trong|tại|trước|từ|để|nhằm|sau|song song)\s[^,:]{0,90}[,:]\s+)"
)
QUESTION = re.compile(r"\?\s*$|(?:đã|có)\s[^,;.]{0,80}\s(?:chưa|không)\s*\?")
CONDITION = re.compile(r"(?:nếu|trường hợp|trong trường hợp|giả sử|chỉ khi|giá như)(?!\w)")
PRAISE = re.compile(
    r"(?:[^,;:]{0,80}\s|thay mặt[^;:]{0,120}\s)?(?:đánh giá cao|biểu dương|ghi nhận kết quả|cảm ơn"
    r"|cám ơn|hoan nghênh|nhìn chung|nhất trí với)(?!\w)"
)
ASSESSMENT = re.compile(
    r"(?:[^,;:]{0,80}\s)?(?:ghi nhận|cơ bản|cho thấy|cho biết|cho rằng|kiến nghị|đề xuất"
    r"|dự kiến|như thường lệ|thành phần"
    r"|trên đây|kết luận như sau|nhận thấy)(?!\w)"
)
REPORT = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|vừa|từng|(?<!thực )(?<!phát )(?<!thể )(?<!xuất )hiện|hiện nay|đến nay"
    r"|thời gian qua|vừa qua|lâu nay|trước đó|hôm qua|theo báo cáo|báo cáo (?:đã|rằng"
    r"|về việc|là))(?!\w)"
)
