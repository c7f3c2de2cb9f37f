"""The shape of the database, as the steps that lead to it.

Rule: append only. A released step is never edited; the number of steps is the version that the file
carries in `user_version`. Times are integer seconds UTC, member ids are Discord's.
"""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE members (
        id INTEGER PRIMARY KEY,
        locale TEXT,
        consent INTEGER NOT NULL,
        consented_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE sittings (
        id TEXT PRIMARY KEY,
        member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
        chapter TEXT NOT NULL,
        content_version INTEGER NOT NULL,
        begun_at INTEGER NOT NULL,
        finished_at INTEGER
    ) STRICT;

    CREATE INDEX sittings_by_member ON sittings (member, begun_at);
    CREATE UNIQUE INDEX one_open_sitting ON sittings (member, chapter) WHERE finished_at IS NULL;

    CREATE TABLE answers (
        sitting TEXT NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
        question TEXT NOT NULL,
        value TEXT,
        answered_at INTEGER NOT NULL,
        PRIMARY KEY (sitting, question)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE disagreements (
        member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
        sitting TEXT NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
        direction TEXT NOT NULL,
        instead TEXT,
        note TEXT,
        said_at INTEGER NOT NULL,
        PRIMARY KEY (sitting, direction)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX disagreements_by_member ON disagreements (member);
    """,
    """
    CREATE TABLE synced_commands (
        application INTEGER PRIMARY KEY,
        digest TEXT NOT NULL,
        ids TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE chores (
        name TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE INDEX open_since ON sittings (begun_at) WHERE finished_at IS NULL;
    """,
    """
    CREATE TABLE dropped (
        member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
        chapter TEXT NOT NULL,
        dropped_at INTEGER NOT NULL,
        PRIMARY KEY (member, chapter)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE imported_release (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        release TEXT NOT NULL,
        imported_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE imported (
        code TEXT PRIMARY KEY,
        occupation TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE verdicts (
        member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
        code TEXT NOT NULL,
        said TEXT NOT NULL,
        reason TEXT,
        note TEXT,
        learnt TEXT,
        closer INTEGER,
        review_at INTEGER,
        said_at INTEGER NOT NULL,
        PRIMARY KEY (member, code)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE feedback (
        id TEXT PRIMARY KEY,
        member INTEGER REFERENCES members (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        name TEXT,
        said_at INTEGER NOT NULL,
        channel INTEGER,
        message INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX feedback_by_member ON feedback (member, said_at) WHERE member IS NOT NULL;
    """,
    """
    CREATE TABLE zones (
        member INTEGER PRIMARY KEY REFERENCES members (id) ON DELETE CASCADE,
        zone TEXT NOT NULL
    ) STRICT;

    CREATE TABLE due (
        member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        days INTEGER NOT NULL,
        hour INTEGER NOT NULL,
        due_at INTEGER,
        was_due_at INTEGER,
        refused TEXT,
        unheard INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (member, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX due_first ON due (due_at) WHERE due_at IS NOT NULL;

    CREATE TABLE notes (
        member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
        side TEXT NOT NULL,
        aspect TEXT NOT NULL,
        sent_at INTEGER NOT NULL,
        PRIMARY KEY (member, side, aspect)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE plans (
        member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        plan TEXT NOT NULL,
        begun_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        PRIMARY KEY (member, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE steps (
        id TEXT PRIMARY KEY,
        member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        milestone TEXT,
        action TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        place TEXT NOT NULL,
        obstacle TEXT NOT NULL,
        fallback TEXT NOT NULL,
        due_at INTEGER,
        made_at INTEGER NOT NULL,
        said_at INTEGER,
        ended TEXT,
        ended_at INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX steps_by_member ON steps (member, made_at);

    CREATE TABLE checkins (
        step TEXT NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
        due_at INTEGER NOT NULL,
        member INTEGER NOT NULL REFERENCES members (id) ON DELETE CASCADE,
        said TEXT NOT NULL,
        learnt TEXT,
        said_at INTEGER NOT NULL,
        PRIMARY KEY (step, due_at)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX checkins_by_member ON checkins (member, said_at);
    """,
)
