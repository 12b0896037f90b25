"""Roles, what they may do, and nothing else: the whole of the permissions is this table."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What an account is for; one may hold several."""

    PLANNER = "planner"
    REPORTER = "reporter"
    REVIEWER = "reviewer"
    CHAIR = "chair"
    CONTROLLER = "controller"
    TEAM_LEADER = "team_leader"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLE_NAMES = {
    Role.PLANNER: _("Planner"),
    Role.REPORTER: _("Reporter"),
    Role.REVIEWER: _("Reviewer"),
    Role.CHAIR: _("Chair"),
    Role.CONTROLLER: _("Controller"),
    Role.TEAM_LEADER: _("Team leader"),
    Role.AUDITOR: _("Auditor"),
    Role.ADMINISTRATOR: _("Administrator"),
}


class Action(StrEnum):
    """What an account may do; a view or an API call names one."""

    PLAN_VIEW = "plan.view"
    PLAN_EDIT = "plan.edit"
    PLAN_PROPOSE = "plan.propose"
    PLAN_APPROVE = "plan.approve"
    PLAN_DEPLOY = "plan.deploy"
    REVIEW_VIEW = "review.view"
    REVIEW_MANAGE = "review.manage"
    REPORT_WRITE = "report.write"
    INSPECT = "review.inspect"
    CONCLUDE = "review.conclude"
    DIRECTIVE_VIEW = "directive.view"
    DIRECTIVE_WORK = "directive.work"
    DIRECTIVE_CLOSE = "directive.close"
    READINESS_VIEW = "readiness.view"
    JOURNAL_VIEW = "journal.view"
    PEOPLE_MANAGE = "people.manage"
    TOKENS_MANAGE = "tokens.manage"


ACTION_NAMES = {
    Action.PLAN_VIEW: _("See the plan"),
    Action.PLAN_EDIT: _("Edit drafts of the plan"),
    Action.PLAN_PROPOSE: _("Propose versions of the plan"),
    Action.PLAN_APPROVE: _("Approve versions of the plan"),
    Action.PLAN_DEPLOY: _("Have deployments computed"),
    Action.REVIEW_VIEW: _("See reviews"),
    Action.REVIEW_MANAGE: _("Prepare and change reviews"),
    Action.REPORT_WRITE: _("Write the report of the agency"),
    Action.INSPECT: _("Inspect on the spot and record findings"),
    Action.CONCLUDE: _("Conclude reviews"),
    Action.DIRECTIVE_VIEW: _("See directives"),
    Action.DIRECTIVE_WORK: _("Work on directives of the agency"),
    Action.DIRECTIVE_CLOSE: _("Close, return and withdraw directives"),
    Action.READINESS_VIEW: _("See the readiness"),
    Action.JOURNAL_VIEW: _("See the journal"),
    Action.PEOPLE_MANAGE: _("Manage accounts"),
    Action.TOKENS_MANAGE: _("Let programs in"),
}

_LOOK = {Action.PLAN_VIEW, Action.REVIEW_VIEW, Action.DIRECTIVE_VIEW, Action.READINESS_VIEW}

ALLOWED: dict[Role, frozenset[Action]] = {
    Role.PLANNER: frozenset(
        _LOOK | {Action.PLAN_EDIT, Action.PLAN_PROPOSE, Action.PLAN_DEPLOY, Action.DIRECTIVE_WORK}
    ),
    Role.REPORTER: frozenset(_LOOK | {Action.REPORT_WRITE, Action.DIRECTIVE_WORK}),
    Role.REVIEWER: frozenset(_LOOK | {Action.REVIEW_MANAGE, Action.INSPECT}),
    Role.CHAIR: frozenset(
        _LOOK
        | {
            Action.PLAN_APPROVE,
            Action.REVIEW_MANAGE,
            Action.INSPECT,
            Action.CONCLUDE,
            Action.DIRECTIVE_CLOSE,
            Action.JOURNAL_VIEW,
        }
    ),
    Role.CONTROLLER: frozenset(_LOOK),
    Role.TEAM_LEADER: frozenset({Action.DIRECTIVE_VIEW}),
    Role.AUDITOR: frozenset(_LOOK | {Action.JOURNAL_VIEW}),
    Role.ADMINISTRATOR: frozenset(
        {Action.PEOPLE_MANAGE, Action.TOKENS_MANAGE, Action.JOURNAL_VIEW}
    ),
}

SECOND_FACTOR = frozenset({Role.CHAIR, Role.ADMINISTRATOR})
"""Who signs in with a second factor."""
