from django.urls import path

from . import views

app_name = "assessment"
urlpatterns = [
    path("", views.scans, name="scans"),
    path("example.<str:ending>", views.example, name="example"),
    path("<slug:scan>/", views.scan, name="scan"),
    path("<slug:scan>/issue/", views.issue, name="issue"),
    path("<slug:scan>/draft.<str:ending>", views.draft, name="draft"),
]
