from django.urls import URLPattern, URLResolver, include, path

from .views import (
    admissions,
    audit,
    catalogue,
    decisions,
    files,
    governments,
    members,
    participations,
    partnerships,
    people,
    prerequisites,
    readings,
    shared_services,
    team,
    work,
)

government_urls = [
    path("", governments.government, name="government"),
    path("edit/", governments.edit, name="government-edit"),
    path("figures/enter/", readings.enter, name="reading-enter"),
    path("figures/<uuid:reading>/", readings.reading, name="reading"),
]
service_urls = [
    path("", shared_services.shared_service, name="shared-service"),
    path("edit/", shared_services.edit, name="service-edit"),
    path("move/", shared_services.move, name="service-move"),
    path("first/", prerequisites.state, name="prerequisite-state"),
    path("first/<uuid:prerequisite>/withdraw/", prerequisites.withdraw, name="prerequisite-withdraw"),
    path("participation/begin/", participations.take_part, name="participation-begin"),
    path("participation/<uuid:participation>/end/", participations.end, name="participation-end"),
]
partnership_urls: list[URLPattern | URLResolver] = [
    path("", partnerships.overview, name="partnership"),
    path("edit/", partnerships.edit, name="partnership-edit"),
    path("resolutions/record/", partnerships.resolution, name="resolution-record"),
    path("members/admit/", members.find, name="member-find"),
    path("members/enter/", members.enter, name="government-enter"),
    path("members/admit/<slug:government>/", members.admit, name="member-admit"),
    path("members/asked/<uuid:admission>/withdraw/", admissions.withdraw, name="admission-withdraw"),
    path("members/<uuid:membership>/end/", members.end, name="member-end"),
    path("team/call/", team.call, name="team-call"),
    path("team/<uuid:member>/release/", team.release, name="team-release"),
    path("governments/<slug:government>/", include(government_urls)),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite_person, name="person-invite"),
    path("people/invitations/<uuid:invitation>/withdraw/", people.withdraw, name="invitation-withdraw"),
    path("people/roles/give/", people.give, name="role-give"),
    path("people/roles/<uuid:held>/end/", people.end, name="role-end"),
    path("board/", shared_services.services_board, name="board"),
    path("board/<uuid:shared>/", include(service_urls)),
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/add/", catalogue.add, name="catalogue-add"),
    path("catalogue/<uuid:service>/propose/", catalogue.propose, name="service-propose"),
    path("participation/", participations.timeline, name="participation"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/log/", decisions.log, name="decision-log"),
    path("register/", include("interlocal.office.register.urls")),
    path("audit/", audit.audit, name="audit"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("p/<slug:partnership>/", include(partnership_urls)),
    path("joining/<uuid:admission>/", admissions.answer, name="admission"),
    path("work/<uuid:work>/", work.work, name="work"),
    path("files/<uuid:file>/", files.file, name="file"),
]
