-- The clients that were opened during the session, to be told when it ends.
alter table session add column clients text[] not null default '{}';
