"""What the papers of a review say, and that they come whole or not at all."""

from functools import cache
from io import BytesIO

import pytest
from docx import Document
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from pypdf import PdfReader
from tests.sansang.report.hostile import CODE, LONG, MATHS, NOVEL, QUOTES, SCRIPT
from tests.sansang.report.inspection import DIRECTIVES, at, example_plan, example_review
from tests.sansang.report.papers.reading import text_of

from sansang.event.setting import PaperLayout
from sansang.eventfile import describe_fault
from sansang.faults import CannotRun
from sansang.readiness import (
    AgencyReport,
    Answer,
    Conclusion,
    DirectiveRecord,
    Evidence,
    Finding,
    Review,
    readiness_of,
)
from sansang.report.review import PaperKind, paper_bytes, write_review_papers
from sansang.report.review.notice_of_conclusion import directive_sentence
from sansang.report.review.recorder import Recorder
from sansang.report.review.signing import agency_signatory
from sansang.wording import wording


def recorder(language="vi", review=None, layout=None):
    return Recorder(
        plan=example_plan(), language=language, review=review or example_review(), chosen=layout
    )


@cache
def text(kind, language="vi", agency=None):
    data = paper_bytes(kind, example_review(), example_plan(), language, agency=agency)
    return text_of(Document(BytesIO(data)))


def changed(**fields):
    return example_review().model_copy(update=fields)


def concluded(**fields):
    conclusion = example_review().conclusion.model_copy(update=fields)
    return changed(conclusion=conclusion)


def pages(data):
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def flat(data):
    return "".join("".join(pages(data)).replace("\u200b", "").split())


def test_the_notice_gives_every_directive_as_offices_write_it():
    assert (
        "1. Giao UBND các phường trung tâm chủ trì, phối hợp với Phòng Cảnh sát PCCC và CNCH mở "
        "thông lối xe chữa cháy vào Khách sạn đại biểu số 2, rộng ít nhất 3,5 m, trước 17 giờ 00 "
        "phút ngày 25 tháng 11 năm 2026; hoàn thành khi xe chữa cháy chạy thử vào đến cửa; có ảnh "
        "và biên bản." in text(PaperKind.NOTICE_OF_CONCLUSION)
    )


def test_the_notice_says_when_where_and_by_whom_it_was_concluded():
    said = text(PaperKind.NOTICE_OF_CONCLUSION)
    assert (
        "Ngày 21 tháng 11 năm 2026, tại Trung tâm Hội nghị tỉnh, Chủ tịch UBND tỉnh, Trưởng Ban "
        "Chỉ đạo chủ trì kiểm tra công tác chuẩn bị" in said
    )
    assert "kết luận như sau:" in said
    assert "KT. TRƯỞNG TIỂU BAN\nPHÓ TRƯỞNG TIỂU BAN" in said


@pytest.mark.parametrize(
    ("change", "written"),
    [
        ({"partners": ()}, "Giao Ban Chỉ huy Bộ đội Biên phòng tỉnh chủ trì tăng một quầy"),
        ({"lead": None, "partners": ()}, "Giao các cơ quan, đơn vị liên quan chủ trì tăng"),
        ({"place": "Tân Thanh"}, "vào giờ cao điểm, tại Tân Thanh, trước 17 giờ 00 phút"),
        ({"task": "Tăng quầy tại ga", "place": "Ga"}, "tăng quầy tại ga, trước 17 giờ"),
        ({"due": None, "done_when": "", "place": ""}, "vào giờ cao điểm"),
        ({"task": "Công an tỉnh tăng chốt"}, "Công an tỉnh tăng chốt"),
        ({"task": "UBND phường mở lối"}, "UBND phường mở lối"),
    ],
)
def test_what_a_directive_leaves_open_leaves_no_hole_in_its_sentence(change, written):
    directive = DIRECTIVES[2].model_copy(update=change)
    sentence = directive_sentence(recorder(), directive)
    assert written in sentence
    assert ", ," not in sentence
    assert not sentence.endswith((",", ";", "."))


def test_what_was_only_proposed_or_withdrawn_is_in_no_paper():
    for kind in (PaperKind.NOTICE_OF_CONCLUSION, PaperKind.DIRECTIVES):
        assert "Xem xét thêm chốt tại ga" not in text(kind)


