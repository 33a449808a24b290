// Episodes lived for a test: a force with two invented officers, and a child's episode moved on step by step through the real commands.
import type { TestContext } from 'node:test'
import { type Database, openDatabase } from '../src/kernel/database.ts'
import { newId } from '../src/kernel/identity.ts'
import type { Outcome } from '../src/kernel/outcome.ts'
import { type Instant, instant, minutes, plus } from '../src/kernel/time.ts'
import type { NewFact } from '../src/practice/fact.ts'
import { policyAt } from '../src/practice/policy.ts'
import { systemPerson } from '../src/registers/alarms.ts'
import type { Person } from '../src/registers/permissions.ts'
import { appendTo, type Done, perform } from '../src/registers/records.ts'
import { staffProcedure } from '../src/registers/staff.ts'
import { contextOf, type World } from '../src/registers/world.ts'
import { answer } from '../src/work/missing/commands/answering.ts'
import { contactFamily, note, recordAction } from '../src/work/missing/commands/enquiries.ts'
import { endorse, grade, raise } from '../src/work/missing/commands/grading.ts'
import { acknowledge, arrive, assign, deploy } from '../src/work/missing/commands/ownership.ts'
import { report } from '../src/work/missing/commands/report.ts'
import { locate, returned, tellAuthority } from '../src/work/missing/commands/return.ts'
import { review } from '../src/work/missing/commands/review.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import type { TestDatabase } from './database.ts'

export const steps = [
  'answer',
  'grade',
  'endorse',
  'raise',
  'assign',
  'acknowledge',
  'deploy',
  'arrive',
  'note',
  'act',
  'contact the family',
  'review',
  'locate',
  'return',
  'tell the authority',
] as const
export type Step = (typeof steps)[number]

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

export type Living = {
  readonly app: Database
  readonly clock: Database
  readonly measure: Database
  readonly worldAt: (now: Instant, who?: Person) => World
  /** A new episode; answers its identity. */
  readonly report: (now: Instant, name?: string) => Promise<string>
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
  for (const one of officers) await join(worldAt(start, systemPerson(force)), one)
  return {
    app,
    clock,
    measure,
    worldAt,
    report: async (now, name = 'Rowan Invented') => await newEpisode(worldAt(now), name),
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

async function newEpisode(world: World, name: string): Promise<string> {
  const recordId = newId(world.now)
  const outcome = await perform(world, missing, report, {
    recordId,
    key: newId(world.now),
    basedOn: null,
    body: {
      path: 'missing',
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
      reviewBy: null,
      personId: null,
      source: null,
      answers: null,
      grade: null,
    },
  })
  if (outcome.kind !== 'done') throw new Error(`the report was ${JSON.stringify(outcome)}`)
  return recordId
}

async function take(world: World, recordId: string, step: Step): Promise<Outcome<Done>> {
  const asked = { recordId, key: newId(world.now), basedOn: null }
  const at = null
  switch (step) {
    case 'answer':
      return await perform(world, missing, answer, {
        ...asked,
        body: { answers: { hurt: 'not known', 'travel-abroad': 'no' }, saidBy: null, at },
      })
    case 'grade':
      return await perform(world, missing, grade, {
        ...asked,
        body: { level: 'MEDIUM', because: 'Out of character', earlierConsidered: null },
      })
    case 'endorse':
      return await perform(world, missing, endorse, { ...asked, body: { because: 'Read the report' } })
    case 'raise':
      return await perform(world, missing, raise, {
        ...asked,
        body: { level: 'HIGH', because: 'A message was found', onInformationHeldAtReport: false },
      })
    case 'assign':
      return await perform(world, missing, assign, { ...asked, body: { staffId: officers[1].staffId, at } })
    case 'acknowledge':
      return await perform(world, missing, acknowledge, { ...asked, body: {} })
    case 'deploy':
      return await perform(world, missing, deploy, { ...asked, body: { unit: 'R1', at } })
    case 'arrive':
      return await perform(world, missing, arrive, { ...asked, body: { unit: 'R1', at } })
    case 'note':
      return await perform(world, missing, note, { ...asked, body: { text: 'Rang the school' } })
    case 'act':
      return await perform(world, missing, recordAction, {
        ...asked,
        body: { action: 'local systems checked', subject: null, outcome: null, detail: 'Two earlier reports', at },
      })
    case 'contact the family':
      return await perform(world, missing, contactFamily, {
        ...asked,
        body: {
          who: 'Mother',
          detail: 'Nothing new',
          nextBy: plus(world.now, minutes(60)),
          medianTold: true,
          allowedBy: null,
          at,
        },
      })
    case 'review':
      return await perform(world, missing, review, {
        ...asked,
        body: {
          level: 'MEDIUM',
          summary: `Looked again at ${world.now}`,
          actionsSet: [],
          actionsClosed: [],
          nextReviewAt: plus(world.now, minutes(60)),
        },
      })
    case 'locate':
      return await perform(world, missing, locate, {
        ...asked,
        body: {
          place: 'At a friend’s',
          how: 'friends',
          with: null,
          atRisk: false,
          placeToReturn: 'Home, inspector',
          detail: 'Well',
          at,
        },
      })
    case 'return':
      return await perform(world, missing, returned, {
        ...asked,
        body: { to: 'Home, mother', seenBy: 'PC Rowe', detail: null, at },
      })
    case 'tell the authority':
      return await perform(world, missing, tellAuthority, {
        ...asked,
        body: { authority: 'Northvale Council', how: 'phone', at },
      })
  }
}
