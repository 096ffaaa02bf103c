-- Every change of a threshold, with its time (N05). A row for each value that a start found changed.
create table gate_setting (
    name       text        not null,
    changed_at timestamptz not null,
    value      text        not null,
    primary key (name, changed_at)
);
