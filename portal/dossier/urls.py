"""Addresses of this app: files and reading for the public, the console, the API."""

from django.urls import URLPattern, path

from portal.dossier.api import DossierDetail, DossierList, ItemPage
from portal.dossier.views import desk, files, public as reading, staff as console, uploads

public: list[URLPattern] = [
    path("files/uploads/", uploads.begin, name="uploads"),
    path("files/uploads/<uuid:public_id>/", uploads.upload, name="upload"),
    path("files/uploads/<uuid:public_id>/finish/", uploads.finish, name="upload_finish"),
    path("files/<uuid:public_id>/", files.file, name="file_shown"),
    path("files/<uuid:public_id>/pages/<int:number>/", files.page, name="file_page"),
    path("files/<uuid:public_id>/original/", files.original, name="file_original"),
    path("files/<uuid:public_id>/copy/", files.copy, name="file_copy"),
    path("dossier/", reading.dossiers, name="dossier"),
    path("dossier/<uuid:public_id>/", reading.dossier, name="dossier_case"),
    path("dossier/<uuid:public_id>/copy/", reading.copy, name="dossier_copy"),
    path("dossier/<uuid:public_id>/copy/order/", reading.order_copy, name="dossier_copy_order"),
    path("dossier/<uuid:public_id>/copy/state/", reading.copy_state, name="dossier_copy_state"),
    path("dossier/papers/<uuid:public_id>/", reading.item, name="dossier_item"),
    path(
        "dossier/papers/<uuid:public_id>/pages/<int:number>/", reading.item_page,
        name="dossier_page",
    ),
    path("dossier/papers/<uuid:public_id>/recording/", reading.recording, name="dossier_recording"),
]
staff: list[URLPattern] = [
    path("dossiers/", console.dossiers, name="dossiers"),
    path("dossiers/scans/", desk.scans, name="scans"),
    path("dossiers/covers/<uuid:public_id>/", desk.cover_sheet, name="cover_sheet"),
    path("dossiers/papers/<uuid:public_id>/", desk.item, name="dossier_item"),
    path("dossiers/papers/<uuid:public_id>/<slug:name>/", desk.item_act, name="dossier_item_act"),
    path("dossiers/<uuid:public_id>/", console.dossier, name="dossier"),
    path("dossiers/<uuid:public_id>/cover/", desk.cover, name="cover"),
    path("dossiers/<uuid:public_id>/<slug:name>/", desk.dossier_act, name="dossier_act"),
    path("files/", console.files, name="files"),
    path("files/<uuid:public_id>/again/", console.prepare_again, name="file_again"),
]
api: list[URLPattern] = [
    path("dossiers/", DossierList.as_view(), name="dossiers"),
    path("dossiers/<uuid:public_id>/", DossierDetail.as_view(), name="dossier"),
    path(
        "dossiers/<uuid:public_id>/items/<uuid:item>/pages/<int:number>/", ItemPage.as_view(),
        name="dossier_page",
    ),
]
