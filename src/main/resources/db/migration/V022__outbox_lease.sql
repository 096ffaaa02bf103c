-- Which node delivers what lies in a bucket, and until when; with no holder, when it was given back. Apart from the parcels, because rows that are spread over
-- many machines cannot be locked together.
create table outbox_lease (
    bucket int         primary key,
    holder bigint,
    until  timestamptz not null
);

insert into outbox_lease (bucket, until)
select bucket, '1970-01-01 00:00Z'
  from generate_series(0, 63) as bucket;
