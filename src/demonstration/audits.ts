// Case-file audits of the last four whole months, planned, drawn and graded as people would: by the same commands, at their own times.
import { createHash } from 'node:crypto'
import type { Auditable } from '../accountability/audits/cases.ts'
import { auditCommands } from '../accountability/audits/commands.ts'
import { fileCommands } from '../accountability/audits/file-commands.ts'
import { peerCommands } from '../accountability/audits/peer/commands.ts'
import { filesOf } from '../accountability/audits/queries/files.ts'
import { questions, topics } from '../accountability/audits/questions.ts'
import {
  addDays,
  addMonths,
  dayOf,
  hours,
  type Instant,
  later,
  localDate,
  plus,
  startOfLocalDay,
} from '../kernel/time.ts'
import { seededRandom } from '../practice/statistics.ts'
import type { Person } from '../registers/permissions.ts'
import { load } from '../registers/records.ts'
import { contextOf, SYSTEM, type World } from '../registers/world.ts'
import type { BoundCommand } from '../web/slice.ts'
import { wordingKey } from '../work/missing/commands/audit.ts'
import { commands as missingCommands } from '../work/missing/commands.ts'
import { missing } from '../work/missing/procedure.ts'
import { pointedAt } from '../work/missing/wording.ts'
import type { Stage } from './carry-out.ts'
import { neighbour } from './force.ts'
import { isInTheLedger } from './in-the-ledger.ts'
import { ringRecord } from './ring.ts'

const auditorNames = ['Vic Arkwright', 'Rhona Verity']

/** Begun again it does nothing twice: every command has a key of its own month and file. */
export async function carryOutAudits(stage: Stage, auditable: readonly Auditable[], until: Instant): Promise<void> {
  const source = auditable[0]
  const people = auditorNames.flatMap((name) => stage.staff.get(name) ?? [])
  const [first] = people
  if (source === undefined || first === undefined) return
  const auditing = { stage, auditable, people, first, until }
  const plans = [4, 3, 2, 1].map((back) => planOfMonth(auditing, source.topic, back))
  for (const plan of plans) await commit(auditing, plan)
  // Drawn among the cases that the ledger holds: the plan is its last fact, and everything loaded before it is in there too.
  const last = plans.at(-1)
  if (last === undefined || !(await isInTheLedger(stage, last.audit))) return
  for (const plan of plans) await auditOfMonth(auditing, plan)
}

type Auditing = {
  readonly stage: Stage
  readonly auditable: readonly Auditable[]
  readonly people: readonly Person[]
  readonly first: Person
  readonly until: Instant
}

type PlanOfMonth = ReturnType<typeof planOfMonth>

function planOfMonth({ stage, until }: Auditing, topic: string, back: number) {
  const start = addMonths(dayOf(`${localDate(until).slice(0, 7)}-01`), -back)
  const end = addDays(addMonths(start, 1), -1)
  const seed = `demonstration seed of ${start.slice(0, 7)}`
  const audit = identity(`${stage.force}/audit/${start}`)
  const drawn = plus(startOfLocalDay(addDays(end, 2)), hours(10))
  return { audit, topic, back, start, end, seed, drawn }
}

async function commit(auditing: Auditing, { audit, topic, start, end, seed }: PlanOfMonth): Promise<void> {
  // The day before: nobody can know its cases.
  const planned = plus(startOfLocalDay(addDays(start, -1)), hours(9))
  await runner(auditing)(auditing.first, planned, auditCommands(auditing.auditable), 'commit', audit, {
    title: `Missing children, ${start.slice(0, 7)}`,
    kind: 'case files',
    topic,
    from: start,
    until: end,
    size: 12,
    doubleShare: 0.25,
    peerShare: 0.1,
    seed,
  })
}

async function auditOfMonth(auditing: Auditing, { audit, back, seed, drawn }: PlanOfMonth): Promise<void> {
  const { stage, auditable, people, first, until } = auditing
  const run = runner(auditing)
  const isDrawn = await run(first, drawn, auditCommands(auditable), 'draw', audit, {
    seed,
    auditors: people.map((one) => one.staffId),
  })
  if (!isDrawn) return await ringRecord(stage, first, audit, until)
  const context = { force: stage.force, who: SYSTEM, now: until }
  const files = await stage.db.read(context, async (reader) => await filesOf.all(reader, { force: stage.force, audit }))
  for (const [index, file] of files.entries()) {
    const at = plus(drawn, hours(20 + index * 3))
    if (at > until) break
    await gradeOne(auditing, file, seededRandom(index + back * 100), at, back)
  }
  for (const file of files) await ringRecord(stage, first, file.record_id, until)
}

type File = Awaited<ReturnType<typeof filesOf.all>>[number]

