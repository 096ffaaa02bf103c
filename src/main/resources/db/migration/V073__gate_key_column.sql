alter table gate_key drop column key, add column sealed text not null;
