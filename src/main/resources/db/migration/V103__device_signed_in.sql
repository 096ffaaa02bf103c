-- False for a browser that got its mark without a sign-in: it is known to the gate, and proves nothing.
alter table device add column signed_in boolean not null default true;