/** Better lately; a second grader agrees four times in five, and where not, nobody has settled it in the last month. */
async function gradeOne(
  auditing: Auditing,
  file: File,
  random: () => number,
  at: Instant,
  back: number,
): Promise<void> {
  const run = runner(auditing)
  const level = random() + 0.06 * (4 - back)
  const grade = level < 0.22 ? 'inadequate' : level < 0.55 ? 'requires improvement' : 'good'
  const second = random() < 0.8 ? grade : grade === 'good' ? 'requires improvement' : 'good'
  const who = (staffId: string | null) => auditing.people.find((one) => one.staffId === staffId)
  const [one, two] = [who(file.first_auditor), who(file.second_auditor)]
  if (one === undefined) return
  await run(one, at, fileCommands(auditing.auditable), 'grade-file', file.record_id, grading(grade))
  if (two !== undefined)
    await run(two, plus(at, hours(1)), fileCommands(auditing.auditable), 'grade-file', file.record_id, grading(second))
  if (file.peer_graded) await fromTheNeighbour(auditing, file, second, plus(at, hours(2)))
  await auditWording(auditing, file.about, one, plus(at, hours(2)))
  await settle(auditing, file, { grade, second, at, back })
  const improvement = auditing.stage.staff.get('Sam Underhill')
  if (grade !== 'inadequate' || second !== grade || back === 1 || improvement === undefined) return
  await run(improvement, plus(at, hours(96)), fileCommands(auditing.auditable), 'remedy', file.record_id, {
    done: 'The child was visited, and the plan written.',
  })
  const other = auditing.people.find(({ staffId }) => staffId !== file.first_auditor) ?? one
  await run(other, plus(at, hours(240)), fileCommands(auditing.auditable), 'audit-again', file.record_id, {
    grade: 'good',
    because: 'The plan is there and followed.',
  })
}

/** The neighbour answers by letter: the other auditor types it in, and whoever else may confirms it against the letter. */
async function fromTheNeighbour(auditing: Auditing, file: File, grade: string, at: Instant): Promise<void> {
  const { stage, people } = auditing
  const commands = fileCommands(auditing.auditable).concat(peerCommands(auditing.auditable))
  const others = people.filter(({ staffId }) => staffId !== file.first_auditor)
  const inspectors = [...stage.staff.values()].filter(({ roles }) => roles.includes('detective inspector'))
  const first = async (some: readonly Person[], when: Instant, name: string, body: unknown) => {
    for (const one of some)
      if (await runner(auditing, true)(one, when, commands, name, file.record_id, body)) return one
    return null
  }
  const typedBy = await first([...others, ...inspectors], at, 'enter-peer-grading', {
    ...grading(grade),
    fromForce: neighbour.id,
    auditor: 'Inga Steelforth (invented)',
    document: `Letter of ${neighbour.name}, ${localDate(at)}, in the folder of the audit`,
  })
  if (typedBy === null) return
  await first(inspectors, plus(at, hours(20)), 'confirm-peer-grading', {
    found: 'The same, word for word, as the letter.',
  })
}

type Graded = { readonly grade: string; readonly second: string; readonly at: Instant; readonly back: number }

/** Two that differ are settled by a detective inspector who graded neither and had no hand in the case; those of the last month wait. */
async function settle(auditing: Auditing, file: File, { grade, second, at, back }: Graded): Promise<void> {
  if (grade === second || back === 1 || !(file.double_graded || file.peer_graded)) return
  const settled = { grade: grade === 'good' ? second : grade, because: 'What is not in the file was not done.' }
  const inspectors = [...auditing.stage.staff.values()].filter(({ roles }) => roles.includes('detective inspector'))
  const run = runner(auditing, true)
  for (const one of inspectors)
    if (await run(one, plus(at, hours(72)), fileCommands(auditing.auditable), 'moderate', file.record_id, settled))
      return
}

/** Everything pointed at in the demonstration's notes does blame the child. */
async function auditWording(auditing: Auditing, about: string, who: Person, earliest: Instant): Promise<void> {
  const { db, policyAt } = auditing.stage
  const reading: World = { db, now: auditing.until, who, policyAt, reactions: [] }
  const { facts } = await db.read(contextOf(reading), async (reader) => await load(reader, reading, missing, about))
  const last = facts.at(-1)
  // The history is on record already: nothing is written before what stands there.
  const at = last === undefined ? earliest : later(earliest, plus(last.recordedAt, hours(1)))
  await runner(auditing)(who, at, missingCommands, 'audit-wording', about, {
    upheld: pointedAt(facts, policyAt(at), at).map(wordingKey),
    other: [],
    because: 'The whole file was read.',
  })
}

const grading = (grade: string) => ({
  grade,
  topicGrade: grade,
  topics: Object.fromEntries(topics.map(({ id }) => [id, id === 'leadership' ? null : grade])),
  answers: Object.fromEntries(
    questions.map(({ id }, index) => [id, grade === 'good' || index % 3 === 0 ? 'yes' : 'no']),
  ),
  livedExperience:
    grade === 'good' ? 'Was listened to and came home to a plan.' : 'Waited, and told the same story to three people.',
  because:
    grade === 'good'
      ? 'Owner, plan and review are there and made a difference.'
      : 'Reviews repeat one another; nobody asked the child.',
})

/** A command at its own time, done once whatever happens; nothing after the present. `mayRefuse`: whether somebody else may be tried. */
function runner({ stage, until }: Auditing, mayRefuse = false) {
  return async (
    who: Person,
    at: Instant,
    commands: readonly BoundCommand[],
    name: string,
    recordId: string,
    body: unknown,
  ): Promise<boolean> => {
    const command = commands.find((one) => one.name === name)
    if (command === undefined) throw new Error(`there is no command ${name}`)
    if (at > until) return false
    await ringRecord(stage, who, recordId, at)
    const world: World = { db: stage.db, now: at, who, policyAt: stage.policyAt, reactions: stage.reactions }
    const key = `demonstration/${name}/${recordId}/${at}`
    const outcome = await command.run(world, { recordId, body, key, basedOn: null })
    // A month without a case that ended, in a small demonstration: there is nothing to draw.
    if (outcome.kind === 'refused' && (name === 'draw' || mayRefuse)) return false
    if (outcome.kind !== 'done') throw new Error(`the demonstration's audit: ${name}: ${JSON.stringify(outcome)}`)
    return true
  }
}

/** The same whenever the load is begun again, in the form of a UUID of version 8. */
function identity(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
