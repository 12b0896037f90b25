"""The review of the Lạng Sơn congress six days before it opens: roles only, all fictional."""

from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from sansang.event import EventPlan, Translation
from sansang.eventfile import plan_sha256, read_plan
from sansang.readiness import (
    AgencyReport,
    Answer,
    Bilingual,
    Conclusion,
    CriteriaSet,
    Criterion,
    DirectiveRecord,
    Evidence,
    Finding,
    Member,
    Review,
)

EXAMPLE = Path(__file__).parents[3] / "examples" / "lang-son-congress"
ZONE = timezone(timedelta(hours=7))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def _criterion(
    id_: str, group: str, vi: str, en: str, *, critical: bool = False, weight: int = 1
) -> Criterion:
    return Criterion(
        id=id_,
        work_group=group,
        asks=Bilingual(vi=vi, en=en),
        evidence=Bilingual(vi="Biên bản, ảnh", en="Record, pictures"),
        weight=weight,
        critical=critical,
    )


CRITERIA = CriteriaSet(
    id="indoor-congress",
    name=Bilingual(vi="Đại hội trong nhà", en="Indoor congress"),
    criteria=(
        _criterion(
            "order-01",
            "public_order",
            "Các chốt trật tự quanh hội trường có đủ lực lượng tối thiểu theo kế hoạch",
            "The posts around the hall have their minimum strength",
            weight=3,
        ),
        _criterion(
            "order-02",
            "public_order",
            "Nơi tụ họp đã thông báo có lối riêng, nước uống, mái che và y tế",
            "The announced gathering place has its own way, water, shade and medical care",
            weight=2,
        ),
        _criterion(
            "order-03",
            "public_order",
            "Điểm tiếp công dân có cán bộ trực, phiếu biên nhận và lịch tiếp",
            "The reception point has officers, receipts and hours",
        ),
        _criterion(
            "fire-01",
            "fire_rescue",
            "Mất lối thoát rộng nhất, các lối còn lại của từng khách sạn vẫn đủ cho mọi người",
            "With its widest exit lost, every hotel still lets everyone out",
            critical=True,
            weight=5,
        ),
        _criterion(
            "fire-02",
            "fire_rescue",
            "Đường cho xe chữa cháy vào từng địa điểm rộng ít nhất 3,5 m",
            "The fire engine lane to every site is at least 3.5 m wide",
            critical=True,
            weight=4,
        ),
        _criterion(
            "fire-03",
            "fire_rescue",
            "Phương án chữa cháy của hội trường đã được thực tập",
            "The fire plan of the hall has been exercised",
            weight=3,
        ),
        _criterion(
            "traffic-01",
            "traffic",
            "Các đoàn xe đại biểu đã chạy thử đúng giờ từng chặng",
            "The delegates' convoys have been driven on trial, every leg on time",
            weight=2,
        ),
        _criterion(
            "traffic-02",
            "traffic",
            "Lộ trình dự phòng đã được thông báo cho các bên",
            "The alternate route is known to all parties",
        ),
        _criterion(
            "medical-01",
            "medical",
            "Dự trữ thuốc, ô xy và máu đạt mức theo kế hoạch",
            "Stocks of medicine, oxygen and blood are as planned",
            weight=3,
        ),
        _criterion(
            "delegates-01",
            "delegate_safety",
            "Hội trường đã được rà soát kỹ thuật và niêm phong",
            "The hall has been swept and sealed",
            weight=4,
        ),
        _criterion(
            "border-01",
            "border_line",
            "Thời gian chờ làm thủ tục tại các cửa khẩu dưới 15 phút",
            "People wait less than 15 minutes at the border crossings",
            weight=2,
        ),
        _criterion(
            "logistics-01",
            "logistics",
            "Mọi chốt liên lạc được trên kênh chính và kênh dự phòng",
            "Every post can be reached on its channel and the backup",
            weight=3,
        ),
    ),
)


def _answer(criterion: str, state: str, title: str = "", **more: str) -> Answer:
    shown = (Evidence(title=title),) if title else ()
    return Answer(criterion=criterion, state=state, evidence=shown, **more)


