-- How a case counts once its time has passed is worked out when it is written, not at each reading: a reading of a year spent half its time on it. Word for word what `counted` says in practice/measure.ts; a property holds both together.
-- Minutes are added to an instant in any time zone alike, so this may stand in a column that the database fills.
create function minutes_after(at timestamptz, minutes integer) returns timestamptz language sql immutable parallel safe
return at + make_interval(mins => minutes);
comment on function minutes_after(timestamptz, integer) is 'An instant and so many minutes later.';
revoke all on function minutes_after(timestamptz, integer) from public;
grant execute on function minutes_after(timestamptz, integer) to vigil_app, vigil_clock, vigil_erase;

alter table observation
  add column settles_at timestamptz(3) generated always as (minutes_after(due_at, tolerance_minutes)) stored,
  add column outcome text generated always as (
    case
      when due_at is null then case when yes then 'yes' when not yes then 'no' else 'not evidenced' end
      when yes = false and done_at is null then 'no'
      when done_at <= due_at then case when recorded_at <= minutes_after(due_at, tolerance_minutes) then 'yes' else 'not evidenced' end
      when done_at > due_at then case when recorded_at <= minutes_after(done_at, tolerance_minutes) then 'no' else 'not evidenced' end
      else 'not evidenced'
    end
  ) stored;
comment on column observation.settles_at is 'For a timed question: the due time and its tolerance; until then the case is not yet counted. Filled by the database.';
comment on column observation.outcome is 'How the case counts once that has passed, or at once where nothing is timed. Yes: done by due_at and recorded within the tolerance after it, or plainly yes. No: recorded within the tolerance after it was done, but done late; said not to be done; or plainly no. Else not evidenced. Filled by the database.';

drop index observation_by_measure;
create index observation_by_measure on observation (force_id, measure, at)
  include (record_id, child_id, settles_at, outcome, minutes, team, area, hour, part);

-- The few records that were merged are found at once: every reading of measures asks for them, and looked through all people of the force.
create index person_merged on person (force_id, person_id) where canonical_id <> person_id;
