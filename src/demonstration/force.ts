// The demonstration force: invented people in named jobs, units, and the inspectorate's published findings about its model.

import { intoRegister } from '../accountability/recommendations/inspections/into-register.ts'
import { knownOf } from '../accountability/recommendations/inspections/register-file.ts'
import { recommendation } from '../accountability/recommendations/procedure.ts'
import type { Database } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { addDays, type Instant, localDate } from '../kernel/time.ts'
import type { NewFact } from '../practice/fact.ts'
import type { PolicyAt } from '../practice/policy.ts'
import { systemPerson } from '../registers/alarms.ts'
import { type Force, recordForces } from '../registers/forces.ts'
import type { Role } from '../registers/permissions.ts'
import { appendTo } from '../registers/records.ts'
import { listStaff, staffProcedure, unitProcedure } from '../registers/staff.ts'
import { contextOf, SYSTEM, type World } from '../registers/world.ts'
import { closureOf } from './closure-tests.ts'
import { publishedCase } from './published-case.ts'

export const demonstrationForce = { id: 'staffordshire-demonstration', name: 'Staffordshire (demonstration)' } as const

/** A neighbour with a few people: whom a child is offered to, and who grades a tenth of the files. */
export const neighbour = { id: 'warwickshire-demonstration', name: 'Warwickshire (demonstration)' } as const

export const demonstrationForces: readonly Force[] = [
  { ...demonstrationForce, country: 'E' },
  { ...neighbour, country: 'E' },
]

/** Numbers that Ofcom keeps for drama: they reach nobody. */
const desk = (number: number) => `01632 ${960_000 + number}`
const mobile = (number: number) => `07700 ${900_000 + number}`

const units = [
  { unit: 'control-room', name: 'Force contact centre', area: 'Force-wide', kind: 'control room', phone: desk(0) },
  { unit: 'stafford-response', name: 'Stafford response', area: 'Stafford', kind: 'response', phone: desk(1) },
  { unit: 'stoke-response', name: 'Stoke response', area: 'Stoke-on-Trent', kind: 'response', phone: desk(2) },
  { unit: 'burton-response', name: 'Burton response', area: 'Burton', kind: 'response', phone: desk(3) },
  { unit: 'cannock-response', name: 'Cannock response', area: 'Cannock', kind: 'response', phone: desk(4) },
  {
    unit: 'newcastle-response',
    name: 'Newcastle response',
    area: 'Newcastle-under-Lyme',
    kind: 'response',
    phone: desk(5),
  },
  { unit: 'tamworth-response', name: 'Tamworth response', area: 'Tamworth', kind: 'response', phone: desk(6) },
  { unit: 'missing-team', name: 'Missing team', area: 'Force-wide', kind: 'missing team', phone: desk(7) },
  { unit: 'investigation', name: 'Investigation', area: 'Force-wide', kind: 'investigation', phone: desk(8) },
  { unit: 'headquarters', name: 'Headquarters', area: 'Force-wide', kind: 'headquarters', phone: desk(9) },
] as const

type Named = {
  readonly name: string
  readonly roles: readonly Role[]
  readonly unit: string
  readonly trained: boolean
}
const person = (name: string, unit: string, roles: readonly Role[], trained = true): Named => ({
  name,
  unit,
  roles,
  trained,
})