def test_a_conclusion_without_directives_is_a_whole_paper():
    for kind in (PaperKind.NOTICE_OF_CONCLUSION, PaperKind.DIRECTIVES):
        data = paper_bytes(kind, concluded(directives=()), example_plan(), "vi")
        assert "Không giao nhiệm vụ nào." in text_of(Document(BytesIO(data)))


def test_the_list_shows_stage_evidence_and_the_version_that_carries_it_out():
    said = text(PaperKind.DIRECTIVES)
    for shown in (
        "Đang thực hiện",
        "Đã hoàn thành",
        "Biên bản rà soát ngày 22/11/2026",
        "Kế hoạch, phiên bản 4",
        "17:00\n25/11/2026",
        "đã hoàn thành 1/7 nhiệm vụ",
    ):
        assert shown in said


def test_the_list_speaks_of_the_time_that_it_is_asked_for():
    data = paper_bytes(PaperKind.DIRECTIVES, example_review(), example_plan(), "vi", at=at(24, 8))
    said = text_of(Document(BytesIO(data)))
    assert "Tính đến 08 giờ 00 phút ngày 24 tháng 11 năm 2026" in said
    assert "Lạng Sơn, ngày 24 tháng 11 năm 2026" in said


def test_two_thousand_directives_are_one_table():
    many = tuple(
        DIRECTIVES[n % 7].model_copy(update={"id": f"d{n}", "number": n}) for n in range(1, 2001)
    )
    data = paper_bytes(PaperKind.DIRECTIVES, concluded(directives=many), example_plan(), "vi")
    table = Document(BytesIO(data)).tables[1]._tbl
    assert len(table.tr_lst) == 2001


def test_the_minutes_list_roles_agenda_what_was_heard_and_findings_by_gravity():
    said = text(PaperKind.MINUTES)
    order = [
        said.index(part)
        for part in (
            "I. THỜI GIAN, ĐỊA ĐIỂM",
            "Chủ trì: Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo.",
            "- Giám đốc Công an tỉnh;",
            "III. CHƯƠNG TRÌNH",
            "IV. NỘI DUNG BÁO CÁO",
            "V. KẾT QUẢ KIỂM TRA THỰC TẾ",
            "Phát hiện trọng yếu",
            "Phát hiện nghiêm trọng",
            "Phát hiện nhẹ",
            "Lưu ý",
            "VII. KẾT LUẬN CỦA NGƯỜI CHỦ TRÌ",
            "THƯ KÝ",
            "TRƯỞNG ĐOÀN KIỂM TRA",
            "Nơi nhận:",
        )
    ]
    assert order == sorted(order)


def test_the_minutes_show_late_and_missing_reports():
    said = text(PaperKind.MINUTES)
    assert "Báo cáo bằng văn bản gửi chậm: lúc 07 giờ 15 phút ngày 21 tháng 11" in said
    assert "Chưa gửi báo cáo bằng văn bản." in said


def test_a_review_with_nothing_in_it_has_minutes_all_the_same():
    bare = changed(
        agenda=(), delegation=(), reports=(), inspection=(), findings=(), conclusion=None, place=""
    )
    data = paper_bytes(PaperKind.MINUTES, bare, example_plan(), "vi")
    said = text_of(Document(BytesIO(data)))
    for line in ("Chưa có cơ quan nào báo cáo.", "Không phát hiện thiếu sót.", "chưa kết luận"):
        assert line in said


def test_an_agency_reports_by_criterion_what_is_missing_and_what_it_asks_for():
    said = text(PaperKind.AGENCY_REPORT, agency="pccc")
    assert "Số tiêu chí: 3, trong đó: 1 sẵn sàng; 1 sẵn sàng một phần; 1 chưa sẵn sàng." in said
    assert "- Tiêu chí 1: Khách sạn đại biểu số 3 thiếu một lối thoát" in said
    assert "- Tiêu chí 2: UBND phường hỗ trợ di dời vật cản" in said
    assert "Tiêu chí trọng yếu" in said


def test_an_agency_issues_its_report_itself_under_the_one_above_it():
    said = text(PaperKind.AGENCY_REPORT, agency="pccc")
    assert said.startswith("CÔNG AN TỈNH\nPHÒNG CẢNH SÁT")
    assert "TIỂU BAN" not in said.split("BÁO CÁO")[0]


