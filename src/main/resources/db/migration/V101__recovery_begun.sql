create index recovery_begun_at on recovery (begun_at);
