"""Vietnamese words for what the line excludes, and for what only sounds alike."""

import re

from sansang.readiness.minutes.records import Category

Rule = tuple[Category, re.Pattern[str], re.Pattern[str] | None]
"""A category, what is sought, and what spares a stretch that was found."""

_WATCH = (
    r"(?<!\w)(?:theo dõi|giám sát|nắm(?:\s+(?:chắc|bắt|chặt|rõ))?|rà quét|rà soát|kiểm soát|quản lý"
    r"|bám sát|theo sát|trinh sát|thu thập|phân tích|tổng hợp|đánh giá|phát hiện|quét"
    r"|thống kê)(?!\w)"
)
_GAP = r"[^.;!?]{0,70}?(?<!\w)"
_OPINION = (
    r"(?:dư luận|tư tưởng|tâm tư|tâm trạng|tin đồn|mạng xã hội|không gian mạng|facebook|zalo|tiktok"
    r"|ý kiến trái chiều|quan điểm|bình luận trên mạng|tín ngưỡng|tôn giáo)(?!\w)"
)
_SPARED_OPINION = re.compile(
    r"tiến độ|thời tiết|đăng|phát thông báo|thông báo phân luồng|tiếp nhận|phản ánh nguy cơ|cháy"
)
_STEER = (
    r"(?<!\w)(?:định hướng (?:dư luận|tư tưởng|thông tin trên mạng)|(?:gỡ bỏ|gỡ|xóa|chặn"
    r"|ngăn chặn|xử lý"
    r"|đấu tranh|phản bác)[^.;:!?]{0,40}?(?:bài viết|bài đăng|tin bài|bình luận"
    r"|thông tin xấu|xấu độc"
    r"|luận điệu|quan điểm|ý kiến|người đăng)|an ninh tư tưởng)"
)
_SITUATION = (
    r"(?<!\w)nắm(?:\s+(?:chắc|bắt|chặt|rõ))?\s+(?:tình hình\s+)?(?:địa bàn|từ sớm|từ xa"
    r"|nội bộ|di biến động"
    r"|an ninh chính trị|trong nhân dân|nhân dân|cơ sở)|từ sớm, từ xa nắm tình hình"
)
_PERSONS = (
    r"(?:đối tượng|phần tử|người nước ngoài|khách nước ngoài|ngoại kiều|số (?:người|cầm đầu"
    r"|chống đối"
    r"|cực đoan)|cá nhân|người (?:khiếu|tố cáo|tham gia|biểu tình|tụ tập|tập trung|cầm đầu"
    r"|khả nghi|lạ"
    r"|có biểu hiện|thường xuyên)|người dân|công dân|hộ dân|nhà báo|phóng viên|tín đồ|nhóm người"
    r"|hội nhóm|tạm trú|lưu trú|di biến động)(?!\w)"
)
_SPARED_PERSONS = re.compile(
    r"sức khỏe|an toàn cho|chăm sóc|đối tượng (?:ưu tiên|phục vụ|được|áp dụng|kiểm tra"
    r"|thụ hưởng)|lưu lượng"
    r"|mật độ|số lượng|dòng người|luồng người|hướng dẫn|hỗ trợ|điểm tiếp công dân|tiếp công dân"
    r"|thời gian chờ|nguy cơ|phòng cháy|nơi lưu trú|cơ sở lưu trú|khu vực lưu trú|an toàn"
    r"|chất lượng"
    r"|biển chỉ dẫn|bảng chỉ dẫn|điều tiết|tiếp nhận|tiếp đón|ý kiến|kiến nghị của|phản ánh"
)
_FILE = (
    r"(?<!\w)(?:(?:lập|lên|xây dựng|cung cấp|báo|gửi|rà soát"
    r"|cập nhật)\s+(?:ngay\s+)?(?:danh sách|hồ sơ)"
    r"\s+[^.;:!?]{0,30}?(?<!\w)(?:đối tượng|người|khách nước|công dân|cá nhân"
    r"|hộ)(?!\s+(?:phục vụ|trực|dự"
    r"|được mời|cần hỗ trợ|làm nhiệm vụ|bị nạn|bị thương))|danh sách (?:đen|theo dõi|đối tượng))"
)
_VET = (
    r"(?<!\w)(?:(?:rà soát|xác minh|kiểm tra|thẩm tra|thẩm định|sàng lọc|tra cứu|khai thác|làm rõ)"
    r"[^.;:!?]{0,30}?(?<!\w)(?:nhân thân|lý lịch|lai lịch|quá khứ|tiền án|tiền sự|quốc tịch"
    r"|tôn giáo)"
    r"|(?:gọi hỏi|răn đe|giáo dục, răn đe|cảm hóa)|(?:đeo bám|bám sát|theo chân|kèm cặp|sàng lọc)"
    r"\s+(?:đối tượng|người|các|số|từng))"
)
_IDENTIFY = (
    r"(?<!\w)(?:(?:nhận diện|nhận dạng)\s+(?:khuôn mặt|gương mặt|người|đối tượng"
    r"|các đối tượng|từng người)"
    r"|(?:ghi hình|quay phim|chụp ảnh|chụp hình|ghi âm)\s+(?:\w+\s+){0,3}?(?:người|đối tượng"
    r"|công dân"
    r"|đám đông|nhóm|khuôn mặt)|(?:xác minh|xác định|làm rõ|truy)\s+(?:\w+\s+)?(?:danh tính"
    r"|nhân thân|lai lịch)"
    r"[^.;:!?]{0,60}|điểm mặt|camera[^.;:!?]{0,40}nhận (?:diện|dạng)|định danh[^.;:!?]{0,30}người)"
)
_SPARED_IDENTIFY = re.compile(
    r"nạn nhân|bị nạn|bị thương|người bệnh|bệnh nhân|thẻ|hiện trường|người lạc|trẻ lạc|tử vong"
)
_GATHERING = (
    r"(?:khiếu kiện|khiếu nại|tố cáo|kiến nghị|biểu tình|tuần hành|tụ tập|tụ họp"
    r"|tập trung đông người"
    r"|tập trung khiếu|đơn thư|vượt cấp|gửi đơn|mít tinh|phản đối)(?!\w)"
)
_HINDER = (
    r"(?<!\w)(?:ngăn chặn|ngăn cản|ngăn ngừa|ngăn|cản trở|chặn|phòng ngừa|hạn chế|trấn áp"
    r"|đẩy đuổi|xua đuổi"
    r"|không để|không cho|không được|vô hiệu hóa|cô lập|bao vây|khoanh vùng"
    r"|xử lý(?:\s+nghiêm)?|bắt giữ"
    r"|tạm giữ|cưỡng chế|giải tán|dập tắt|triệt tiêu|nghiêm cấm|cấm|đấu tranh|đưa về"
    r"|vận động)(?!\w)"
)
_SPARED_GATHERING = re.compile(
    r"lối thoát|cầu thang|lối ra|cửa ra|thang máy|chen lấn|(?:cản trở|ngăn cản|chậm"
    r"|từ chối)[^,;]{0,60}$"
    r"|phương tiện vào|xe tải|xe cá nhân|bỏ sót|thất lạc|tồn đọng|quá hạn|tai nạn|ùn tắc|cháy"
)
_DISPERSE = (
    r"(?<!\w)(?:giải tán|trấn áp|bao vây|cô lập|đẩy đuổi|xua đuổi|cưỡng chế|vây ráp)"
    r"(?!\w)[^.;:!?]{0,30}?(?<!\w)(?:đám đông|người|cuộc|nhóm|đoàn|công dân)(?!\w)"
)
_KEEP_OUT = (
    r"(?<!\w)(?:không cho|không để|ngăn chặn|ngăn cản|chặn"
    r"|vận động)[^.;:!?]{0,20}?(?:người dân|công dân|người"
    r" khiếu|bà con|đoàn khiếu)[^.;:!?]{0,30}?(?:lên|kéo|đến|về|ra khỏi|tụ|tập trung|gửi)(?!\w)"
)


def _rule(category: Category, sought: str, spared: re.Pattern[str] | None = None) -> Rule:
    return category, re.compile(sought), spared


VI: tuple[Rule, ...] = (
    _rule(Category.IDENTIFYING_PEOPLE, _IDENTIFY, _SPARED_IDENTIFY),
    _rule(Category.WATCHING_OPINION, _WATCH + _GAP + _OPINION, _SPARED_OPINION),
    _rule(Category.WATCHING_OPINION, _STEER),
    _rule(Category.WATCHING_PERSONS, _SITUATION),
    _rule(Category.HINDERING_GATHERINGS, _HINDER + _GAP + _GATHERING, _SPARED_GATHERING),
    _rule(Category.HINDERING_GATHERINGS, _DISPERSE),
    _rule(Category.HINDERING_GATHERINGS, _KEEP_OUT, _SPARED_GATHERING),
    _rule(Category.WATCHING_PERSONS, _FILE),
    _rule(Category.WATCHING_PERSONS, _VET),
    _rule(Category.WATCHING_PERSONS, _WATCH + _GAP + _PERSONS, _SPARED_PERSONS),
)
