-- One incident opens one episode, however its system's name is written.
drop index episode_source;
create unique index episode_source on episode (force_id, lower(trim(source_system)), lower(trim(source_reference)))
  where source_system is not null and phase <> 'voided';
