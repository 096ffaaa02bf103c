-- What we keep of a member's passkeys: the public keys. The handle is what the keys' owner is called on devices: random, and
-- the same for all of a member's. device_id is the browser that it was made on.
create table passkey (
    member_id       bigint      not null,
    credential_id   bytea       not null,
    user_handle     bytea       not null,
    attestation     bytea       not null,
    public_key      bytea       not null,
    sign_count      bigint      not null,
    transports      text[]      not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    label           text        not null,
    device_id       bigint      not null,
    created_at      timestamptz not null,
    last_used_at    timestamptz,
    primary key (member_id, credential_id)
);
