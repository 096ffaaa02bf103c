-- The name that services know a session by (sid); a member who proves himself again on the same browser keeps it.
alter table session add column sid text not null default gen_random_uuid();
