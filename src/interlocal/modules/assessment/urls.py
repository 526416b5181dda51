from django.urls import URLPattern, URLResolver, include, path
from interlocal.ui.import_wizard.urls import wizard_urls

from .views import collecting, opportunities, planning, published, readiness, scans, workbooks

app_name = "assessment"
plan = [
    path("", planning.plan, name="own-plan"),
    path("readiness/", readiness.readiness, name="own-readiness"),
    path("readiness/<slug:precondition>/", readiness.judge, name="own-readiness-judge"),
    path("<slug:section>/", planning.entries, name="own-entries"),
    path("<slug:section>/add/", planning.add, name="own-entry-add"),
    path("<slug:section>/<uuid:entry>/", planning.edit, name="own-entry-edit"),
    path("<slug:section>/<uuid:entry>/done/", planning.finish, name="own-entry-done"),
    path("<slug:section>/<uuid:entry>/remove/", planning.remove, name="own-entry-remove"),
]
own: list[URLPattern | URLResolver] = [
    path("", scans.scan, name="own-scan"),
    path("edit/", scans.edit, name="own-edit"),
    path("areas/add/", scans.areas_add, name="own-areas-add"),
    path("areas/<uuid:area>/edit/", scans.area_edit, name="own-area-edit"),
    path("areas/<uuid:area>/remove/", scans.area_remove, name="own-area-remove"),
    path("in-common/", opportunities.in_common, name="own-in-common"),
    path("workbook/<slug:government>/", include(wizard_urls(workbooks.sheet_of, "workbook"))),
    path("plan/", include(plan)),
    path("forms/", collecting.collect, name="own-collect"),
    path("forms/<slug:government>/<uuid:area>/", collecting.answer, name="own-answer"),
]
urlpatterns = [
    path("", published.scans, name="scans"),
    path("start/", scans.start, name="start"),
    path("own/<slug:scan>/", include(own)),
    path("example.<str:ending>", published.example, name="example"),
    path("<slug:scan>/", published.scan, name="scan"),
    path("<slug:scan>/issue/", published.issue, name="issue"),
    path("<slug:scan>/draft.<str:ending>", published.draft, name="draft"),
]
