-- Challenges that a passkey has answered: none is answered twice. Not logged, as in spent_proof.
create unlogged table spent_challenge (
    challenge  bytea       primary key,
    expires_at timestamptz not null
);
