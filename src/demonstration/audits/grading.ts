// One file graded as auditors and a neighbour would, settled where they differ, and looked at again where it was inadequate.
import { fileCommands } from '../../accountability/audits/file-commands.ts'
import { peerCommands } from '../../accountability/audits/peer/commands.ts'
import { questions, topics } from '../../accountability/audits/questions.ts'
import { hours, type Instant, later, localDate, plus } from '../../kernel/time.ts'
import type { Person } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { wordingKey } from '../../work/missing/commands/audit.ts'
import { commands as missingCommands } from '../../work/missing/commands.ts'
import { missing } from '../../work/missing/procedure.ts'
import { pointedAt } from '../../work/missing/wording.ts'
import { neighbour } from '../force.ts'
import { type Auditing, type File, runner } from './auditing.ts'

/** Better lately; a second grader agrees four times in five, and where not, nobody has settled it in the last month. */
export async function gradeOne(
  auditing: Auditing,
  file: File,
  random: () => number,
  at: Instant,
  back: number,
): Promise<void> {
  const run = runner(auditing)
  const level = random() + 0.06 * (4 - back)
  const grade = gradeAt(level)
  const otherwise = grade === 'good' ? 'requires improvement' : 'good'
  const second = random() < 0.8 ? grade : otherwise
  const who = (staffId: string | null) => auditing.people.find((one) => one.staffId === staffId)
  const [one, two] = [who(file.first_auditor), who(file.second_auditor)]
  if (one === undefined) return
  await run(one, at, fileCommands(auditing.auditable), 'grade-file', file.record_id, grading(grade))
  if (two !== undefined)
    await run(two, plus(at, hours(1)), fileCommands(auditing.auditable), 'grade-file', file.record_id, grading(second))
  if (file.peer_graded && back === 1) await toTheNeighbour(auditing, file, one, plus(at, hours(2)))
  else if (file.peer_graded) await fromTheNeighbour(auditing, file, second, plus(at, hours(2)))
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

function gradeAt(level: number): 'inadequate' | 'requires improvement' | 'good' {
  if (level < 0.22) return 'inadequate'
  return level < 0.55 ? 'requires improvement' : 'good'
}

/** Those of the last month go as messages, days ago: the neighbour's auditors find them, and have not answered. */
async function toTheNeighbour(auditing: Auditing, file: File, auditor: Person, earliest: Instant): Promise<void> {
  const at = later(earliest, plus(auditing.until, hours(-72)))
  const commands = peerCommands(auditing.auditable)
  await runner(auditing, true)(auditor, at, commands, 'send-to-peer', file.record_id, { toForce: neighbour.id })
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
