-- Whose a passkey is: a sign-in brings its id and no User ID. No passkey is two members' (WebAuthn Level 3, 7.1).
create table passkey_owner (
    credential_id bytea  primary key,
    member_id     bigint not null
);
