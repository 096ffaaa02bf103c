-- The browser that an authorization began on; null where there was none.
alter table refresh_family add column device_id bigint;
