"""What states, verdicts and reasons are called."""

from sansang.eventfile.choices import choice_label
from sansang.readiness.reasons import Reason, ReasonCode
from sansang.readiness.review import Gravity, Judgement
from sansang.readiness.standing import Standing
from sansang.readiness.trend import Change
from sansang.readiness.verdict import ReportState
from sansang.wording import N_, Wording

STANDINGS = {
    Standing.READY: N_("ready"),
    Standing.PARTLY: N_("partly ready"),
    Standing.NOT_READY: N_("not ready"),
    Standing.UNANSWERED: N_("not answered"),
    Standing.NOT_APPLICABLE: N_("does not apply"),
}
JUDGEMENTS = {
    Judgement.READY: N_("ready"),
    Judgement.READY_WITH_CONDITIONS: N_("ready with conditions"),
    Judgement.NOT_READY: N_("not ready"),
}
GRAVITIES = {
    Gravity.CRITICAL: N_("critical"),
    Gravity.MAJOR: N_("major"),
    Gravity.MINOR: N_("minor"),
    Gravity.REMARK: N_("remark"),
}
REPORT_STATES = {
    ReportState.IN_TIME: N_("submitted in time"),
    ReportState.LATE: N_("submitted late"),
    ReportState.AWAITED: N_("awaited"),
    ReportState.OVERDUE: N_("overdue"),
}
CHANGES = {
    Change.BETTER: N_("better"),
    Change.WORSE: N_("worse"),
    Change.SAME: N_("unchanged"),
    Change.NEW: N_("new"),
    Change.GONE: N_("no longer there"),
}
REASONS = {
    ReasonCode.NOTHING_JUDGED: N_("No criterion applies, so nothing shows that it is ready."),
    ReasonCode.CRITICAL_CRITERION: N_("The critical criterion {about} is not shown to be ready."),
    ReasonCode.CRITICAL_FINDING: N_("The critical finding {about} is open."),
    ReasonCode.LOW_SHARE: N_(
        "Work group {work_group}: only {count} of {of} weight points are ready, too few for any"
        " verdict but “not ready”."
    ),
    ReasonCode.AGENCY_LOW_SHARE: N_(
        "Only {count} of {of} weight points of this agency are ready, too few for any verdict but"
        " “not ready”."
    ),
    ReasonCode.OPEN_CRITERIA: N_("{count} of {of} criteria that apply are not ready yet."),
    ReasonCode.OPEN_FINDINGS: N_("Open findings, major or minor: {count}."),
    ReasonCode.DIRECTIVE_OVERDUE: N_("The directive {about} is overdue."),
    ReasonCode.DIRECTIVES_OPEN: N_("{count} of {of} directives are not closed yet."),
    ReasonCode.POSTS_SHORT: N_("{count} of {of} posts are under their minimum strength."),
}


def reason_sentence(reason: Reason, wording: Wording, about: str = "") -> str:
    """Return a reason as a sentence; ``about`` says how to call the record it speaks of."""
    group = choice_label(reason.work_group.value, wording) if reason.work_group else ""
    data = {
        "about": about or reason.about or "",
        "work_group": group,
        "count": wording.number(reason.count),
        "of": wording.number(reason.of),
    }
    return wording.say(REASONS[reason.code], data)
