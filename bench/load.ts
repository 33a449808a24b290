// Many episodes in little time: real facts folded by the real procedure, written in batches past the commands.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { canonical } from '../src/kernel/canonical.ts'
import { type Instant } from '../src/kernel/time.ts'
import { observations } from '../src/work/missing/measures.ts'
import { rowOf } from '../src/work/missing/project.ts'
import { childrenOf } from './children-who-return.ts'
import { episode } from './episode.ts'

const batch = 250

/** Episodes spread evenly over the forces and the year before `now`; one in 80 is still open. */
export async function loadEpisodes(
  client: pg.Client,
  forces: readonly string[],
  count: number,
  now: Instant,
  tell: (done: number) => void,
): Promise<void> {
  const child = childrenOf(Math.ceil(count / forces.length))
  for (let done = 0; done < count; done += batch) {
    const some = Array.from({ length: Math.min(batch, count - done) }, (_, index) => {
      const number = done + index
      const force = forces[number % forces.length] ?? ''
      return episode(number, force, now, count, child(force, Math.floor(number / forces.length), now))
    })
    await write(client, some)
    tell(Math.min(count, done + batch))
  }
}

async function write(client: pg.Client, episodes: readonly ReturnType<typeof episode>[]): Promise<void> {
  const facts = episodes.flatMap((one) =>
    one.facts.map((fact) => ({ ...fact, body_hash: createHash('sha256').update(canonical(fact.body)).digest('hex') })),
  )
  await client.query('begin')
  await client.query(
    `insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, body, salt, body_hash)
     select f."forceId", f."recordId", f.position, f.kind, f."happenedAt", f."recordedAt", f."recordedBy", f."recordId", f."policyVersion", f.body, '', decode(f.body_hash, 'hex')
     from jsonb_to_recordset($1::jsonb) as f ("forceId" text, "recordId" uuid, position integer, kind text, "happenedAt" timestamptz, "recordedAt" timestamptz, "recordedBy" uuid, "policyVersion" text, body jsonb, body_hash text)`,
    [JSON.stringify(facts)],
  )
  await client.query('insert into episode select * from jsonb_populate_recordset(null::episode, $1::jsonb)', [
    JSON.stringify(episodes.map(rowOf)),
  ])
  await client.query(
    `insert into duty select d."forceId", d."recordId", d.name, d."startingPosition", d.occurrence, d.owner, d."ownerId", d."startedAt", d."dueAt", d."toleranceMinutes", d."metAt", d."metRecordedAt", d."notDoneAt", d."endedAt", d."policyVersion", d.basis, d.source
     from jsonb_to_recordset($1::jsonb) as d ("forceId" text, "recordId" uuid, name text, "startingPosition" integer, occurrence integer, owner text, "ownerId" uuid, "startedAt" timestamptz, "dueAt" timestamptz, "toleranceMinutes" integer, "metAt" timestamptz, "metRecordedAt" timestamptz, "notDoneAt" timestamptz, "endedAt" timestamptz, "policyVersion" text, basis text, source text)`,
    [
      JSON.stringify(
        episodes.flatMap((one) =>
          one.duties.map((duty) => ({ ...duty, forceId: one.forceId, recordId: one.recordId })),
        ),
      ),
    ],
  )
  await client.query(
    `insert into observation (force_id, record_id, measure, item, at, due_at, done_at, recorded_at, tolerance_minutes, yes, minutes, team, area, hour, part, child_id, home) select o."forceId", o."recordId", o.measure, o.item, o.at, o."dueAt", o."doneAt", o."recordedAt", o."toleranceMinutes", o.yes, o.minutes, o.team, o.area, o.hour, o.part, o.child, o.home
     from jsonb_to_recordset($1::jsonb) as o ("forceId" text, "recordId" uuid, measure text, item integer, at timestamptz, "dueAt" timestamptz, "doneAt" timestamptz, "recordedAt" timestamptz, "toleranceMinutes" integer, yes boolean, minutes double precision, team text, area text, hour smallint, part text, child uuid, home uuid)`,
    [
      JSON.stringify(
        episodes.flatMap((one) =>
          observations(one).map((each) => ({ ...each, forceId: one.forceId, recordId: one.recordId })),
        ),
      ),
    ],
  )
  await client.query(
    `insert into person (force_id, person_id, canonical_id, name, other_names, date_of_birth, sex, address, postcode, phones, restricted)
     select p.force_id, p.person_id, p.person_id, p.name, '{}', null, null, p.address, null, array[p.phone], false
     from jsonb_to_recordset($1::jsonb) as p (force_id text, person_id uuid, name text, address text, phone text)
     on conflict do nothing`,
    [
      JSON.stringify(
        episodes.map((one) => ({
          force_id: one.forceId,
          person_id: one.state.report?.child.personId,
          name: one.state.report?.child.name,
          address: one.state.report?.lastSeen.place,
          phone: one.state.report?.caller.phone,
        })),
      ),
    ],
  )
  await client.query('commit')
}
