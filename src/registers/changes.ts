// What changed in a record's duties, observations and alarms, as statements: only rows that differ are written.
import { type Sql, sql } from '../kernel/sql.ts'
import { minutes, plus } from '../kernel/time.ts'
import { type Duty, isOpen } from '../practice/duty.ts'
import type { Fact } from '../practice/fact.ts'
import type { Observation } from '../practice/measure.ts'
import { type Folded, type Procedure, stepKey } from '../practice/procedure.ts'

export function changesOf<State, F extends Fact>(
  procedure: Procedure<State, F>,
  before: Folded<State, F>,
  after: Folded<State, F>,
): readonly Sql[] {
  const { forceId, recordId } = after
  const duties = changed(before.duties, after.duties, dutyKey)
  const observations = changed(observationsOf(procedure, before), observationsOf(procedure, after), observationKey)
  const alarms = changed(alarmsOf(procedure, before), alarmsOf(procedure, after), alarmKey)
  return [
    ...(duties.written.length > 0 ? [upsertDuties(forceId, recordId, duties.written)] : []),
    ...(observations.written.length > 0 ? [upsertObservations(forceId, recordId, observations.written)] : []),
    ...observations.gone.map(
      (one) =>
        sql`delete from observation where force_id = ${forceId} and record_id = ${recordId} and measure = ${one.measure} and item = ${one.item}`,
    ),
    ...(alarms.gone.length > 0 ? [removeAlarms(forceId, recordId, alarms.gone)] : []),
    ...(alarms.written.length > 0 ? [upsertAlarms(forceId, recordId, alarms.written)] : []),
  ]
}

type Alarm = Pick<Duty, 'name' | 'startingPosition' | 'occurrence'> & {
  readonly step: number
  readonly firesAt: string
}

/** Open duties' escalation steps less those already recorded. */
function alarmsOf<State, F extends Fact>(procedure: Procedure<State, F>, folded: Folded<State, F>): readonly Alarm[] {
  const fired = procedure.escalated(folded.state)
  const rules = new Map(procedure.rules.map((rule) => [rule.name, rule]))
  return folded.duties.filter(isOpen).flatMap((duty) =>
    (rules.get(duty.name)?.escalations?.(duty, folded.state, folded.policyAt(duty.startedAt)) ?? [])
      .map((escalation, step) => ({
        name: duty.name,
        startingPosition: duty.startingPosition,
        occurrence: duty.occurrence,
        step,
        firesAt: plus(duty.dueAt, minutes(escalation.afterDueMinutes)),
      }))
      .filter((alarm) => !fired.has(stepKey(alarm, alarm.step))),
  )
}

const observationsOf = <State, F extends Fact>(procedure: Procedure<State, F>, folded: Folded<State, F>) =>
  folded.facts.length === 0 ? [] : (procedure.observe?.(folded) ?? [])
const dutyKey = (duty: Duty) => `${duty.name}/${duty.startingPosition}/${duty.occurrence}`
const observationKey = (one: Observation) => `${one.measure}/${one.item}`
const alarmKey = (alarm: Alarm) => stepKey(alarm, alarm.step)

function changed<T>(
  before: readonly T[],
  after: readonly T[],
  key: (one: T) => string,
): { readonly written: readonly T[]; readonly gone: readonly T[] } {
  const earlier = new Map(before.map((one) => [key(one), one]))
  const written = after.filter((one) => !isSame(earlier.get(key(one)), one))
  const kept = new Set(after.map(key))
  return { written, gone: before.filter((one) => !kept.has(key(one))) }
}

/** What was not walked again is the very same; only what was is compared. */
function isSame<T>(before: T | undefined, after: T): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after)
}

