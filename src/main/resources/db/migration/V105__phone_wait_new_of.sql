-- Whose new telephone the call is to make it; null where the telephones that somebody has already are awaited.
alter table phone_wait add column new_of bigint;