REPORTS = (
    AgencyReport(
        agency="pccc",
        submitted_at=at(20, 15),
        summary="Đơn vị đã kiểm tra an toàn phòng cháy tại hội trường và ba khách sạn đại biểu; "
        "xe, phương tiện và quân số thường trực đầy đủ. Còn hai việc phải khắc phục trước khai "
        "mạc.",
        answers=(
            _answer(
                "fire-01",
                "not_ready",
                "Bảng tính lối thoát nạn Khách sạn đại biểu số 3",
                missing="Khách sạn đại biểu số 3 thiếu một lối thoát khi mất cửa rộng nhất.",
                asks_for="Giảm số khách lưu trú hoặc cho mở thêm lối thoát phía sau.",
            ),
            _answer(
                "fire-02",
                "partly",
                "Ảnh đo lối vào Khách sạn đại biểu số 2",
                missing="Lối vào Khách sạn đại biểu số 2 mới rộng 3,2 m.",
                asks_for="UBND phường hỗ trợ di dời vật cản hai bên lối vào.",
            ),
            _answer("fire-03", "ready", "Biên bản thực tập phương án ngày 18/11/2026"),
        ),
    ),
    AgencyReport(
        agency="csgt",
        submitted_at=at(20, 16, 30),
        summary="Đã bố trí lực lượng tại các nút giao; lịch chạy của đoàn đi thăm cửa khẩu Hữu "
        "Nghị cần điều chỉnh.",
        answers=(
            _answer(
                "traffic-01",
                "partly",
                missing="Đoàn thăm cửa khẩu Hữu Nghị chưa chạy thử.",
            ),
            _answer("traffic-02", "ready", "Sơ đồ phân luồng đã gửi các đơn vị"),
        ),
    ),
    AgencyReport(
        agency="so-y-te",
        submitted_at=at(21, 7, 15),
        summary="Hai kíp cấp cứu trực tại hội trường; bệnh viện tỉnh đã sẵn sàng tiếp nhận.",
        answers=(_answer("medical-01", "ready", "Biên bản kiểm tra dự trữ ngày 19/11/2026"),),
    ),
    AgencyReport(
        agency="bdbp",
        summary="Đang rà soát quầy làm thủ tục tại Tân Thanh.",
        answers=(_answer("border-01", "partly", missing="Tân Thanh thiếu một quầy giờ cao điểm."),),
    ),
)

DIRECTIVES = (
    DirectiveRecord(
        id="d1",
        number=1,
        task="Mở thông lối xe chữa cháy vào Khách sạn đại biểu số 2, rộng ít nhất 3,5 m.",
        lead="ubnd-phuong",
        partners=("pccc",),
        place="Khách sạn đại biểu số 2",
        due=at(25, 17),
        done_when="Xe chữa cháy chạy thử vào đến cửa; có ảnh và biên bản.",
        stage="in_work",
        findings=("f2",),
    ),
    DirectiveRecord(
        id="d2",
        number=2,
        task="Bổ sung lối thoát nạn hoặc giảm khách tại Khách sạn đại biểu số 3.",
        lead="pccc",
        partners=("ubnd-phuong", "vp-tinh-uy"),
        place="Khách sạn đại biểu số 3",
        due=at(25, 17),
        done_when="Kết quả tính lại cho thấy khi mất một cửa vẫn đủ lối thoát cho mọi người.",
        stage="acknowledged",
        findings=("f1",),
    ),
    DirectiveRecord(
        id="d3",
        number=3,
        task="Tăng một quầy làm thủ tục vào giờ cao điểm.",
        lead="bdbp",
        partners=("bql-cua-khau",),
        place="Cửa khẩu Tân Thanh",
        due=at(26, 17),
        done_when="Thời gian chờ dự kiến dưới 15 phút.",
        stage="given",
        findings=("f4",),
        plan_version=4,
    ),
    DirectiveRecord(
        id="d4",
        number=4,
        task="Chạy thử đoàn xe thăm Hữu Nghị, điều chỉnh giờ từng chặng.",
        lead="csgt",
        due=at(24, 17),
        done_when="Có biên bản chạy thử và lịch mới được duyệt.",
        stage="evidenced",
        findings=("f3",),
        evidence=(Evidence(title="Biên bản chạy thử ngày 23/11/2026"),),
    ),
    DirectiveRecord(
        id="d5",
        number=5,
        task="Thử liên lạc toàn tuyến và quy ước dùng kênh dự phòng.",
        lead="vp-tinh-uy",
        partners=("cong-an-tinh", "bdbp", "bo-chqs"),
        due=at(25, 17),
        done_when="Mọi chốt trả lời trong 2 phút trên cả hai kênh.",
        stage="given",
    ),
    DirectiveRecord(
        id="d6",
        number=6,
        task="Chuẩn bị đầy đủ nơi tụ họp: lối riêng, nước, mái che, y tế.",
        lead="ban-tiep-cong-dan",
        partners=("ubnd-phuong", "so-y-te"),
        place="Khu vực tụ họp đã thông báo (vườn hoa đối diện)",
        due=at(26, 12),
        done_when="Kiểm tra tại chỗ theo danh mục, không thiếu mục nào.",
        stage="given",
    ),
    DirectiveRecord(
        id="d7",
        number=7,
        task="Hoàn thành rà soát kỹ thuật hội trường lần 1.",
        lead="cong-an-tinh",
        partners=("bo-chqs", "tt-hoi-nghi"),
        place="Trung tâm Hội nghị tỉnh",
        due=at(22, 17),
        done_when="Có biên bản rà soát, niêm phong tạm.",
        stage="closed",
        evidence=(Evidence(title="Biên bản rà soát ngày 22/11/2026"),),
    ),
    DirectiveRecord(id="d8", number=8, task="Xem xét thêm chốt tại ga.", stage="proposed"),
)

