"""What people send about plans, besides the records themselves."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opsroom.text_fields import OneLine, Words

ENDINGS = (".xlsx", ".json", ".zip")


class ImportForm(forms.Form):
    """A file that holds a plan."""

    file = forms.FileField(
        label=gettext_lazy("File of the plan"),
        help_text=gettext_lazy("A workbook (.xlsx), a plan.json, or the event folder as a .zip."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    title = OneLine(
        label=gettext_lazy("Title of the draft"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("May be empty: it is then called by the event."),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large."""
        return _small_enough(self.cleaned_data["file"])


class MapForm(forms.Form):
    """The map of roads that a plan names."""

    file = forms.FileField(
        label=gettext_lazy("Map of the roads"),
        help_text=gettext_lazy("An extract of OpenStreetMap (.osm.pbf)."),
        widget=forms.FileInput(attrs={"accept": ".pbf"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large."""
        return _small_enough(self.cleaned_data["file"])


def _small_enough(file: UploadedFile) -> UploadedFile:
    if (file.size or 0) > settings.MOST_UPLOAD_BYTES:
        most = settings.MOST_UPLOAD_BYTES // 2**20
        raise forms.ValidationError(
            _("The file is too large: at most %(most)s MB are taken."), params={"most": most}
        )
    return file


class TitleForm(forms.Form):
    """The title of a new draft."""

    title = OneLine(label=gettext_lazy("Title of the draft"), max_length=200)


class SummaryForm(forms.Form):
    """What a proposed version is about."""

    summary = Words(label=gettext_lazy("What changes, in a few sentences"))


class ReasonForm(forms.Form):
    """Why a version is declined."""

    reason = Words(label=gettext_lazy("Reason"), required=True)


class DeploymentForm(forms.Form):
    """How long the search may take."""

    time_limit_s = forms.IntegerField(
        label=gettext_lazy("Time limit, in seconds"), min_value=5, max_value=1800, initial=60
    )
