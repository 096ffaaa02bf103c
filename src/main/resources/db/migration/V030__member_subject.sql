-- What services know a member by (OpenID Connect Core, 2: sub): never the internal number, never a User ID.
alter table member add column subject text not null default gen_random_uuid();
