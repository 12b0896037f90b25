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
