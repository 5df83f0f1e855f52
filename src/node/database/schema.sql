-- The tables of godel-node, run as one transaction: by `godel-node --migrate`, or as the migration of a release; running it again changes nothing.

-- Two nodes that migrate at the same time do it one after the other.
select pg_advisory_xact_lock(7400740001);

create schema if not exists node;

create table if not exists node.schema_version (
    version int not null
);

-- One row is one task for its whole life. Rows are updated a few times each, so pages keep room for it.
create table if not exists node.tasks (
    id bigint generated always as identity primary key,
    key text unique,                                -- the submitter's own name for it: the same one is accepted once
    kind text not null,
    payload json not null,
    state text not null default 'queued' check (state in ('queued', 'running', 'done', 'dead')),
    attempts int not null default 0,                -- begun so far; one that was handed back does not count
    max_attempts int not null check (max_attempts > 0),
    claim bigint not null default 0,                -- fencing token: only the last claim's owner may record an end
    owner text,                                     -- the process that runs it
    lease_until timestamptz,                        -- later, others may take it
    run_at timestamptz not null default now(),      -- not before
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    result json,
    error text
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create index if not exists tasks_queued on node.tasks (run_at, id) where state = 'queued';
create index if not exists tasks_running on node.tasks (lease_until) where state = 'running';
create index if not exists tasks_dead on node.tasks (id) where state = 'dead';
create index if not exists tasks_done on node.tasks (finished_at) where state = 'done';
create index if not exists tasks_by_state on node.tasks (state, id);

-- One row: whether new tasks are taken in. It stands here so that it holds for all nodes and outlives each of them.
create table if not exists node.intake (
    is_only_row boolean primary key default true check (is_only_row),
    is_open boolean not null default true,
    changed_at timestamptz not null default now()
);
insert into node.intake default values on conflict do nothing;

insert into node.schema_version select 2 where not exists (select from node.schema_version);
update node.schema_version set version = 2 where version < 2;

