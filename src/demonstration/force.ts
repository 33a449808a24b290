// The demonstration force: invented people in named jobs, units, and the inspectorate's published findings about its model.
import { intoRegister } from '../accountability/recommendations/inspections/into-register.ts'
import { knownOf } from '../accountability/recommendations/inspections/register-file.ts'
import { recommendation } from '../accountability/recommendations/procedure.ts'
import type { Database } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { addDays, addMonths, dayOf, hours, type Instant, localDate, plus, startOfLocalDay } from '../kernel/time.ts'
import type { NewFact } from '../practice/fact.ts'
import type { PolicyAt } from '../practice/policy.ts'
import { systemPerson } from '../registers/alarms.ts'
import { type Force, recordForces } from '../registers/forces.ts'
import { appendTo } from '../registers/records.ts'
import { listStaff, staffProcedure, unitProcedure } from '../registers/staff.ts'
import { contextOf, SYSTEM, type World, type Writing } from '../registers/world.ts'
import { closureOf } from './closure-tests.ts'
import { type Named, neighbours, people, writtenDown } from './force/people.ts'
import { mobile, units } from './force/units.ts'
import { demonstrationForce } from './force/which.ts'
import { publishedCase } from './published-case.ts'

export { demonstrationForce }

/** A neighbour with a few people: whom a child is offered to, and who grades a tenth of the files. */
export const neighbour = { id: 'warwickshire-demonstration', name: 'Warwickshire (demonstration)' } as const

export const demonstrationForces: readonly Force[] = [
  { ...demonstrationForce, country: 'E' },
  { ...neighbour, country: 'E' },
]

export async function demonstrationStaff(db: Database, now: Instant, force: string = demonstrationForce.id) {
  return await db.read(
    { force, who: SYSTEM, now },
    async (reader) => await listStaff.all(reader, { force, after: null, limit: 500 }),
  )
}

/** Seeds forces, units, people and findings, once: a force that has staff is left as it is. Answers whether it seeded. */
export async function seedForce(db: Database, policyAt: PolicyAt, now: Instant): Promise<boolean> {
  await recordForces(db, demonstrationForces, now)
  if ((await demonstrationStaff(db, now)).length > 0) return false
  const who = systemPerson(demonstrationForce.id)
  const world: World = { db, now, who, policyAt, reactions: [] }
  await db.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    for (const unit of units)
      await appendTo(writing, unitProcedure, newId(now), () => [
        { kind: 'unit.described/1', happenedAt: now, body: unit },
      ])
    for (const one of people) await appendTo(writing, staffProcedure, newId(now), () => [joined(one, now)])
    await enterRegister({ ...writing, world: { ...world, now: registeredAt(now) } })
  })
  await seedNeighbour(db, policyAt, now)
  return true
}

/** What was published is in the register, and its closure tests are approved, before the year that they judge begins. */
export const registeredAt = (now: Instant): Instant =>
  plus(startOfLocalDay(addMonths(dayOf(`${localDate(now).slice(0, 7)}-01`), -12)), hours(9))

async function enterRegister(writing: Writing): Promise<void> {
  const { writer, world } = writing
  const { now, policyAt } = world
  const setting = { now, readers: [], policy: policyAt(now), fileHash: null }
  for (const also of intoRegister(publishedCase(), nothingKnown, setting)) await also.append(writing)
  const known = await knownOf(writer, world)
  for (const [reference, { recordId }] of known.recommendations)
    await appendTo(writing, recommendation, recordId, ({ facts }) => closureOf(reference, facts.length, now))
}

const nothingKnown = {
  taken: new Set<string>(),
  files: new Set<string>(),
  inspections: new Map(),
  findings: new Map(),
  recommendations: new Map(),
  steps: new Map(),
  monitoring: new Map(),
}

async function seedNeighbour(db: Database, policyAt: PolicyAt, now: Instant): Promise<void> {
  const world: World = { db, now, who: systemPerson(neighbour.id), policyAt, reactions: [] }
  await db.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    for (const unit of units.filter((one) => neighbours.some((some) => some.unit === one.unit)))
      await appendTo(writing, unitProcedure, newId(now), () => [
        { kind: 'unit.described/1', happenedAt: now, body: unit },
      ])
    for (const one of neighbours) await appendTo(writing, staffProcedure, newId(now), () => [joined(one, now)])
  })
}

/** So long ago that two whole months have been judged without it. */
const lapsedDays = 120

const joined = (one: Named, now: Instant): NewFact => ({
  kind: 'staff.joined/1',
  happenedAt: now,
  body: {
    name: one.name,
    roles: one.roles,
    unit: one.unit,
    email: `${one.name.toLowerCase().replace(' ', '.')}@demonstration.example`,
    supervisorId: null,
    gradingTrainedUntil: one.trained ? addDays(localDate(now), 200) : addDays(localDate(now), -lapsedDays),
    phone: mobile(writtenDown.indexOf(one.name)),
    callSign: null,
  },
})