def test_a_criterion_that_an_agency_is_asked_and_leaves_open_is_shown_so():
    data = paper_bytes(
        PaperKind.AGENCY_REPORT,
        changed(reports=(AgencyReport(agency="so-y-te"),)),
        example_plan(),
        "vi",
        agency="so-y-te",
    )
    said = text_of(Document(BytesIO(data)))
    assert "Chưa trả lời" in said
    assert "(Dự thảo, chưa gửi)" in said


@pytest.mark.parametrize(
    ("agency", "lines"),
    [
        ("pccc", ("Trưởng phòng",)),
        ("so-y-te", ("KT. Giám đốc", "Phó Giám đốc")),
        ("cong-an-tinh", ("KT. Giám đốc", "Phó Giám đốc")),
        ("vp-tinh-uy", ("KT. Chánh Văn phòng", "Phó Chánh Văn phòng")),
        ("ban-tiep-cong-dan", ("Trưởng ban",)),
        ("unknown", ()),
    ],
)
def test_an_agency_signs_by_title_and_a_deputy_for_the_one_above(agency, lines):
    assert agency_signatory(recorder(), agency) == lines


def test_a_deputy_signs_for_the_one_above_in_the_partys_form():
    party = recorder(layout=PaperLayout.VN_PARTY)
    assert agency_signatory(party, "vp-tinh-uy")[0] == "K/T Chánh Văn phòng"


def test_every_paper_speaks_english_too():
    said = text(PaperKind.NOTICE_OF_CONCLUSION, "en")
    assert "Fire and Rescue Police Division leads, together with" in said
    assert "before 17:00 on 25 November 2026; done when" in said
    assert "Findings" in text(PaperKind.MINUTES, "en")
    assert "What is asked for" in text(PaperKind.AGENCY_REPORT, "en", "pccc")


@pytest.mark.parametrize("kind", [PaperKind.NOTICE_OF_CONCLUSION, PaperKind.DIRECTIVES])
def test_before_the_conclusion_there_is_no_notice_of_it(kind):
    with pytest.raises(CannotRun) as refused:
        paper_bytes(kind, changed(conclusion=None), example_plan(), "vi")
    (fault,) = refused.value.faults
    assert fault.code == "no_conclusion"
    assert describe_fault(fault, wording("en")).endswith(
        "expected a review that the chair has concluded"
    )


@pytest.mark.parametrize("agency", [None, "csgt-khac"])
def test_an_agency_that_wrote_nothing_has_no_report(agency):
    with pytest.raises(CannotRun) as refused:
        paper_bytes(PaperKind.AGENCY_REPORT, example_review(), example_plan(), "vi", agency=agency)
    assert refused.value.faults[0].code == "no_report"


@pytest.mark.parametrize(
    ("kind", "format_"), [("notice_of_conclusion", "odt"), ("readiness", "docx"), ("poem", "pdf")]
)
def test_an_unknown_kind_or_format_is_refused(kind, format_):
    with pytest.raises(ValueError, match=r"none of|not a valid"):
        paper_bytes(kind, example_review(), example_plan(), "vi", format=format_)


def test_all_papers_are_written_whole(tmp_path):
    written = write_review_papers(example_review(), example_plan(), tmp_path, language="vi")
    names = {path.name for path in written}
    assert all(path.is_file() for path in written)
    assert names >= {"minutes.docx", "minutes.pdf", "notice-of-conclusion.pdf", "directives.docx"}
    assert "report-pccc.docx" in names
    assert "readiness.pdf" in names
    assert "readiness.docx" not in names


def test_a_review_without_a_conclusion_writes_what_it_has(tmp_path):
    written = write_review_papers(
        changed(conclusion=None), example_plan(), tmp_path, language="en", formats=("docx",)
    )
    names = {path.name for path in written}
    assert "minutes.docx" in names
    assert not names & {"notice-of-conclusion.docx", "directives.docx"}


def test_nothing_is_left_where_a_paper_fails(tmp_path):
    with pytest.raises(ValueError, match="none of"):
        write_review_papers(example_review(), example_plan(), tmp_path, language="fr")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format_", ["docx", "pdf"])
@pytest.mark.parametrize("kind", PaperKind)
def test_the_same_review_gives_the_same_bytes(kind, format_):
    if (kind, format_) == (PaperKind.READINESS, "docx"):
        return
    arguments = (kind, example_review(), example_plan(), "vi", None, format_)
    assert paper_bytes(*arguments, agency="pccc") == paper_bytes(*arguments, agency="pccc")


