-- Where no measure can test a recommendation, that and why stands in the register instead of a closure test.
alter table recommendation add column untestable text;
comment on column recommendation.untestable is 'Why no measure can test it; null where none said so, or a closure test was approved since.';
