"""How the API is described. The same everywhere: nothing here reads the environment."""

SPECTACULAR_SETTINGS = {
    "TITLE": "诉通 Sutong",
    "DESCRIPTION": "Litigation services of people's courts.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    # Several records have a kind and a state: a client's code reads better with names than hashes.
    "ENUM_NAME_OVERRIDES": {
        "FilingKindEnum": "filing.rules.kinds.CHOICES",
        "PartyKindEnum": "filing.models.FilingParty.Kind",
        "FilingStateEnum": "filing.states.State",
    },
}
