"""The example's minutes bring the directives that a reader would write down."""

from tests.sansang.readiness.minutes.reading import EXAMPLE, lead, partners, plan, read

from sansang.readiness.minutes import Category

TEXT = (EXAMPLE / "minutes.vi.txt").read_text("utf-8")

EXPECTED = (
    ("ubnd-phuong", ["pccc"], "2026-11-25T17:00", "ks-2"),
    ("pccc", ["vp-tinh-uy"], "2026-11-24T12:00", "ks-3"),
    ("bdbp", ["bql-cua-khau"], "2026-11-26T23:59", "cua-khau-tan-thanh"),
    ("csgt", [], "2026-11-24T23:59", "cua-khau-huu-nghi"),
    ("so-y-te", [], "2026-11-25T23:59", None),
    ("so-y-te", [], None, "benh-vien"),
    ("dien-luc", [], "2026-11-24T23:59", "trung-tam-hoi-nghi"),
    ("ban-tiep-cong-dan", ["ubnd-phuong", "tinh-doan"], None, "diem-tiep-cong-dan"),
    ("ban-tiep-cong-dan", [], "2026-11-26T12:00", None),
    ("so-vhttdl", [], "2026-11-24T23:59", None),
    ("bo-chqs", [], None, "trung-tam-hoi-nghi"),
    ("Các cơ quan, đơn vị", [], "2026-11-26T16:30", None),
)


def test_its_directives_come_out_with_lead_partners_due_and_place() -> None:
    found = [
        (
            lead(p),
            partners(p),
            f"{p.due:%Y-%m-%dT%H:%M}" if p.due else None,
            p.sites[0] if p.sites else None,
        )
        for p in read(TEXT).proposals
    ]
    assert found == list(EXPECTED)


def test_what_counts_as_done_is_kept() -> None:
    proposals = read(TEXT).proposals
    assert proposals[0].done_when == "gửi ảnh và biên bản chạy thử xe về Sở chỉ huy"
    assert proposals[1].done_when == "báo cáo bằng văn bản"
    assert proposals[3].done_when == "lập biên bản chạy thử"


def test_its_assessment_and_its_list_of_gaps_order_nothing() -> None:
    before_tasks = TEXT.index("II. NHIỆM VỤ")
    assert all(p.span.start > before_tasks for p in read(TEXT).proposals)


def test_the_one_excluded_order_is_not_handled() -> None:
    (refused,) = read(TEXT).not_handled
    assert refused.span.of(TEXT).startswith("Công an tỉnh tăng cường nắm tình hình dư luận")
    assert refused.phrase.of(TEXT) == "nắm tình hình dư luận"
    assert refused.category is Category.WATCHING_OPINION


def test_every_proposal_becomes_a_directive_of_a_review() -> None:
    agencies = {agency.id for agency in plan().agencies}
    for number, proposal in enumerate(read(TEXT).proposals, 1):
        record = proposal.directive(f"cd-{number}", number)
        assert record.task
        assert {record.lead, *record.partners} - {None} <= agencies
