// Whose record a form writes to, said above it: the wrong child's form is an easy mistake at three in the morning.
import { durationWords, type Instant, minutesBetween } from '../../kernel/time.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import type { Caption } from '../../web/slice.ts'
import { agedWords } from './age.ts'
import { ageOf } from './age-of.ts'
import { endedElsewhere } from './commands/deciding.ts'
import { levelWords } from './grade/levels.ts'
import { pathNow } from './path-now.ts'
import { withdrawPhotograph } from './photographs/commands.ts'
import { missing } from './procedure.ts'
import { consulted } from './queries.ts'
import { type EpisodeState, isDead, isElsewhere, isMissing, missingUntil } from './state.ts'

/** Null for whoever may not see an episode. Naming the child is a reading: no log, no read. */
export async function captionOf(world: World, recordId: string, commandName: string): Promise<Caption | null> {
  if (!may(world.who, 'see an episode')) return null
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const { state } = await load(writer, world, missing, recordId)
    if (state.report === null) return null
    writer.send(consulted(forceId, staffId, world.now, 'heading of a form', [recordId], null))
    const caption = captioned(state, recordId, world.now)
    return caption === null ? null : { ...caption, ...inPlace(state, commandName) }
  })
}

/** Of a record that ended elsewhere nobody types a form that could only be refused; a photograph is called back after another force took over. */
const inPlace = (state: EpisodeState, commandName: string): Pick<Caption, 'instead'> =>
  isElsewhere(state) && !(state.phase === 'transferred' && commandName === withdrawPhotograph.name)
    ? { instead: [endedElsewhere(state)] }
    : {}

export const referenceOf = (recordId: string): string => `record ${recordId.slice(-6)}`

export function captioned(state: EpisodeState, recordId: string, now: Instant): Caption | null {
  const { report } = state
  if (report === null) return null
  const { name, ageDisputed } = report.child
  const grade = gradeOf(state)
  const reference = referenceOf(recordId)
  const who = `${name}, ${agedWords(ageOf(state, now))}${ageDisputed ? ' (disputed)' : ''}`
  const parts = [who, grade, standing(state, now), reference]
  return {
    text: parts.filter((part) => part !== null).join(' · '),
    inTitle: inTitle(state, recordId),
  }
}

/**
 * A title stays in the history and the list of windows of a machine that several people use, and is seen over a shoulder: it tells records
 * apart by grade and reference, and names no child.
 */
export const inTitle = (state: EpisodeState, recordId: string): string =>
  [gradeOf(state), referenceOf(recordId)].filter((part) => part !== null).join(', ')

function gradeOf({ level, report, phase }: EpisodeState): string | null {
  if (level !== null) return levelWords[level].toUpperCase()
  return report !== null && pathNow(report.path, phase) === 'missing' ? 'NOT GRADED' : null
}

function standing(state: EpisodeState, now: Instant): string {
  const { phase, report } = state
  if (isDead(state)) return 'found dead'
  if (isMissing(state) && report !== null)
    return `missing ${durationWords(minutesBetween(report.lastSeen.at, missingUntil(state, now)))}`
  switch (phase) {
    case 'known':
      return report?.path === 'concern for safety' ? 'concern for safety' : 'whereabouts known'
    case 'located':
      return 'located, not returned'
    case 'transferred':
      return 'taken over by another force'
    case 'voided':
      return 'record void'
    default:
      return phase
  }
}
