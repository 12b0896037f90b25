"""What people type in about directives and the conclusion of a review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from opsroom.directives.line import crossed, not_handled, offered
from opsroom.directives.minutes import MOST
from opsroom.directives.models import Directive
from opsroom.people.models import Agency
from opsroom.text_fields import OneLine, Words
from opsroom.wording import words_of_page
from sansang.readiness import Judgement
from sansang.readiness.words import JUDGEMENTS

_MOMENT = "%Y-%m-%dT%H:%M"


class DirectiveForm(forms.Form):
    """A directive that is drafted; the line is held here too."""

    task = Words(label=_("Task"), required=True)
    lead = forms.ModelChoiceField(
        label=_("Lead agency"),
        queryset=Agency.objects.none(),
        required=False,
        help_text=_("It must be named before the review is concluded."),
    )
    partners = forms.ModelMultipleChoiceField(
        label=_("Partners"),
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )
    place = OneLine(label=_("Place"), required=False)
    due = forms.DateTimeField(
        label=_("Due"),
        required=False,
        input_formats=[_MOMENT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT),
    )
    done_when = Words(label=_("Done when"), max_length=2000, rows=2)

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(one.pk, one.name) for one in agencies]
        keys = Agency.objects.filter(pk__in=[one.pk for one in agencies])
        for name in ("lead", "partners"):
            self.fields[name].queryset = keys
        # The choices are read once for all forms of a page.
        self.fields["lead"].choices = [("", "–"), *known]
        self.fields["partners"].choices = known

    def clean_task(self) -> str:
        """Refuse what the line excludes, and say what can be ordered instead."""
        task = self.cleaned_data["task"]
        if category := crossed(task):
            raise forms.ValidationError([not_handled(category), *offered(category)])
        return task


class NewDirectiveForm(DirectiveForm):
    """A directive written by hand; ``key`` lets it be sent twice."""

    key = forms.UUIDField(widget=forms.HiddenInput)


class ChangedDirectiveForm(DirectiveForm):
    """A directive that is drafted already; ``revision`` is the one that was read."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def put_beside(self, now: Directive) -> None:
        """Say that somebody else changed it; what was written stays, and can then replace it."""
        self.add_error(
            None,
            _(
                "Somebody else changed this directive meanwhile. What is there now stands below;"
                " keep yours once more to replace it."
            ),
        )
        self.data = self.data.copy()
        self.data["revision"] = now.revision


class ProposalForm(DirectiveForm):
    """A sentence of the minutes, and what is decided of it."""

    LATER, ACCEPT, REJECT = "later", "accept", "reject"
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=(
            (ACCEPT, _("accept as it stands here")),
            (REJECT, _("reject")),
            (LATER, _("decide later")),
        ),
        initial=LATER,
        widget=forms.RadioSelect,
    )

    field_order = ("decision", *DirectiveForm.base_fields)

    def __init__(self, *args: Any, decide_all: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._decide_all = decide_all

    def clean_decision(self) -> str:
        """Return the decision; «accept all» decides what was left for later."""
        decision = self.cleaned_data["decision"]
        return self.ACCEPT if self._decide_all and decision == self.LATER else decision

    def clean(self) -> dict[str, Any]:
        """What is rejected or left for later need not be right."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decision") in (self.REJECT, self.LATER):
            self._errors.clear()
        return cleaned


class MinutesForm(forms.Form):
    """Minutes as they are pasted, in Vietnamese or English."""

    text = Words(
        label=_("Text of the minutes"),
        max_length=MOST,
        required=True,
        rows=10,
        help_text=_("It is forgotten when the review is concluded."),
    )


class ConclusionForm(forms.Form):
    """The judgement of the whole."""

    judgement = forms.ChoiceField(label=_("Overall judgement"), widget=forms.RadioSelect)
    assessment = Words(label=_("Assessment"), required=True, rows=6)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say = words_of_page()
        self.fields["judgement"].choices = [(one.value, say(JUDGEMENTS[one])) for one in Judgement]


class Files(forms.FileInput):
    """A choice of several files."""

    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """Files, of which each must be one."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files, none where none was chosen."""
        return [forms.FileField.clean(self, one, initial) for one in data or ()]


class EvidenceForm(forms.Form):
    """What shows that it is done."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    note = Words(label=_("What shows that it is done"), required=True)
    files = SeveralFiles(
        label=_("Files"),
        required=False,
        help_text=_("At most five: images, PDF or office documents without macros."),
    )
    keep_position = forms.BooleanField(
        label=_("Keep the position that a photo holds"), required=False
    )


class StepForm(forms.Form):
    """A step for which nothing is to be said."""

    step = forms.CharField(max_length=20)
    revision = forms.IntegerField()


class ReasonForm(StepForm):
    """A step of which a reason is asked."""

    reason = Words(max_length=2000, required=True)