def hostile() -> Review:
    shown = (Evidence(title=SCRIPT, link=QUOTES),)
    answer = Answer(
        criterion="fire-01", state="partly", evidence=shown, missing=CODE, asks_for=NOVEL
    )
    directive = DirectiveRecord(
        id="x",
        number=1,
        task=CODE,
        lead="pccc",
        place=LONG,
        done_when=QUOTES,
        stage="given",
        evidence=shown,
    )
    return changed(
        title=MATHS,
        place=SCRIPT,
        scope=NOVEL,
        agenda=(LONG, CODE),
        reports=(AgencyReport(agency="pccc", summary=SCRIPT, answers=(answer,)),),
        inspection=(answer,),
        findings=(
            Finding(id="y", text=MATHS, gravity="critical", work_group="traffic", site="gone"),
        ),
        conclusion=Conclusion(
            judgement="not_ready",
            assessment=CODE,
            by_role=QUOTES,
            at=at(21, 17),
            directives=(directive,),
        ),
    )


@pytest.mark.parametrize("layout", PaperLayout)
@pytest.mark.parametrize("kind", PaperKind)
def test_hostile_text_stays_text(kind, layout):
    arguments = (kind, hostile(), example_plan(), "vi", layout)
    printed = flat(paper_bytes(*arguments, "pdf", agency="pccc"))
    if kind is PaperKind.READINESS:
        assert "$x$*bold*" in printed
        return
    written = text_of(Document(BytesIO(paper_bytes(*arguments, "docx", agency="pccc"))))
    expected = {
        PaperKind.AGENCY_REPORT: (SCRIPT, CODE),
        PaperKind.MINUTES: (SCRIPT, CODE, MATHS, LONG[:100]),
        PaperKind.NOTICE_OF_CONCLUSION: (SCRIPT, CODE, LONG, QUOTES),
        PaperKind.DIRECTIVES: (CODE, LONG, QUOTES),
    }[kind]
    for one in expected:
        assert one[1:] in written or one[1:].lower() in written.lower()
        assert "".join(one[1:].split()).lower() in printed.lower()


@given(task=st.text(min_size=1, max_size=400), role=st.text(min_size=1, max_size=100))
@settings(max_examples=25, deadline=None)
def test_whatever_text_a_review_may_hold_is_printed(task, role):
    try:
        directive = DirectiveRecord(id="x", number=1, task=task, stage="given")
        conclusion = Conclusion(
            judgement="ready",
            assessment=task,
            by_role=role,
            at=at(21, 17),
            directives=(directive,),
        )
    except ValidationError:
        assume(False)
    review = changed(conclusion=conclusion)
    data = paper_bytes(PaperKind.DIRECTIVES, review, example_plan(), "vi")
    document = text_of(Document(BytesIO(data)))
    for line in directive.task.split("\n"):
        assert line.replace("\t", " ").strip() in document


def test_readiness_is_one_page_that_says_why():
    (page,) = pages(
        paper_bytes(PaperKind.READINESS, example_review(), example_plan(), "vi", None, "pdf")
    )
    said = " ".join(page.split())
    assert "CHƯA SẴN SÀNG" in said
    assert "Tiêu chí trọng yếu" in said
    assert "Phòng Cảnh sát PCCC và CNCH" in said
    assert "Người chủ trì kết luận lúc 17 giờ 30 phút" in said


@pytest.mark.parametrize("language", ["vi", "en"])
def test_readiness_stays_one_page_whatever_it_has_to_say(language):
    many = tuple(
        Finding(id=f"f{n}", text=LONG, gravity="critical", work_group="traffic", owner="pccc")
        for n in range(60)
    )
    plan = example_plan()
    agencies = tuple(one.model_copy(update={"name": LONG}) for one in plan.agencies)
    plan = plan.model_copy(
        update={
            "agencies": agencies,
            "event": plan.event.model_copy(update={"name": LONG}),
        }
    )
    review = changed(findings=many)
    data = paper_bytes(
        PaperKind.READINESS,
        review,
        plan,
        language,
        None,
        "pdf",
        readiness=readiness_of(review, plan, at(22, 8)),
    )
    assert len(pages(data)) == 1
