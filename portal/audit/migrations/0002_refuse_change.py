"""On PostgreSQL the database itself refuses to change the trail, whoever asks."""

from django.db import migrations

REFUSE = r"""
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A test run empties its own throw-away database between tests; no other may.
    IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\_%' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'the audit trail is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
"""
GUARD = """
CREATE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
"""
UNGUARD = "DROP TRIGGER {table}_rows ON {table}; DROP TRIGGER {table}_whole ON {table};"
TABLES = ("audit_entry", "audit_checkpoint")


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = "".join(GUARD.format(table=table) for table in TABLES)
        schema_editor.execute(REFUSE + statements, params=None)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = "".join(UNGUARD.format(table=table) for table in TABLES)
        schema_editor.execute(statements + "DROP FUNCTION audit_refuse_change();", params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