FINDINGS = (
    Finding(
        id="f1",
        text="Mất cửa rộng nhất, Khách sạn đại biểu số 3 không đủ lối thoát cho mọi người.",
        gravity="critical",
        work_group="fire_rescue",
        owner="pccc",
        site="ks-3",
        criterion="fire-01",
    ),
    Finding(
        id="f2",
        text="Lối xe chữa cháy vào Khách sạn đại biểu số 2 chỉ rộng 3,2 m.",
        gravity="major",
        work_group="fire_rescue",
        owner="ubnd-phuong",
        site="ks-2",
        criterion="fire-02",
    ),
    Finding(
        id="f3",
        text="Lịch chạy của đoàn đi thăm Hữu Nghị chưa được chạy thử.",
        gravity="major",
        work_group="traffic",
        owner="csgt",
        site="cua-khau-huu-nghi",
        criterion="traffic-01",
    ),
    Finding(
        id="f4",
        text="Quầy làm thủ tục ít, người dân có thể phải chờ lâu vào giờ cao điểm.",
        gravity="minor",
        work_group="border_line",
        owner="bdbp",
        site="cua-khau-tan-thanh",
        criterion="border-01",
    ),
    Finding(
        id="f5",
        text="Biển chỉ dẫn đến điểm tiếp công dân nên có thêm một biển ở phía cầu Kỳ Cùng.",
        gravity="remark",
        work_group="public_order",
        owner="ban-tiep-cong-dan",
        site="diem-tiep-cong-dan",
        closed=True,
    ),
)

_TEXTS = {
    "Kiểm tra công tác chuẩn bị bảo đảm an toàn Đại hội": "Inspection of the preparations for a "
    "safe congress",
    "Trung tâm Hội nghị tỉnh": "Provincial Convention Centre",
    "Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo": "Chair of the Provincial People's Committee, head "
    "of the Steering Committee",
    "Giám đốc Công an tỉnh": "Director of the Provincial Police",
    "Chỉ huy trưởng Bộ CHQS tỉnh": "Commander of the Provincial Military Command",
    "Chánh Văn phòng Tỉnh uỷ": "Chief of the Party Committee Office",
}


@cache
def example_plan() -> EventPlan:
    """Return the example, with a few texts of the review in English."""
    plan = read_plan(EXAMPLE)
    known = {one.text for one in plan.translations if one.language == "en"}
    more = tuple(
        Translation(text=vi, language="en", translation=en)
        for vi, en in _TEXTS.items()
        if vi not in known
    )
    return plan.model_copy(update={"translations": plan.translations + more})


@cache
def example_review() -> Review:
    """Return the review as it stood on the evening of the inspection, and its directives since."""
    return Review(
        id="kiem-tra-1",
        number=1,
        title="Kiểm tra công tác chuẩn bị bảo đảm an toàn Đại hội",
        held_on=date(2026, 11, 21),
        place="Trung tâm Hội nghị tỉnh",
        scope="Công tác chuẩn bị của các lực lượng; kiểm tra thực tế tại hội trường, ba khách sạn "
        "đại biểu và cửa khẩu Tân Thanh.",
        agenda=(
            "Kiểm tra thực tế tại hội trường và nơi lưu trú (từ 8 giờ 00)",
            "Các cơ quan, đơn vị báo cáo (từ 14 giờ 00)",
            "Thảo luận, giải đáp",
            "Người chủ trì kết luận",
        ),
        delegation=(
            Member(role="Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo", chair=True),
            Member(role="Giám đốc Công an tỉnh", agency="cong-an-tinh"),
            Member(role="Chỉ huy trưởng Bộ CHQS tỉnh", agency="bo-chqs"),
            Member(role="Chánh Văn phòng Tỉnh uỷ", agency="vp-tinh-uy"),
        ),
        plan_version=3,
        plan_sha256=plan_sha256(read_plan(EXAMPLE)),
        reports_due=at(20, 17),
        criteria=CRITERIA,
        reports=REPORTS,
        inspection=(
            Answer(
                criterion="fire-01",
                state="not_ready",
                site="ks-3",
                missing="Cửa phía sau khoá, bậc thềm hẹp.",
                evidence=(Evidence(title="Ảnh 04: cửa sau Khách sạn đại biểu số 3"),),
                by_role="Cán bộ kiểm tra PCCC",
                at=at(21, 9, 30),
            ),
            Answer(
                criterion="delegates-01",
                state="ready",
                site="trung-tam-hoi-nghi",
                evidence=(Evidence(title="Biên bản niêm phong tạm"),),
                by_role="Cán bộ kiểm tra bảo vệ",
                at=at(21, 8, 20),
            ),
        ),
        findings=FINDINGS,
        conclusion=Conclusion(
            judgement="ready_with_conditions",
            assessment="Các lực lượng đã chủ động xây dựng kế hoạch, phân công rõ cơ quan chủ trì "
            "và phối hợp; quân số, phương tiện cơ bản đáp ứng yêu cầu.\n"
            "Tuy nhiên, còn hai vấn đề về phòng cháy tại nơi lưu trú phải khắc phục dứt điểm "
            "trước khi đón đại biểu; việc liên lạc giữa các lực lượng trên kênh dự phòng chưa "
            "được thử toàn tuyến.",
            by_role="Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo",
            at=at(21, 17, 30),
            directives=DIRECTIVES,
        ),
    )
