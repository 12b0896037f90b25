"""A room in which much has happened: every page of it has something to show."""

from datetime import datetime, timedelta
from uuid import uuid4

from tests.opsroom.conftest import Cast
from tests.opsroom.field.conftest import photo
from tests.opsroom.rounds import EXAMPLE, MINUTES, deployed, finding, values

from opsroom.api.actions import make_token
from opsroom.directives import actions as directives
from opsroom.directives import drafting
from opsroom.directives.life import Step
from opsroom.directives.models import Directive
from opsroom.people.actions import invite
from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action, Role
from opsroom.plans import actions as plans
from opsroom.plans.models import Event, Job, Version
from opsroom.reviews import actions as reviews
from opsroom.reviews.actions.report import Said
from opsroom.reviews.evidence import examine
from opsroom.reviews.models import EvidenceFile, InspectionAnswer, Review
from sansang.eventfile import read_plan
from sansang.readiness import Judgement, assigned, criteria_set

OWN = "so-y-te"
"""The agency whose reporter looks on."""
LEAD = "pccc"
"""The agency that leads the directives."""
STEPS = {
    Step.ACKNOWLEDGE: (Step.ACKNOWLEDGE,),
    Step.BEGIN: (Step.ACKNOWLEDGE, Step.BEGIN),
    Step.SHOW: (Step.ACKNOWLEDGE, Step.BEGIN, Step.SHOW),
    Step.RETURN: (Step.ACKNOWLEDGE, Step.SHOW, Step.RETURN),
    Step.CLOSE: (Step.ACKNOWLEDGE, Step.SHOW, Step.CLOSE),
    Step.WITHDRAW: (Step.WITHDRAW,),
}
TASKS = (
    "Tăng thêm lực lượng phân luồng tại ngã tư Trần Đăng Ninh trước giờ khai mạc 90 phút",
    "Xây dựng phương án dự phòng khi mất điện khu vực hội trường",
    "Bố trí thêm một xe chữa cháy trực tại Trung tâm Hội nghị tỉnh",
    "Thông tuyến cáp quang dự phòng cho trung tâm chỉ huy",
    "Kiểm tra lại lối thoát hiểm phía đông của hội trường",
    "Mở lối tiếp cận của xe thang tại khách sạn nơi đại biểu lưu trú",
    "Rà soát bảng trực của tổ công tác liên ngành",
)
PHOTO = examine(photo().read(), "bien-ban.jpg")


