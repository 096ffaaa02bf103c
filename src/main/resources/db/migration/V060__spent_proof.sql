-- Signed proofs that were used. Not logged: what a crash loses is worth nothing a few minutes later.
create unlogged table spent_proof (
    signer      text        not null,
    number_hash bytea       not null,
    expires_at  timestamptz not null,
    primary key (signer, number_hash)
);
