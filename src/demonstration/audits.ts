// Audits of the last whole months, planned, drawn and carried out as people would, by the same commands and at their own times: files of four, answers asked again of three.
import type { Auditable } from '../accountability/audits/cases.ts'
import { auditCommands } from '../accountability/audits/commands.ts'
import { filesOf } from '../accountability/audits/queries/files.ts'
import {
  addDays,
  addMonths,
  dateWords,
  dayOf,
  hours,
  type Instant,
  localDate,
  plus,
  startOfLocalDay,
} from '../kernel/time.ts'
import { seededRandom } from '../practice/statistics.ts'
import { SYSTEM } from '../registers/world.ts'
import { askOneAgain } from './audits/asked-again.ts'
import { type Auditing, runner } from './audits/auditing.ts'
import { gradeOne } from './audits/grading.ts'
import type { Stage } from './carry-out.ts'
import { identityOf } from './identity.ts'
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
  const plans = [
    ...[4, 3, 2, 1].map((back) => planOfMonth(auditing, { kind: 'case files', topic: source.topic, back })),
    ...[3, 2, 1].map((back) => planOfMonth(auditing, { kind: 're-ask', topic: source.topic, back })),
  ]
  for (const plan of plans) await commit(auditing, plan)
  // Drawn among the cases that the ledger holds: the plan is its last fact, and everything loaded before it is in there too.
  const last = plans.at(-1)
  if (last === undefined || !(await isInTheLedger(stage, last.audit))) return
  for (const plan of plans) await auditOfMonth(auditing, plan)
}

type Asked = { readonly kind: 'case files' | 're-ask'; readonly topic: string; readonly back: number }
type PlanOfMonth = ReturnType<typeof planOfMonth>

/** Of files: how many, which share is read twice, and by another force. Of answers nothing is graded. */
const kinds = {
  'case files': { size: 12, doubleShare: 0.25, peerShare: 0.1, titled: 'Missing children', named: 'audit', every: 3 },
  're-ask': { size: 20, doubleShare: 0, peerShare: 0, titled: 'Answers asked again', named: 're-ask', every: 2 },
} as const

function planOfMonth({ stage, until }: Auditing, { kind, topic, back }: Asked) {
  const start = addMonths(dayOf(`${localDate(until).slice(0, 7)}-01`), -back)
  const end = addDays(addMonths(start, 1), -1)
  const { named } = kinds[kind]
  const seed = `demonstration seed of ${named === 'audit' ? '' : 'answers of '}${start.slice(0, 7)}`
  const audit = identityOf(`${stage.force}/${named}/${start}`)
  const drawn = plus(startOfLocalDay(addDays(end, 2)), hours(10))
  return { kind, audit, topic, back, start, end, seed, drawn }
}

async function commit(auditing: Auditing, { kind, audit, topic, start, end, seed }: PlanOfMonth): Promise<void> {
  // The day before: nobody can know its cases.
  const planned = plus(startOfLocalDay(addDays(start, -1)), hours(9))
  const { titled, size, doubleShare, peerShare } = kinds[kind]
  await runner(auditing)(auditing.first, planned, auditCommands(auditing.auditable), 'commit', audit, {
    title: `${titled}, ${dateWords(start.slice(0, 7))}`,
    ...{ kind, topic, size, doubleShare, peerShare, seed },
    from: start,
    until: end,
  })
}

async function auditOfMonth(auditing: Auditing, { kind, audit, back, seed, drawn }: PlanOfMonth): Promise<void> {
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
    const at = plus(drawn, hours(20 + index * kinds[kind].every))
    if (at > until) break
    await carriedOut[kind](auditing, file, seededRandom(index + back * 100), at, back)
  }
  for (const file of files) await ringRecord(stage, first, file.record_id, until)
}

const carriedOut = { 'case files': gradeOne, 're-ask': askOneAgain } as const
