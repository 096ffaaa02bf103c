-- The same, so that a check of the one kind is never found or used for the other.
alter table phone_check add column new_of bigint;
