from django.urls import URLPattern, URLResolver, include, path
from interlocal.ui.import_wizard.urls import wizard_urls

from .views import collecting, factors, opportunities, planning, published, rating, ratings, readiness, scans, workbooks

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
    path("rate/", rating.rating, name="own-rate"),
    path("rate/<uuid:area>/", rating.rate_area, name="own-rate-area"),
    path("ratings/", ratings.ratings, name="own-ratings"),
    path("ratings/<uuid:area>/", ratings.area_ratings, name="own-area-ratings"),
    path("factors/", factors.factors, name="own-factors"),
    path("factors/set/", factors.set_them, name="own-factors-set"),
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
