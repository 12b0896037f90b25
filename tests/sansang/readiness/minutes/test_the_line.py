"""What the line excludes is not handled, and work that only sounds alike is."""

import pytest
from tests.sansang.readiness.minutes.reading import read

from sansang.readiness.minutes import Category, category_name, counterparts
from sansang.wording import wording

EXCLUDED = (
    "Giao Công an tỉnh nắm chắc tình hình dư luận trong nhân dân.",
    "Công an phường quản lý chặt các đối tượng hình sự.",
    "Yêu cầu không để phát sinh điểm nóng khiếu kiện.",
    "Theo dõi, giám sát hoạt động của các phần tử chống đối.",
    "Lập hồ sơ những người thường xuyên tố cáo.",
    "Sử dụng camera AI nhận dạng người tham gia tụ họp.",
    "Rà soát tiền án, tiền sự của nhân viên khách sạn.",
    "Bố trí lực lượng chặn các đoàn khiếu kiện từ xa.",
    "Đấu tranh phản bác các quan điểm sai trái trên mạng.",
    "Kiểm soát chặt chẽ thông tin trên mạng xã hội.",
    "Nắm tình hình tôn giáo, dân tộc.",
    "Vận động người dân không kéo lên trụ sở.",
    "The police shall keep watch on petitioners.",
    "Monitor Facebook groups.",
    "Draw up a list of people who filed complaints.",
    "Ensure that no protest takes place near the venue.",
    "Contain the crowd and check their identity papers.",
    "Track the movements of foreign visitors.",
    "Follow the leaders of the group.",
    "Make sure that petitioners do not reach the hall.",
    "No gathering shall be allowed in front of the hall.",
    "Không cho phép tụ tập trước cổng.",
    "Yêu cầu Công an tỉnh kiên quyết trấn áp người gây rối, giải tán biểu tình.",
    "Cử trinh sát theo sát người tham gia khiếu kiện.",
    "Giao Công an tỉnh chỉ đạo lực lượng nắm tình hình hoạt động của các hội, nhóm trên mạng.",
    "Phát hiện, xử lý kịp thời các trang mạng đưa tin sai sự thật.",
    "Yêu cầu các xã, phường rà soát, nắm chắc số đối tượng cực đoan.",
    "Công an tỉnh quản lý, giám sát chặt chẽ số đối tượng có tiền án.",
    "Chủ động nắm tâm tư, nguyện vọng của nhân dân.",
    "Bố trí người mặc thường phục trà trộn vào đám đông để nắm tình hình.",
    "Kịp thời ngăn chặn các hoạt động tụ tập đông người, gây rối trật tự công cộng.",
    "Không để người dân mang băng rôn, khẩu hiệu đến khu vực Đại hội.",
    "Giải quyết dứt điểm, không để công dân kéo về trung tâm.",
    "Vận động, thuyết phục người khiếu kiện trở về địa phương.",
    "Kiểm tra giấy tờ tùy thân của người tham gia tụ họp.",
    "Thu thập thông tin về người tổ chức cuộc tụ họp.",
    "Quay phim, chụp ảnh toàn bộ đám đông để lưu hồ sơ.",
    "Tăng cường quản lý người nước ngoài, khách lưu trú.",
    "Theo dõi chặt chẽ hoạt động của các tổ chức tôn giáo.",
    "Giám sát các nhà báo, phóng viên nước ngoài.",
    "Không cho xe chở người khiếu kiện vào thành phố.",
    "Bảo đảm không có khiếu kiện trong thời gian Đại hội.",
    "Đưa người gây rối, khiếu kiện ra khỏi khu vực.",
    "Kiểm soát, theo dõi những người có tư tưởng chống đối.",
    "Dự báo tình hình dư luận để tham mưu xử lý.",
    "The Provincial Police shall keep a close watch on people with a record of complaints.",
    "Gather information about the organisers of the march.",
    "Monitor what is said about the congress online.",
    "Check the identity of everyone at the gathering.",
    "Escort petitioners back to their wards.",
    "Stop people from handing in petitions.",
    "Make sure nobody demonstrates.",
    "Use cameras to recognise faces.",
    "Infiltrate the group and report on its plans.",
    "Question anyone who carries a banner.",
    "Công an các phường tăng cường bám địa bàn, bám người, bám việc.",
    "Giao BĐBP tỉnh rà soát người lạ mặt xuất hiện ở khu vực biên giới.",
    "Nắm diễn biến tình hình tư tưởng cán bộ, đảng viên.",
    "Chủ động phát hiện, ngăn ngừa từ xa các âm mưu kích động biểu tình.",
    "Yêu cầu các nhà mạng cung cấp dữ liệu thuê bao của người tham gia tuần hành.",
    "Kiểm tra điện thoại của người dân vào khu vực trung tâm.",
    "Tạm giữ người có hành vi kích động, tụ tập.",
    "Bố trí lực lượng kèm các hộ khiếu kiện trong những ngày diễn ra Đại hội.",
    "Yêu cầu chủ khách sạn khai báo khách có biểu hiện nghi vấn.",
    "Lập chốt, không cho bà con dân tộc xuống thị trấn tập trung.",
    "Cử cán bộ theo dõi facebook của các hội nhóm.",
    "Tổ chức thu thập hình ảnh người biểu tình.",
    "Rào chắn, khoanh vùng khu vực người dân tập trung, không cho ra vào.",
    "Thu giữ băng rôn, biểu ngữ của người dân.",
    "Yêu cầu nắm chắc số người đi khiếu kiện tại từng thôn.",
    "The police must check who comes to the vigil.",
    "Ensure that the complainants stay at home during the congress.",
    "The wards shall report any criticism of the congress.",
    "Keep the demonstrators behind the bridge.",
    "Refuse permission for any assembly near the hall.",
    "Compile profiles of the participants.",
    "Read the messages in the chat groups of the drivers.",
)
LAWFUL = (
    "Theo dõi tình hình cháy rừng và báo cáo.",
    "Nắm tình hình giao thông tại các nút giao.",
    "Công an tỉnh quản lý chặt vật liệu nổ.",
    "Lập danh sách trực chỉ huy, gửi về Sở chỉ huy trước ngày 24/11.",
    "Rà soát danh sách đại biểu và số phòng nghỉ.",
    "Bố trí lực lượng ngăn chặn cháy lan.",
    "Tiếp nhận và giải quyết đơn khiếu nại của công dân đúng hạn.",
    "Bảo đảm quyền tụ tập, kiến nghị của người dân; bố trí lối đi riêng.",
    "Hạn chế phương tiện vào khu vực tụ họp.",
    "Không để người dân phải chờ quá 15 phút tại điểm tiếp công dân.",
    "Giao Sở Y tế theo dõi số người bị ngộ độc.",
    "Kiểm tra an toàn thực phẩm cho đối tượng phục vụ là đại biểu.",
    "Không để công dân gửi đơn phải chờ lâu.",
    "Không được từ chối nhận đơn kiến nghị của công dân.",
    "Monitor the number of people in the queue.",
    "Keep the petition desk staffed at all times.",
    "Keep a record of each petition and give a receipt.",
    "Protect the right of residents to petition.",
    "Place stewards at the gathering place.",
    "Track the number of injured people.",
    "Identify people who need help on the stairs.",
    "Follow the fire plan.",
    "Screen the luggage of all participants by the same rule.",
    "Keep the route of the march clear.",
    "Avoid delays at the petition desk.",
    "Stop vehicles at the assembly area.",
    "Kiểm tra người vào hội trường theo một quy định chung.",
    "Quản lý, điều tiết người dân qua đường.",
    "Theo dõi, báo cáo lưu lượng người qua cửa khẩu.",
    "Giao Công an tỉnh xử lý nghiêm các trường hợp đỗ xe sai quy định.",
    "Theo dõi, đôn đốc việc thực hiện Thông báo này.",
    "Văn phòng Tỉnh uỷ theo dõi, đôn đốc các cơ quan thực hiện.",
    "Kiểm tra danh sách trang thiết bị y tế.",
    "Quản lý người ra vào hội trường bằng thẻ.",
    "Giám sát quân số trực tại các chốt.",
    "Tiếp tục rà soát quân số, phương tiện.",
    "Kiểm soát dịch bệnh tại nơi lưu trú của đại biểu.",
    "Phòng ngừa tai nạn tại khu vực tụ họp.",
    "Xử lý nước đọng trước khu vực tập trung của đại biểu.",
    "Ngăn chặn hành vi cản trở người dân nộp đơn.",
    "Bố trí nơi tiếp nhận ý kiến của người dân.",
    "Nắm số lượng đại biểu đi từng xe.",
    "Kiểm tra việc tiếp công dân tại Điểm tiếp công dân.",
    "Bảo đảm an toàn cho người dân tham gia tụ họp.",
    "Không để người dân, đại biểu bị thương do chen lấn.",
    "Giải tỏa ùn tắc tại cửa khẩu.",
    "Monitor the implementation of this notice.",
    "Keep a list of teams on duty.",
    "Follow up the findings of the review.",
    "Report on the progress of the works.",
    "Check the identity cards of staff who enter the hall by the same rule as everyone.",
    "Prevent fire in the kitchens.",
    "Watch the queue at the border crossing.",
    "Record every directive and its due date.",
    "Remove obstacles on the route of the march.",
    "Provide interpreters for foreign visitors.",
    "Track the delivery of the generators.",
    "Photograph the blocked exit and send the picture.",
    "Giao Ban Tiếp công dân mở hai bàn tiếp nhận đơn khiếu nại, tố cáo.",
    "Bố trí nước uống cho người dân tham gia tụ họp.",
    "Kiểm tra loa, đèn tại khu vực tụ họp đã thông báo.",
    "Giữ lối đi riêng cho cuộc tụ họp, không để xe cứu thương bị cản trở.",
    "Theo dõi mật độ người tại khu vực tụ họp, báo lại khi quá 4 người/m².",
    "Hướng dẫn phóng viên đăng ký chỗ đỗ xe.",
    "Bố trí bàn báo chí cho nhà báo trong nước và quốc tế.",
    "Kiểm tra thực phẩm, phòng ngừa ngộ độc đông người.",
    "Không để người dân chờ ngoài trời mưa tại điểm tiếp công dân.",
    "Rà soát biển chỉ dẫn bằng tiếng Anh cho khách nước ngoài.",
    "Thống kê số lượt người qua cửa khẩu từng giờ.",
    "Sơ tán đám đông theo lối thoát nạn gần nhất khi có cháy.",
    "The liaison shall meet the organisers of the gathering twice a day.",
    "Place two stewards at each end of the march.",
    "Receive complaints at the desk and answer within a day.",
    "The Department of Health must provide first aid at the gathering place.",
    "Guide the crowd to the nearest exit in case of fire.",
    "Provide a press desk for journalists.",
    "Check the identity card readers at the staff entrance.",
    "Monitor air temperature in the hall.",
)


