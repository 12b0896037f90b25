"""What people type in for reviews, reports and findings."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from opsroom.people.models import Agency
from opsroom.plans.models import Event, Version
from opsroom.reviews import access
from opsroom.reviews.models import Review
from opsroom.reviews.templatetags.reviews import (
    gravity_name,
    standing_name,
    work_group_name,
)
from opsroom.text_fields import LONGEST_LINE, OneLine, Words
from opsroom.wording import language_of_page, words_of_page
from sansang.event import EventPlan
from sansang.event.organisation import WorkGroup
from sansang.eventfile.sentences import describe_fault
from sansang.faults import SansangError
from sansang.readiness import CriteriaSet, Gravity, State, criteria_sets, parse_criteria
from sansang.readiness.criteria_file import LARGEST_SET


class ReviewForm(forms.Form):
    """A review: when, where, what it looks at, and until when agencies report."""

    title = OneLine(label=_("Title of the review"))
    held_on = forms.DateField(
        label=_("Date of the review"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    place = OneLine(label=_("Place"), required=False)
    scope = Words(label=_("What is looked at"))
    agenda = Words(label=_("Agenda"), help_text=_("One item on each line."), rows=5)
    version = forms.ModelChoiceField(
        label=_("Version of the plan"), queryset=Version.objects.none(), empty_label=None
    )
    reports_due = forms.DateTimeField(
        label=_("Reports are due"),
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = access.versions_for_review(event)
        self.fields["version"].label_from_instance = lambda one: _("Version {number}").format(
            number=one.number
        )

    def clean_agenda(self) -> list[str]:
        """Return the items."""
        items = [line.strip() for line in self.cleaned_data["agenda"].splitlines()]
        if any(len(item) > LONGEST_LINE for item in items):
            raise ValidationError(_("An item of the agenda has at most 300 characters."))
        return [" ".join(item.split()) for item in items if item]


def said_of(review: Review) -> dict[str, Any]:
    """Return what is said of a review, as its form shows it."""
    names = ("title", "held_on", "place", "scope", "version", "reports_due")
    return {name: getattr(review, name) for name in names} | {"agenda": "\n".join(review.agenda)}


class MemberForm(forms.Form):
    """A role in the delegation; no names."""

    role = OneLine(label=_("Role in the delegation"), required=False)
    agency = forms.ChoiceField(label=_("Agency"), required=False)
    chair = forms.BooleanField(label=_("Chairs"), required=False)

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = agencies


MemberFormSet = formset_factory(MemberForm, extra=4, max_num=40, absolute_max=40)


def delegation_of(members: Any) -> list[dict[str, Any]]:
    """Return the members of a valid set of forms, those without a role left out."""
    rows = (form.cleaned_data for form in members)
    return [
        {"role": row["role"], "agency": row["agency"] or None, "chair": row["chair"]}
        for row in rows
        if row.get("role")
    ]


class CriteriaForm(forms.Form):
    """Where the criteria come from: a set that comes along, or a file of the office."""

    criteria = forms.ChoiceField(label=_("Criteria"))
    file = forms.FileField(
        label=_("Own criteria (YAML)"),
        required=False,
        help_text=_("A file here takes the place of the set above. They can be edited later."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = language_of_page()
        self.fields["criteria"].choices = [
            (one.id, f"{one.name.in_language(language)} ({len(one.criteria)})")
            for one in criteria_sets()
        ]

    def clean(self) -> dict[str, Any]:
        """Read the file, or take the set that was chosen."""
        cleaned = super().clean()
        if upload := cleaned.get("file"):
            cleaned["set"] = self._read(upload)
        elif chosen := cleaned.get("criteria"):
            cleaned["set"] = {one.id: one for one in criteria_sets()}[chosen]
        return cleaned

    def _read(self, upload: Any) -> CriteriaSet | None:
        content = upload.read(4 * LARGEST_SET + 1)
        try:
            return _parsed(content.decode("utf-8-sig"), upload.name)
        except UnicodeDecodeError:
            self.add_error("file", _("A text in UTF-8 is expected."))
        except ValidationError as error:
            self.add_error("file", error)
        return None


class CriteriaTextForm(forms.Form):
    """The criteria as YAML."""

    text = forms.CharField(
        label=_("Criteria (YAML)"),
        max_length=LARGEST_SET,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "class": "code"}),
    )

    def clean_text(self) -> CriteriaSet:
        """Read it, or say every fault by line and field."""
        return _parsed(self.cleaned_data["text"], "criteria.yaml")


def _parsed(text: str, name: str) -> CriteriaSet:
    try:
        found = parse_criteria(text, name)
    except SansangError as error:
        raise ValidationError(fault_sentences(error)) from None
    if not found.criteria:
        raise ValidationError(_("A set with at least one criterion is expected."))
    return found


def fault_sentences(error: SansangError) -> list[str]:
    """Return the faults as sentences in the language of the page, the first fifty."""
    words = words_of_page()
    return [describe_fault(fault, words) for fault in error.faults[:50]]


class AnswerForm(forms.Form):
    """What an agency says of one criterion."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[(state.value, state.value) for state in State],
        error_messages={"required": _("Choose a state.")},
    )
    missing = Words()
    asks_for = Words()
    link = OneLine(required=False)
    keep_position = forms.BooleanField(required=False)

    def clean_link(self) -> str:
        """Take addresses of the web alone."""
        if link := self.cleaned_data["link"]:
            URLValidator(
                schemes=["http", "https"],
                message=_("An address that begins with https:// or http:// is expected."),
            )(link)
        return link


class SummaryForm(forms.Form):
    """An agency's own judgement, and the mark of the one that it takes the place of."""

    instead_of = forms.CharField(max_length=16, widget=forms.HiddenInput)
    summary = Words(label=_("In a few sentences"), rows=4)


class FormUpload(forms.Form):
    """A report form that was filled in."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("Filled-in form (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx"})
    )


class FindingForm(forms.Form):
    """What the delegation found."""

    text = Words(label=_("What was found"), required=True, rows=4)
    gravity = forms.ChoiceField(label=_("Severity"))
    work_group = forms.ChoiceField(label=_("Work group"))
    owner = forms.ModelChoiceField(
        label=_("Agency that has to mend it"),
        queryset=Agency.objects.all(),
        required=False,
        empty_label="–",
    )
    site = forms.ChoiceField(label=_("Site"), required=False)
    criterion = forms.ChoiceField(label=_("Criterion"), required=False)
    keep_position = forms.BooleanField(
        label=_("Keep the position that a photo holds"), required=False
    )

    def __init__(self, *args: Any, review: Review, plan: EventPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, none = language_of_page(), ("", "–")
        self.fields["gravity"].choices = [
            none,
            *((one.value, gravity_name(one)) for one in Gravity),
        ]
        self.fields["work_group"].choices = [
            none,
            *((one.value, work_group_name(one)) for one in WorkGroup),
        ]
        self.fields["site"].choices = [none, *((one.id, one.name) for one in plan.sites)]
        self.fields["criterion"].choices = [
            none,
            *((one.id, one.asks.in_language(language)) for one in review.criteria_set.criteria),
        ]
        keys = {agency.id for agency in plan.agencies}
        self.fields["owner"].queryset = Agency.objects.filter(key__in=keys)


STATE_CHOICES = tuple(state.value for state in State)


def states() -> list[tuple[str, str]]:
    """Return the states with their names in the language of the page."""
    return [(state, standing_name(state)) for state in STATE_CHOICES]
