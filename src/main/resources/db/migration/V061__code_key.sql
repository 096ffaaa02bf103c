-- The key that a code is bound to (RFC 9449, 10).
alter table auth_code add column key_thumbprint text;