function upsertDuties(forceId: string, recordId: string, duties: readonly Duty[]): Sql {
  return sql`
    insert into duty (force_id, record_id, name, starting_position, occurrence, owner, owner_id, started_at, due_at, tolerance_minutes,
      met_at, met_recorded_at, not_done_at, ended_at, policy_version, basis, source)
    select ${forceId}, ${recordId}::uuid, d.name, d."startingPosition", d.occurrence, d.owner, d."ownerId", d."startedAt", d."dueAt", d."toleranceMinutes",
      d."metAt", d."metRecordedAt", d."notDoneAt", d."endedAt", d."policyVersion", d.basis, d.source
    from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as d (name text, "startingPosition" integer, occurrence integer, owner text, "ownerId" uuid,
      "startedAt" timestamptz, "dueAt" timestamptz, "toleranceMinutes" integer, "metAt" timestamptz, "metRecordedAt" timestamptz,
      "notDoneAt" timestamptz, "endedAt" timestamptz, "policyVersion" text, basis text, source text)
    on conflict (force_id, record_id, name, starting_position, occurrence) do update
    set owner = excluded.owner, owner_id = excluded.owner_id, started_at = excluded.started_at, due_at = excluded.due_at,
      tolerance_minutes = excluded.tolerance_minutes, met_at = excluded.met_at, met_recorded_at = excluded.met_recorded_at,
      not_done_at = excluded.not_done_at, ended_at = excluded.ended_at, policy_version = excluded.policy_version,
      basis = excluded.basis, source = excluded.source`
}

export function upsertObservations(forceId: string, recordId: string, observations: readonly Observation[]): Sql {
  return sql`
    insert into observation (force_id, record_id, measure, item, at, due_at, done_at, recorded_at, tolerance_minutes, yes, minutes, team, area, hour, part, child_id, home)
    select ${forceId}, ${recordId}::uuid, o.measure, o.item, o.at, o."dueAt", o."doneAt", o."recordedAt", o."toleranceMinutes", o.yes, o.minutes,
      o.team, o.area, o.hour, o.part, o.child, o.home
    from jsonb_to_recordset(${JSON.stringify(observations)}::jsonb) as o (measure text, item integer, at timestamptz, "dueAt" timestamptz,
      "doneAt" timestamptz, "recordedAt" timestamptz, "toleranceMinutes" integer, yes boolean, minutes double precision, team text, area text, hour smallint, part text, child uuid, home uuid)
    on conflict (force_id, record_id, measure, item) do update
    set at = excluded.at, due_at = excluded.due_at, done_at = excluded.done_at, recorded_at = excluded.recorded_at,
      tolerance_minutes = excluded.tolerance_minutes, yes = excluded.yes, minutes = excluded.minutes, team = excluded.team,
      area = excluded.area, hour = excluded.hour, part = excluded.part, child_id = excluded.child_id, home = excluded.home`
}

function upsertAlarms(forceId: string, recordId: string, alarms: readonly Alarm[]): Sql {
  return sql`
    insert into alarm (force_id, record_id, name, starting_position, occurrence, step, fires_at)
    select ${forceId}, ${recordId}::uuid, a.name, a."startingPosition", a.occurrence, a.step, a."firesAt"
    from jsonb_to_recordset(${JSON.stringify(alarms)}::jsonb) as a (name text, "startingPosition" integer, occurrence integer, step integer, "firesAt" timestamptz)
    on conflict (force_id, record_id, name, starting_position, occurrence, step) do update
    set fires_at = excluded.fires_at`
}

function removeAlarms(forceId: string, recordId: string, alarms: readonly Alarm[]): Sql {
  return sql`
    delete from alarm
    using jsonb_to_recordset(${JSON.stringify(alarms)}::jsonb) as a (name text, "startingPosition" integer, occurrence integer, step integer)
    where alarm.force_id = ${forceId}
      and alarm.record_id = ${recordId}
      and alarm.name = a.name
      and alarm.starting_position = a."startingPosition"
      and alarm.occurrence = a.occurrence
      and alarm.step = a.step`
}
