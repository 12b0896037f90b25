"""The report of an agency as a workbook: written with what is answered so far, and read back."""

import tempfile
from pathlib import Path, PurePosixPath

from django.core.files.uploadedfile import UploadedFile

from opsroom.reviews.access import plan_of
from opsroom.reviews.export import as_record
from opsroom.reviews.models import Review
from opsroom.wording import language_of_page
from sansang.eventfile.files import LARGEST_FILE
from sansang.readiness import AgencyReport, parse_report_form, write_report_form

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def written_form(review: Review, agency: str) -> bytes:
    """Return the form of a report. Raises CannotRun where the server has no room to write it."""
    record, plan = as_record(review, draft_of=agency), plan_of(review.version)
    with tempfile.TemporaryDirectory(prefix="sansang-form-") as folder:
        file = Path(folder) / "report.xlsx"
        write_report_form(record, plan, agency, file, language_of_page())
        return file.read_bytes()


def read_form(review: Review, agency: str, upload: UploadedFile) -> AgencyReport:
    """Return what a filled-in form says. Raises SansangError with every fault by its cell."""
    name = PurePosixPath(str(upload.name).replace("\\", "/")).name
    content = upload.read(LARGEST_FILE + 1)
    record, plan = as_record(review, draft_of=agency), plan_of(review.version)
    return parse_report_form(content, name, record, plan, agency)