class Room:
    """The furnished room, and those who look at it."""

    def __init__(self, cast: Cast, now: datetime) -> None:
        self.cast, self.now = cast, now
        self.chair = cast.person("chair", Role.CHAIR, agency="committee")
        self.reviewer = cast.person("reviewer", Role.REVIEWER, agency="committee")
        self.people = {
            Role.PLANNER: cast.person("planner", Role.PLANNER, agency="cong-an-tinh"),
            Role.REPORTER: cast.person("nurse", Role.REPORTER, agency=OWN),
            Role.REVIEWER: self.reviewer,
            Role.CHAIR: self.chair,
            Role.ADMINISTRATOR: cast.person("administrator", Role.ADMINISTRATOR, agency="room"),
        }
        self.planner, self.reporter = self.people[Role.PLANNER], self.people[Role.REPORTER]
        self._plan()
        self.concluded, self.inspected, self.prepared = self._reviews()
        self._directives()
        self.file: EvidenceFile = EvidenceFile.objects.get()
        self._what_was_seen()
        administrator = self.people[Role.ADMINISTRATOR]
        by = administrator.acting(Action.TOKENS_MANAGE)
        make_token("Bảng điều hành", self.chair, [Action.READINESS_VIEW], by=by, now=now)
        self.invitation = invite(cast.person("new", Role.AUDITOR), now=now)

    def _plan(self) -> None:
        """Two versions, of which the second is proposed, and a draft."""
        plan = read_plan(EXAMPLE)
        self.draft = plans.import_plan(
            plan,
            title="Dự thảo của Công an tỉnh",
            agency=self.planner.agency,
            account=self.planner,
            by=self.planner.acting(Action.PLAN_EDIT),
            now=self.now,
        )
        plans.set_shared(self.draft, shared=True)
        self.event: Event = self.draft.event
        Agency.objects.filter(key="committee").update(name="Ban Chỉ đạo Đại hội")
        self.version: Version = self._propose("Phương án ban đầu")
        plans.approve(self.version, account=self.chair, now=self.now)
        teams = list(plan.teams)
        teams[0] = teams[0].model_copy(update={"name": f"{teams[0].name} (tăng cường)"})
        other = plan.model_copy(update={"teams": tuple(teams)})
        plans.change(self.draft, lambda _: other, account=self.planner, now=self.now)
        self.draft.refresh_from_db()
        self.proposed: Version = self._propose("Tăng cường tổ tuần tra")
        self.job: Job = deployed(self.version, self.planner)
        Job.objects.filter(pk=self.job.pk).update(
            version=self.version, document=self.version.document, asked_as="planner"
        )

    def _propose(self, summary: str) -> Version:
        return plans.propose(self.draft, summary=summary, account=self.planner, now=self.now)

    def _reviews(self) -> tuple[Review, Review, Review]:
        """One that is to be concluded, one that is being inspected, one that is prepared."""
        first = self._review("Kiểm tra công tác chuẩn bị lần 1 (T-10)", held=-3, due=-4)
        self._report(first, OWN)
        self._bring(first, Review.Stage.REPORTING, Review.Stage.INSPECTING)
        second = self._review("Kiểm tra công tác chuẩn bị lần 2 (T-5)", held=1, due=0.2)
        self._bring(second, Review.Stage.REPORTING)
        for number, agency in enumerate(second.assigned):
            self._report(second, agency, submit=agency != OWN and number % 3 != 0)
        self._bring(second, Review.Stage.INSPECTING)
        return first, second, self._review("Tổng duyệt (T-1)", held=4, due=3)

    def _review(self, title: str, *, held: float, due: float) -> Review:
        criteria = criteria_set("indoor-congress")
        head = {"role": "Trưởng ban chỉ đạo", "agency": None, "chair": True}
        doctor = {"role": "Phó Giám đốc Sở Y tế", "agency": OWN, "chair": False}
        said = {
            "title": title,
            "held_on": (self.now + timedelta(days=held)).date(),
            "place": "Trung tâm Hội nghị tỉnh",
            "scope": "Công tác bảo đảm an ninh, trật tự, y tế, phòng cháy",
            "agenda": ["Nghe báo cáo của các đơn vị", "Kiểm tra thực địa", "Kết luận"],
            "version": self.version,
            "reports_due": self.now + timedelta(days=due),
            "delegation": [head, doctor],
        }
        asked = assigned(self.version.plan, criteria)
        return reviews.create_review(
            self.event, said, criteria=criteria, assigned=asked, by=self.reviewer, now=self.now
        )

    def _bring(self, review: Review, *stages: Review.Stage) -> None:
        for stage in stages:
            reviews.set_stage(review, stage, by=self.reviewer, now=self.now)
        review.refresh_from_db()

    def _report(self, review: Review, key: str, *, submit: bool = False) -> None:
        if review.stage == Review.Stage.PREPARED:
            return
        agency = Agency.objects.get(key=key)
        for number, criterion in enumerate(review.assigned[key]):
            state = ("ready", "ready", "ready", "partly", "not_ready")[number % 5]
            missing = "" if state == "ready" else "Chưa có văn bản phân công của cấp trên"
            asks_for = "Bổ sung 02 xe cứu thương" if state == "not_ready" else ""
            said = Said(criterion=criterion, state=state, missing=missing, asks_for=asks_for)
            reviews.save_answer(review, agency, said, revision=0, now=self.now)
        reviews.save_summary(
            review, agency, "Cơ bản đáp ứng yêu cầu.", instead_of=reviews.text_mark("")
        )
        if submit:
            by = self.cast.person(f"of-{key}", Role.REPORTER, agency=key)
            reviews.submit_report(review, agency, by=by, now=self.now)

    def _directives(self) -> None:
        """The first review is concluded; each of its directives is at another stage."""
        for number, task in enumerate(TASKS):
            due = self.now + timedelta(days=number - 1, hours=6)
            place = "Trung tâm Hội nghị tỉnh" if number % 2 else ""
            said = values(LEAD, task=task, due=due, place=place, done_when="Có biên bản nghiệm thu")
            drafting.draft(self.concluded, said, key=str(uuid4()))
        directives.conclude(
            self.concluded,
            judgement=Judgement.READY_WITH_CONDITIONS,
            assessment="Công tác chuẩn bị cơ bản đáp ứng yêu cầu, còn một số việc phải khắc phục.",
            account=self.chair,
            now=self.now,
        )
        self.concluded.refresh_from_db()
        lead = self.cast.person("fire", Role.REPORTER, agency=LEAD)
        given = Directive.objects.filter(event=self.event).order_by("number")
        for directive, steps in zip(given, [(), *STEPS.values()], strict=True):
            for revision, step in enumerate(steps, start=directive.revision):
                self._step(directive, step, revision, lead)

    def _step(self, directive: Directive, step: Step, revision: int, lead: Account) -> None:
        of_chair = step in (Step.CLOSE, Step.RETURN, Step.WITHDRAW)
        directives.take(
            directive,
            step,
            revision=revision,
            account=self.chair if of_chair else lead,
            now=self.now,
            reason="Chưa có biên bản nghiệm thu" if of_chair else "",
            note="Đã thực hiện, có biên bản kèm theo" if step is Step.SHOW else "",
            files=[PHOTO] if step is Step.SHOW else (),
        )

    def _what_was_seen(self) -> None:
        """Findings, what was seen on the spot, and what is drafted of the minutes."""
        review = self.inspected
        criteria = review.criteria_set.criteria
        for one, state in zip(criteria, ("ready", "partly", "not_ready"), strict=False):
            InspectionAnswer.objects.create(
                key=uuid4(),
                review=review,
                criterion=one.id,
                state=state,
                note="Lối phía sau còn hở.",
                by=self.reviewer,
                by_role="reviewer",
                seen_at=self.now,
                received_at=self.now,
            )
        finding(review, "critical", site=self.version.plan.sites[0].id)
        finding(review, "minor", closed_at=self.now)
        drafting.paste(review, MINUTES, now=self.now)
        self.drafted = drafting.draft_from_finding(finding(review))
        said = values(None, task="Bổ sung lực lượng tại chốt biên giới", due=None)
        self.without_lead = drafting.draft(review, said, key=str(uuid4()))
