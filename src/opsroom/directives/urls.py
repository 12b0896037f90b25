"""Addresses of directives."""

from django.urls import path

from opsroom.directives import conclusion_views, minutes_views, views

app_name = "directives"
_LIST = "events/<str:event>/directives/"
_ONE = f"{_LIST}<int:number>/"
_CONCLUSION = "events/<str:event>/reviews/<int:review>/conclusion/"
urlpatterns = [
    path(_LIST, views.directives, name="directives"),
    path(_ONE, views.directive, name="directive"),
    path(f"{_ONE}work/", views.work, name="work"),
    path(f"{_ONE}evidence/", views.evidence, name="evidence"),
    path(f"{_ONE}files/<int:pk>/", views.file, name="file"),
    path(f"{_ONE}decision/", views.decide, name="decide"),
    path(f"{_ONE}plan/", views.plan, name="plan"),
    path(f"{_ONE}version/", views.version, name="version"),
    path(_CONCLUSION, conclusion_views.conclusion, name="conclusion"),
    path(f"{_CONCLUSION}new/", conclusion_views.new, name="new"),
    path(
        f"{_CONCLUSION}finding/<int:finding>/",
        conclusion_views.from_finding,
        name="from-finding",
    ),
    path(f"{_CONCLUSION}draft/<int:number>/", conclusion_views.draft, name="draft"),
    path(f"{_CONCLUSION}draft/<int:number>/drop/", conclusion_views.drop, name="drop"),
    path(f"{_CONCLUSION}minutes/", minutes_views.minutes, name="minutes"),
    path(f"{_CONCLUSION}minutes/paste/", minutes_views.paste, name="paste"),
]
