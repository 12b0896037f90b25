"""What people type in to sign in and to manage accounts."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from opsroom.people.models import Account, Agency
from opsroom.people.roles import ROLE_NAMES, Role
from opsroom.text_fields import OneLine


class SignInForm(AuthenticationForm):
    """Login and password."""

    username = UsernameField(
        label=_("Login"),
        widget=forms.TextInput(attrs={"autofocus": True, "autocapitalize": "none"}),
    )


class SecondFactorForm(forms.Form):
    """The six digits that the app shows."""

    code = forms.RegexField(
        regex=r"^\s*\d{3}\s?\d{3}\s*$",
        label=_("Code of the app"),
        error_messages={"invalid": _("Six digits are expected.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        """Return the digits alone."""
        return "".join(self.cleaned_data["code"].split())


class PasswordForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least twelve characters; a sentence is good."),
    )
    again = forms.CharField(
        label=_("The same once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, account: Account, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        """Refuse what is easily guessed."""
        validate_password(self.cleaned_data["password"], self.account)
        return self.cleaned_data["password"]

    def clean(self) -> dict[str, object]:
        """Refuse two that differ."""
        cleaned = super().clean()
        if cleaned.get("password") and cleaned["password"] != cleaned.get("again"):
            self.add_error("again", _("The two passwords differ."))
        return cleaned


class RolesForm(forms.Form):
    """The roles of an account."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(role.value, ROLE_NAMES[role]) for role in Role],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_roles(self) -> list[Role]:
        """Return roles."""
        return [Role(role) for role in self.cleaned_data["roles"]]


def login_taken() -> str:
    """Say that a login is not free."""
    return gettext("Somebody has this login already.")


class AccountForm(RolesForm):
    """A new account."""

    login = forms.RegexField(
        regex=r"^[a-z0-9][a-z0-9._-]{2,79}$",
        label=_("Login"),
        error_messages={
            "invalid": _("Three to eighty small letters, digits, dots or hyphens are expected.")
        },
    )
    name = OneLine(label=_("Name"), max_length=200)
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.all())

    field_order = ("login", "name", "agency", "roles")

    def clean_login(self) -> str:
        """Refuse a login that somebody has."""
        login = self.cleaned_data["login"]
        if Account.objects.filter(login=login).exists():
            raise forms.ValidationError(login_taken())
        return login


class AgencyForm(forms.ModelForm):
    """An agency; its key is its id in the plans."""

    key = forms.RegexField(regex=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$", label=_("Id in the plans"))

    class Meta:
        """Both fields."""

        model = Agency
        fields = ("key", "name")
        labels = {"name": _("Name of the agency")}  # noqa: RUF012 (Django's way)
