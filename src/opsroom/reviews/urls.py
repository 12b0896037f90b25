"""Addresses of reviews."""

from django.urls import path

from opsroom.reviews.views import criteria, files, findings, report, report_form, reviews

app_name = "reviews"
_REVIEWS = "events/<str:event>/reviews/"
_REVIEW = _REVIEWS + "<int:number>/"
_REPORT = _REVIEW + "reports/<str:agency>/"
urlpatterns = [
    path(_REVIEWS, reviews.reviews, name="reviews"),
    path(_REVIEWS + "new/", reviews.new, name="new"),
    path(_REVIEW, reviews.review, name="review"),
    path(_REVIEW + "change/", reviews.change, name="change"),
    path(_REVIEW + "stage/", reviews.stage, name="stage"),
    path(_REVIEW + "criteria/", criteria.criteria, name="criteria"),
    path(_REVIEW + "assignment/", criteria.assignment, name="assignment"),
    path(_REVIEW + "assignment/<str:agency>/", criteria.assign, name="assign"),
    path(_REVIEW + "paper/", files.paper, name="paper"),
    path(_REPORT, report.report, name="report"),
    path(_REPORT + "answers/<str:criterion>/", report.answer, name="answer"),
    path(_REPORT + "summary/", report.summary, name="summary"),
    path(_REPORT + "form.xlsx", report_form.report_form, name="report-form"),
    path(_REPORT + "form/", report_form.take_form, name="take-form"),
    path(_REPORT + "submit/", report.submit, name="submit"),
    path(_REPORT + "hand-back/", report.hand_back, name="hand-back"),
    path(_REVIEW + "findings/", findings.findings, name="findings"),
    path(_REVIEW + "findings/new/", findings.new_finding, name="new-finding"),
    path(_REVIEW + "findings/<int:finding>/close/", findings.close_finding, name="close-finding"),
    path("events/<str:event>/evidence/<int:pk>/", files.file, name="file"),
]
