-- The browser that a code was asked for on, so that "not me" reaches what came of it.
alter table auth_code add column device_id bigint;
