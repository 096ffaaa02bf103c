-- Where else a member is told what happened, besides the contact address of the registration.
create table contact_address (
    member_id bigint      not null,
    address   text        not null,
    since     timestamptz not null,
    primary key (member_id, address)
);
