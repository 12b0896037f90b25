"""The second factor: an app that shows six digits (TOTP, RFC 6238)."""

from base64 import b32encode

import segno
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django_otp import login as mark_verified
from django_otp.plugins.otp_totp.models import TOTPDevice

from opsroom.people.models import Account


def device_of(account: Account) -> TOTPDevice:
    """Return the app of an account; the first call prepares one that is not confirmed."""
    device = TOTPDevice.objects.filter(user=account).order_by("-confirmed", "pk").first()
    return device or TOTPDevice.objects.create(user=account, name="app", confirmed=False)


def confirm(request: HttpRequest, device: TOTPDevice, code: str) -> bool:
    """Tell whether the code is right; the session is then verified, and the app confirmed."""
    allowed, _ = device.verify_is_allowed()
    if not (allowed and device.verify_token(code)):
        return False
    if not device.confirmed:
        device.confirmed = True
        device.save(update_fields=["confirmed"])
    mark_verified(request, device)
    return True


def picture(device: TOTPDevice) -> SafeString:
    """Return the QR code to be read by the app, as SVG."""
    code = segno.make(device.config_url, error="m")
    drawn = code.svg_inline(scale=5, dark="#000", light="#fff", border=3)
    return mark_safe(drawn)  # noqa: S308 (drawn by us from digits)


def key(device: TOTPDevice) -> str:
    """Return the key to be typed in where no picture can be read, in groups of four."""
    letters = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(letters[i : i + 4] for i in range(0, len(letters), 4))
