"""Addresses of plans."""

from django.urls import path

from opsroom.plans import shelves  # noqa: F401 (makes ``shelf`` known in addresses)
from opsroom.plans.views import deployments, diff, events, maps, papers, records, seen, versions

app_name = "plans"
EVENT = "events/<str:event>/"
DRAFT = f"{EVENT}drafts/<int:number>/"
VERSION = f"{EVENT}versions/<int:number>/"
PAPER = f"{EVENT}<shelf:shelf>/<int:number>/"
JOB = f"{EVENT}deployments/<int:pk>/"
urlpatterns = [
    path("events/", events.events, name="events"),
    path(EVENT, events.event, name="event"),
    path(f"{EVENT}changes/", diff.changes, name="changes"),
    path(f"{DRAFT}share/", events.share, name="share"),
    path(f"{DRAFT}delete/", events.delete, name="delete"),
    path(f"{DRAFT}propose/", versions.propose, name="propose"),
    path(f"{VERSION}approve/", versions.approve, name="approve"),
    path(f"{VERSION}decline/", versions.decline, name="decline"),
    path(f"{DRAFT}records/<str:table>/~new/", records.add, name="add"),
    path(f"{DRAFT}records/<str:table>/<str:key>/", records.record, name="record"),
    path(f"{DRAFT}records/<str:table>/<str:key>/remove/", records.remove, name="remove"),
    path(JOB, deployments.job, name="job"),
    path(f"{JOB}cancel/", deployments.cancel, name="cancel"),
    path(f"{JOB}dossier.html", deployments.dossier, name="dossier"),
    path(f"{JOB}deployment.json", deployments.answer, name="answer"),
    path(PAPER, papers.paper, name="paper"),
    path(f"{PAPER}copy/", events.begin, name="begin"),
    path(f"{PAPER}plan.<str:form>", papers.export, name="export"),
    path(f"{PAPER}findings/", papers.findings, name="findings"),
    path(f"{PAPER}map/", maps.add, name="map"),
    path(f"{PAPER}deploy/", deployments.deploy, name="deploy"),
    path(f"{PAPER}tables/<str:table>/", papers.table, name="table"),
    path(f"{PAPER}tables/<str:table>/<str:key>/", seen.record, name="seen"),
]
