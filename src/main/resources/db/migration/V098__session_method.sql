-- What the member showed when he signed in.
alter table session add column method text not null default 'PASSWORD';
