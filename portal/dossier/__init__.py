"""Files strangers send, the papers of a case in catalogue order, and who may read them.

What other apps use:

- ``intake.take_in(upload, about=record, by=person, at=at, purpose="evidence")`` takes a file in or
  raises ``NotTaken`` with the cause; ``intake.files_of(record)``, ``adopt``, ``discard``.
- ``access.register("app.Model", access.by_scope(Model), to_add=...)`` says whose files they are;
  then ``files/<id>/`` serves them and the upload pages take them.
- ``pages.reports(files)`` and ``pages.problems(files)``: what is wrong on which page.
- ``actions.open_dossier``, ``file_item``, ``attach_to_case`` and the corrections.
- ``dossier/_upload.html`` and ``dossier/_pages.html``: choosing files, looking at their pages.
"""
