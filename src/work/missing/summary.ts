// An episode in plain text, for the log of another system: labelled lines that need nothing of Vigil to be read.
import { dateAndTime, type Instant } from '../../kernel/time.ts'
import { isOpen } from '../../practice/duty.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import type { Folded } from '../../practice/procedure.ts'
import { actionOf } from './actions.ts'
import { agedWords } from './age.ts'
import { ageOf } from './age-of.ts'
import { dutyWords } from './duty-words.ts'
import type { MissingFact } from './facts.ts'
import { levelWords } from './grade/levels.ts'
import { dangerOf } from './pages/episode/danger.ts'
import { type EpisodeState, isDead } from './state.ts'

const dutiesShown = 5

/** One line a thing; empty before the report. */
export function summaryOf(folded: Folded<EpisodeState, MissingFact>, policyAt: PolicyAt, now: Instant): string {
  const { state, recordId } = folded
  const { report, reportedAt, located } = state
  if (report === null || reportedAt === null) return ''
  const { danger, floor, notKnown } = dangerOf(state, policyAt, now)
  const { child, lastSeen, source } = report
  const lines: readonly (readonly [string, string | null])[] = [
    ['SUMMARY OF', dateAndTime(now)],
    ['VIGIL RECORD', recordId],
    ['YOUR INCIDENT', source === null ? null : `${source.system} ${source.reference}`],
    ['CHILD', `${child.name}, ${child.age === null ? '' : 'aged '}${agedWords(ageOf(state, now))}`],
    ['STATUS', statusOf(state)],
    ['GRADE', state.level === null ? 'NOT GRADED' : levelWords[state.level]],
    ['MINIMUM GRADE', floor === null ? null : levelWords[floor]],
    ['DANGER', danger],
    ['FIRST TOLD', dateAndTime(reportedAt)],
    ['LAST SEEN', `${lastSeen.precision === 'about' ? 'about ' : ''}${dateAndTime(lastSeen.at)}, ${lastSeen.place}`],
    ['WHY WORRIED', report.why],
    ['NOT KNOWN', notKnown.length === 0 ? null : `${notKnown.length} of the questions`],
    ['OWNER', ownerOf(state)],
    ['LOCATED', located === null ? null : `${dateAndTime(located.at)}, ${located.place}`],
    [
      'DONE',
      state.done.length === 0
        ? null
        : state.done.map((one) => actionOf.get(one.action)?.words ?? one.action).join('; '),
    ],
    ...folded.duties
      .filter(isOpen)
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
      .slice(0, dutiesShown)
      .map((duty) => ['DUE', `${dutyWords(duty.name)}, ${duty.owner}, by ${dateAndTime(duty.dueAt)}`] as const),
  ]
  return lines.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${oneLine(value)}`])).join('\n')
}

function statusOf(state: EpisodeState): string {
  if (isDead(state)) return 'FOUND DEAD'
  switch (state.phase) {
    case 'reported':
    case 'open':
      return 'MISSING'
    case 'known':
      return 'WHEREABOUTS KNOWN OR CONCERN, UNDER REVIEW'
    case 'located':
      return 'LOCATED, NOT RETURNED'
    default:
      return state.phase.toUpperCase()
  }
}

const ownerOf = ({ owner, acknowledgedAt }: EpisodeState): string =>
  owner === null ? 'nobody yet' : `${owner.name}${acknowledgedAt === null ? ' (not acknowledged)' : ''}`

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
