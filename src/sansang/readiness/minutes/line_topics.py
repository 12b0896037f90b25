"""Topics beside the line: what is ordered about them must be lawful work that we know."""

import re

from sansang.readiness.minutes.records import Category

TOPICS: tuple[tuple[Category, re.Pattern[str]], ...] = (
    (
        Category.WATCHING_OPINION,
        re.compile(
            r"(?<!\w)(?:dư luận|tư tưởng|tâm tư|mạng xã hội|không gian mạng|trang mạng|trên mạng"
            r"|facebook|zalo|tiktok|tin đồn|sai sự thật|xấu độc|(?:public )?opinions?|social media"
            r"|online|criticism|critici[sz]e|chat groups?|rumou?rs|sentiment|said about|mood)(?!\w)"
        ),
    ),
    (
        Category.IDENTIFYING_PEOPLE,
        re.compile(
            r"(?<!\w)(?:danh tính|nhân thân|giấy tờ tùy thân|khuôn mặt|gương mặt|nhận diện người"
            r"|điện thoại của (?:người|công) dân|identity (?!cards? readers?)\w+|identities"
            r"|faces?|facial|identify (?:people|persons|participants))(?!\w)"
        ),
    ),
    (
        Category.HINDERING_GATHERINGS,
        re.compile(
            r"(?<!\w)(?:khiếu kiện|khiếu nại|tố cáo|biểu tình|tuần hành|tụ tập|tụ họp|đám đông"
            r"|tập trung đông người|băng rôn|biểu ngữ|đơn thư|vượt cấp|gây rối|protest\w*"
            r"|vigils?|petition\w*|demonstrat(?:e|es|ors?|ions?)|the march|marchers?|rall(?:y|ies)"
            r"|gatherings?|assembl(?:y|ies)(?!\s+(?:area|point))|người dân tập trung"
            r"|banners?|placards?|complain\w*|crowds?)(?!\w)"
        ),
    ),
    (
        Category.WATCHING_PERSONS,
        re.compile(
            r"(?<!\w)(?:đối tượng|phần tử|chống đối|cực đoan|hội nhóm|hội, nhóm|tôn giáo|tín đồ"
            r"|thường phục|nghi vấn|lạ mặt|bám người|bám địa bàn|bám đối tượng|profiles?"
            r"|trà trộn|trinh sát|cài cắm|tiền án|lý lịch|lai lịch|người nước ngoài"
            r"|khách nước ngoài|nhà báo|phóng viên|activists?|foreigners?|journalists?|suspects?"
            r"|infiltrat\w*|undercover|plain clothes|informants?|religio\w*|nationality)(?!\w)"
        ),
    ),
)
KNOWN_WORK = re.compile(
    r"(?<!\w)(?:tiếp nhận|tiếp công dân|giải quyết|biên nhận|liên lạc|hướng dẫn|hỗ trợ|an toàn"
    r"|quyền|lối|nước uống|mái che|cấp cứu|y tế|sơ cứu|sức khỏe|đăng|công bố|thông báo|phiên dịch"
    r"|tiếng anh|tiếng trung|mật độ|luồng người|dòng người|thời gian chờ|phải chờ"
    r"|làn khẩn cấp|vật cản"
    r"|loa|vệ sinh|hệ thống|bị thương|nạn nhân|bị nạn|phương tiện|phục vụ|ưu tiên|đúng hạn"
    r"|tai nạn|bàn báo chí|chỗ đỗ xe|biển chỉ dẫn|nước ngoài đến|điều tiết"
    r"|receiv\w*|receipts?|liaison|stewards?|safe\w*|exits?|routes?|water|shade|first aid|medical"
    r"|toilets?|lanes?|density|flow|counts?|numbers?|queues?|open|interpret\w*|translat\w*|helps?"
    r"|publish\w*|announce\w*|inform|rights?|obstacles|desk|prepare|injured|casualties|same rule"
    r"|website|sight and sound|protect\w*|leave|evacuat\w*|space|capacity|press desk|guide"
    r"|fire|answer)(?!\w)"
)
"""Words of care, reception, way and information: with one of these the topic is planned *for*."""
