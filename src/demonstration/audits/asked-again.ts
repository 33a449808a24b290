// One answer asked again as an auditor would, and what became of the record where the family says otherwise.
import { fileCommands } from '../../accountability/audits/file-commands.ts'
import { auditedFile } from '../../accountability/audits/procedure.ts'
import { hours, type Instant, plus } from '../../kernel/time.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Auditing, type File, runner } from './auditing.ts'

/** Six in seven say the same; of the last month nobody has said yet what became of those that differ. */
export async function askOneAgain(
  auditing: Auditing,
  file: File,
  random: () => number,
  at: Instant,
  back: number,
): Promise<void> {
  const { stage, people } = auditing
  const auditor = people.find(({ staffId }) => staffId === file.first_auditor)
  if (auditor === undefined) return
  const recorded = await recordedIn(auditing, file)
  if (recorded === null) return
  const said = random() < 6 / 7 ? recorded : otherThan(recorded)
  const run = runner(auditing)
  const commands = fileCommands(auditing.auditable)
  await run(auditor, at, commands, 'ask-again', file.record_id, { said, askedOf: random() < 0.4 ? 'child' : 'mother' })
  const improvement = stage.staff.get('Sam Underhill')
  if (said === recorded || back === 1 || improvement === undefined) return
  await run(improvement, plus(at, hours(96)), commands, 'settle-answer', file.record_id, {
    became: 'corrected in the case',
    because: 'The owner asked once more and recorded the answer anew.',
  })
}

async function recordedIn({ stage, people, until }: Auditing, { record_id }: File): Promise<string | null> {
  const [who] = people
  if (who === undefined) return null
  const world: World = { db: stage.db, now: until, who, policyAt: stage.policyAt, reactions: [] }
  const read = contextOf(world)
  const { state } = await stage.db.read(read, async (reader) => await load(reader, world, auditedFile, record_id))
  return state.drawn?.recorded ?? null
}

/** Of “no” the other answer; of an ethnicity another of the list. */
function otherThan(recorded: string): string {
  if (recorded === 'no') return 'yes'
  return recorded === 'M1' ? 'W1' : 'M1'
}
