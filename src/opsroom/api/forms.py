"""What an administrator says of a new token."""

from django import forms
from django.utils.translation import gettext_lazy as _

from opsroom.people.models import Account
from opsroom.people.roles import ACTION_NAMES, Action
from opsroom.text_fields import OneLine


class TokenForm(forms.Form):
    """A program, the account for which it works, and what it may do."""

    name = OneLine(label=_("Program"), max_length=100)
    account = forms.ModelChoiceField(
        label=_("Works for the account"), queryset=Account.objects.filter(is_active=True)
    )
    scopes = forms.MultipleChoiceField(
        label=_("May do"),
        choices=[(action.value, ACTION_NAMES[action]) for action in Action],
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_scopes(self) -> list[Action]:
        """Return actions."""
        return [Action(scope) for scope in self.cleaned_data["scopes"]]
