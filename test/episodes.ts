// Episodes lived for a test: a force with two invented officers, and a child's episode moved on step by step through the real commands.
import type { TestContext } from 'node:test'
import { type Database, openDatabase } from '../src/kernel/database.ts'
import { newId } from '../src/kernel/identity.ts'
import type { Outcome } from '../src/kernel/outcome.ts'
import { type Instant, instant, minutes, plus } from '../src/kernel/time.ts'
import type { NewFact } from '../src/practice/fact.ts'
import { policyAt } from '../src/practice/policy.ts'
import { systemPerson } from '../src/registers/alarms.ts'
import { recordForces } from '../src/registers/forces.ts'
import type { Person } from '../src/registers/permissions.ts'
import { appendTo, type Done, perform } from '../src/registers/records.ts'
import { staffProcedure } from '../src/registers/staff.ts'
import { contextOf, type World } from '../src/registers/world.ts'
import { report } from '../src/work/missing/commands/report.ts'
import type { ReportBody } from '../src/work/missing/commands/report-asked.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import type { TestDatabase } from './database.ts'
import { type Step, take } from './episode-steps.ts'

export { type Step, steps } from './episode-steps.ts'

export const force = 'northvale'
export const start = instant('2026-03-27T21:00:00.000Z')

const officer = (number: number, name: string): Person => ({
  staffId: `00000000-0000-7000-8000-0000000000b${number}`,
  forceId: force,
  name,
  roles: ['duty superintendent'],
  unit: 'northvale-response',
  supervisorId: null,
})
export const officers = [officer(1, 'Ines Calder'), officer(2, 'Tam Rowe')] as const

type Path = ReportBody['path']

export type Living = {
  readonly app: Database
  readonly clock: Database
  readonly measure: Database
  readonly worldAt: (now: Instant, who?: Person) => World
  /** A new episode; answers its identity. */
  readonly report: (now: Instant, name?: string, path?: Path) => Promise<string>
  /** One step on; a step that makes no sense then is refused and records nothing. */
  readonly move: (recordId: string, step: Step, now: Instant, who?: Person) => Promise<Outcome<Done>>
}

export async function openForce(t: TestContext, database: TestDatabase): Promise<Living> {
  const app = openDatabase(database.url('vigil_app'), { connections: 2 })
  const clock = openDatabase(database.url('vigil_clock'), { connections: 2 })
  const measure = openDatabase(database.url('vigil_measure'), { connections: 2 })
  t.after(async () => void (await Promise.all([app.close(), clock.close(), measure.close()])))
  const worldAt = (now: Instant, who: Person = officers[0]): World => ({
    db: app,
    now,
    who,
    policyAt: policyAt([standingPolicy]),
    reactions: [],
  })
  await recordForces(app, [{ id: force, name: 'Northvale Police', country: 'E' }], start)
  for (const one of officers) await join(worldAt(start, systemPerson(force)), one)
  return {
    app,
    clock,
    measure,
    worldAt,
    report: async (now, name = 'Rowan Invented', path = 'missing') => await newEpisode(worldAt(now), name, path),
    move: async (recordId, step, now, who = officers[0]) => await take(worldAt(now, who), recordId, step),
  }
}

async function join(world: World, who: Person): Promise<void> {
  const body = {
    name: who.name,
    roles: [...who.roles],
    unit: who.unit,
    email: null,
    supervisorId: null,
    gradingTrainedUntil: '2027-01-31',
  }
  const joined: NewFact = { kind: 'staff.joined/1', happenedAt: world.now, body }
  await world.db.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(world.now) }, staffProcedure, who.staffId, () => [joined])
  })
}

async function newEpisode(world: World, name: string, path: Path): Promise<string> {
  const recordId = newId(world.now)
  const outcome = await perform(world, missing, report, {
    recordId,
    key: newId(world.now),
    basedOn: null,
    body: {
      path,
      name,
      age: 14,
      lastSeenAt: plus(world.now, minutes(-90)),
      lastSeenPrecision: 'about',
      lastSeenPlace: 'Bus station',
      callerPhone: '01632 960002',
      why: 'Not home from school',
      callerName: null,
      callerRelation: 'mother',
      dateOfBirth: null,
      ageDisputed: false,
      sex: null,
      description: null,
      address: null,
      postcode: null,
      lookedAfterBy: null,
      firstContactAt: null,
      unit: 'northvale-response',
      area: 'North',
      reviewBy: path === 'missing' ? null : plus(world.now, minutes(60)),
      incidentGraded: null,
      matchedAs: null,
      personId: 'none of these',
      source: null,
      answers: null,
      notes: null,
      grade: null,
    },
  })
  if (outcome.kind !== 'done') throw new Error(`the report was ${JSON.stringify(outcome)}`)
  return recordId
}
