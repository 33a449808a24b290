// Case-file audits of the last four whole months, planned, drawn and graded as people would: by the same commands, at their own times.
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
  const plans = [4, 3, 2, 1].map((back) => planOfMonth(auditing, source.topic, back))
  for (const plan of plans) await commit(auditing, plan)
  // Drawn among the cases that the ledger holds: the plan is its last fact, and everything loaded before it is in there too.
  const last = plans.at(-1)
  if (last === undefined || !(await isInTheLedger(stage, last.audit))) return
  for (const plan of plans) await auditOfMonth(auditing, plan)
}

type PlanOfMonth = ReturnType<typeof planOfMonth>

function planOfMonth({ stage, until }: Auditing, topic: string, back: number) {
  const start = addMonths(dayOf(`${localDate(until).slice(0, 7)}-01`), -back)
  const end = addDays(addMonths(start, 1), -1)
  const seed = `demonstration seed of ${start.slice(0, 7)}`
  const audit = identityOf(`${stage.force}/audit/${start}`)
  const drawn = plus(startOfLocalDay(addDays(end, 2)), hours(10))
  return { audit, topic, back, start, end, seed, drawn }
}

async function commit(auditing: Auditing, { audit, topic, start, end, seed }: PlanOfMonth): Promise<void> {
  // The day before: nobody can know its cases.
  const planned = plus(startOfLocalDay(addDays(start, -1)), hours(9))
  await runner(auditing)(auditing.first, planned, auditCommands(auditing.auditable), 'commit', audit, {
    title: `Missing children, ${dateWords(start.slice(0, 7))}`,
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
