"""Case types whose dossiers are enforcement dossiers (执行卷): the sign they begin with (CN15)."""

ENFORCEMENT = "执"