@pytest.mark.parametrize("text", EXCLUDED)
def test_an_excluded_order_is_not_handled(text: str) -> None:
    minutes = read(text)
    assert not minutes.proposals
    (refused,) = minutes.not_handled
    assert refused.span.of(text) == text.rstrip(".")
    assert refused.phrase.of(text)


@pytest.mark.parametrize("text", LAWFUL)
def test_lawful_work_is_proposed(text: str) -> None:
    minutes = read(text)
    assert minutes.proposals
    assert not minutes.not_handled


@pytest.mark.parametrize(
    "text",
    [
        "Giao Công an tỉnh theo dõi, giám sát:\n- các đối tượng trên địa bàn\n- người nước ngoài",
        "Giao Công an tỉnh theo dõi: các đối tượng; người nước ngoài.",
        "Không để xảy ra các hành vi sau:\n- tụ tập, khiếu kiện",
        "The committee requests the police to watch:\n- foreigners;\n- activists.",
    ],
)
def test_an_order_spread_over_a_list_is_not_handled_either(text: str) -> None:
    minutes = read(text)
    assert not minutes.proposals
    assert minutes.not_handled


def test_lawful_items_beside_an_excluded_one_are_kept() -> None:
    minutes = read("Giao Công an tỉnh:\n- Bố trí chốt trực.\n- Theo dõi các đối tượng.")
    assert [p.task for p in minutes.proposals] == ["Bố trí chốt trực"]
    assert len(minutes.not_handled) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Không giải tán cuộc tụ họp hợp pháp.",
        "Yêu cầu lực lượng không ghi hình người tham gia.",
        "Do not film people who petition.",
        "Officers must not disperse the gathering.",
    ],
)
def test_forbidding_it_is_lawful(text: str) -> None:
    minutes = read(text)
    assert minutes.proposals
    assert not minutes.not_handled


@pytest.mark.parametrize(
    "text",
    [
        "Không được lơ là theo dõi các đối tượng.",
        "Do not stop watching the activists.",
        "The police must never fail to disperse the crowd.",
    ],
)
def test_forbidding_to_leave_it_off_is_not(text: str) -> None:
    minutes = read(text)
    assert not minutes.proposals
    assert minutes.not_handled


@pytest.mark.parametrize("category", Category)
def test_each_category_offers_lawful_work_in_both_languages(category: Category) -> None:
    vietnamese = wording("vi")
    for message in (category_name(category), *counterparts(category)):
        assert vietnamese(message) != message


def test_a_hindered_gathering_is_offered_place_liaison_receipt_stewards_route_and_exit() -> None:
    offered = " ".join(counterparts(Category.HINDERING_GATHERINGS))
    for word in ("sight and sound", "liaison", "receipt", "stewards", "route", "exit"):
        assert word in offered
