"""Addresses of signing in and of the accounts."""

from django.urls import path

from opsroom.people import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-in/kept-form/", views.kept_form, name="kept-form"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("language/", views.language, name="language"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("second-factor/", views.second_factor_page, name="second-factor"),
    path("people/", views.people, name="people"),
    path("people/<int:pk>/", views.account, name="account"),
    path("people/<int:pk>/link/", views.new_link, name="link"),
    path("people/<int:pk>/active/", views.set_active, name="active"),
    path("agencies/", views.agencies, name="agencies"),
]