/** All invented. The first of each job is the one that a visitor signs in as. */
export const people: readonly Named[] = [
  person('Asha Nolan', 'control-room', ['call handler']),
  person('Ben Okafor', 'control-room', ['call handler'], false),
  person('Carys Whitmore', 'control-room', ['dispatcher']),
  person('Dev Ramsden', 'control-room', ['force incident manager']),
  person('Ewa Lindqvist', 'control-room', ['force incident manager']),
  person('Farah Quill', 'headquarters', ['duty superintendent']),
  person('Gareth Ashdown', 'stafford-response', ['local operations inspector']),
  person('Hollie Marchbank', 'stoke-response', ['local operations inspector']),
  person('Imran Tolliver', 'burton-response', ['local operations inspector']),
  person('Jo Pemberley', 'stafford-response', ['sergeant']),
  person('Kofi Danvers', 'stoke-response', ['sergeant']),
  person('Lena Castell', 'burton-response', ['sergeant'], false),
  person('Mina Harrow', 'stafford-response', ['response officer']),
  person('Noel Birchall', 'stoke-response', ['response officer']),
  person('Oona Fairley', 'investigation', ['investigating officer']),
  person('Priya Stanmore', 'investigation', ['detective inspector']),
  person('Quentin Hale', 'investigation', ['exploitation desk']),
  person('Rosa Wexford', 'missing-team', ['missing person coordinator']),
  person('Sam Underhill', 'headquarters', ['improvement team', 'policy author']),
  person('Tess Mowbray', 'headquarters', ['chief officer', 'policy approver']),
  person('Uma Kettering', 'headquarters', ["commissioner's office"]),
  person('Vic Arkwright', 'headquarters', ['auditor']),
  person('Wren Solway', 'headquarters', ['system administrator']),
  person('Abel Truscott', 'control-room', ['call handler']),
  person('Bethan Crosby', 'control-room', ['call handler']),
  person('Chandra Mistry', 'control-room', ['call handler']),
  person('Dara Fitzmoor', 'control-room', ['call handler'], false),
  person('Edie Halloran', 'control-room', ['call handler']),
  person('Femi Gadsby', 'control-room', ['call handler']),
  person('Gwen Tarleton', 'control-room', ['dispatcher']),
  person('Haroon Selwood', 'control-room', ['force incident manager']),
  person('Iris Calloway', 'headquarters', ['duty superintendent']),
  person('Jamal Westbury', 'cannock-response', ['local operations inspector']),
  person('Kirsten Ould', 'newcastle-response', ['local operations inspector']),
  person('Laszlo Brindley', 'tamworth-response', ['local operations inspector']),
  person('Moira Stallard', 'stoke-response', ['local operations inspector']),
  person('Nikhil Garside', 'stafford-response', ['local operations inspector']),
  person('Olu Penhallow', 'stoke-response', ['sergeant']),
  person('Petra Langdale', 'cannock-response', ['sergeant']),
  person('Rafiq Holloway', 'newcastle-response', ['sergeant']),
  person('Saskia Thorne', 'tamworth-response', ['sergeant']),
  person('Tobias Wray', 'burton-response', ['sergeant']),
  person('Una Makepeace', 'stafford-response', ['sergeant']),
  person('Vikram Rolfe', 'burton-response', ['response officer']),
  person('Willa Treadgold', 'cannock-response', ['response officer']),
  person('Xanthe Mallory', 'newcastle-response', ['response officer']),
  person('Yusra Colley', 'tamworth-response', ['response officer']),
  person('Zeke Hartnoll', 'stoke-response', ['response officer']),
  person('Anwen Pryce', 'stafford-response', ['response officer']),
  person('Bastian Coyle', 'investigation', ['investigating officer']),
  person('Clio Ransome', 'investigation', ['investigating officer']),
  person('Desta Moorcroft', 'investigation', ['detective inspector']),
  person('Esme Tindall', 'missing-team', ['missing person coordinator']),
  person('Ines Fallow', 'headquarters', ['inspector']),
  person('Piet Lowther', 'headquarters', ['panel secretariat']),
  person('Rhona Verity', 'headquarters', ['auditor']),
  person('Milo Ferrand', 'headquarters', ['improvement team']),
  person('Sunita Brand', 'headquarters', ['chief officer']),
  person('Hal Brackley', 'headquarters', ['records manager']),
  person('Ottoline Reeve', 'headquarters', ['records manager']),
]

const neighbours: readonly Named[] = [
  person('Nell Orchard', 'control-room', ['force incident manager']),
  person('Rory Blakemore', 'control-room', ['call handler']),
  person('Thea Lomax', 'headquarters', ['auditor']),
]

/** Names in the order in which the people of all forces were written down. */
export const writtenDown: readonly string[] = [...people, ...neighbours].map((one) => one.name)

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
    const none = {
      taken: new Set<string>(),
      files: new Set<string>(),
      inspections: new Map(),
      findings: new Map(),
      recommendations: new Map(),
      steps: new Map(),
      monitoring: new Map(),
    }
    const setting = { now, readers: [], holidays: policyAt(now).holidays, fileHash: null }
    for (const also of intoRegister(publishedCase(), none, setting)) await also.append(writing)
    const known = await knownOf(writer, world)
    for (const [reference, { recordId }] of known.recommendations)
      await appendTo(writing, recommendation, recordId, ({ facts }) => closureOf(reference, facts.length, now))
  })
  await seedNeighbour(db, policyAt, now)
  return true
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

const joined = (one: Named, now: Instant): NewFact => ({
  kind: 'staff.joined/1',
  happenedAt: now,
  body: {
    name: one.name,
    roles: one.roles,
    unit: one.unit,
    email: `${one.name.toLowerCase().replace(' ', '.')}@demonstration.example`,
    supervisorId: null,
    gradingTrainedUntil: one.trained ? addDays(localDate(now), 200) : addDays(localDate(now), -60),
    phone: mobile(writtenDown.indexOf(one.name)),
    callSign: null,
  },
})
