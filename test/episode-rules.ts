// What holds of every episode after every step, whatever was tried in whatever order: each rule a sentence and a question of the facts.
import { minutes, minutesBetween, plus } from '../src/kernel/time.ts'
import { compliance, type Duty, isOpen } from '../src/practice/duty.ts'
import type { Folded } from '../src/practice/procedure.ts'
import type { MissingFact } from '../src/work/missing/facts.ts'
import { levelOrder } from '../src/work/missing/grade/levels.ts'
import { type EpisodeState, isMissing } from '../src/work/missing/state.ts'

type Episode = Folded<EpisodeState, MissingFact>
type Kind = MissingFact['kind']
type Of<K extends Kind> = Extract<MissingFact, { readonly kind: K }>

/** Owed while a child is looked for, and by nobody once the search is over; an endorsement that is late stays owed until the close. By name, so that a duty renamed is noticed here. */
export const ofASearch = [
  'grade the risk',
  'raise the grade to the minimum',
  'deploy an officer',
  'give it an owner',
  'look again while nobody is sent',
  'arrive',
  'take the first real action',
  'find out what is not known',
  'check national systems',
  'tell children’s services',
  'tell the placing authority',
  'tell the host authority',
  'ask the home force',
  'circulate the child',
  'tell the UK Missing Persons Unit',
  'tell the UK Missing Persons Unit of a child at HIGH',
  'obtain a photograph',
  'senior look at HIGH',
  'decide on media',
  'decide on a Child Rescue Alert',
  'justify not HIGH after 24 hours',
  'justify not HIGH after 72 hours',
] as const

/** Places where people look for children who are theirs to find. */
export type Boards = {
  readonly board: boolean
  readonly located: boolean
  readonly printed: boolean
  readonly own: boolean
}

const of = <K extends Kind>(facts: readonly MissingFact[], kind: K): readonly Of<K>[] =>
  facts.filter((fact): fact is Of<K> => fact.kind === kind)

const key = (duty: Duty): string => `${duty.name}/${duty.startingPosition}/${duty.occurrence}`
const over = (state: EpisodeState) => ['located', 'returned', 'closed', 'voided', 'transferred'].includes(state.phase)
const elsewhere = (state: EpisodeState) => state.phase === 'voided' || state.phase === 'transferred'

/** Of one moment: the facts as they stand, what they give, and the lists. */
function always({ facts, state, duties, steps }: Episode, boards: Boards): readonly (readonly [string, boolean])[] {
  const understood = steps.map((step) => step.fact)
  const [voids, located, returned] = [of(facts, 'missing.void-proposed/1'), state.located, state.returnedAt]
  const protections = steps.flatMap(({ fact, before }) =>
    fact.kind === 'missing.police-protection-ended/1' && before.protection !== null
      ? [minutesBetween(before.protection.since, fact.happenedAt)]
      : [],
  )
  const dead = state.grave?.outcome === 'found dead'
  return [
    ['positions follow one another', facts.every((fact, index) => fact.position === index + 1)],
    ['nothing is recorded before it happened', facts.every((fact) => fact.happenedAt <= fact.recordedAt)],
    ['very low is barred for a child', state.level !== 'VERY_LOW'],
    [
      'a lower grade waits only while the child is missing, and below the grade as it is',
      state.loweringProposed === null ||
        (isMissing(state) && levelOrder(state.loweringProposed.level) < levelOrder(state.level ?? 'VERY_LOW')),
    ],
    [
      'an offer to another force stands only while the child is missing',
      state.transfer === null || isMissing(state) || state.phase === 'transferred',
    ],
    [
      'located is not before the child was last seen',
      located === null || located.at >= plus(state.report?.lastSeen.at ?? located.at, minutes(-1)),
    ],
    [
      'returned is not before located',
      returned === null || (located !== null && returned >= plus(located.at, minutes(-1))),
    ],
    [
      'acknowledged only by whom it was assigned to',
      steps.every(
        ({ fact, before }) => fact.kind !== 'missing.acknowledged/1' || fact.recordedBy === before.owner?.staffId,
      ),
    ],
    [
      'endorsed only by another than the grader',
      steps.every(({ fact, before }) => fact.kind !== 'missing.endorsed/1' || fact.recordedBy !== before.gradedBy),
    ],
    [
      'lowered only as proposed, and by another',
      of(understood, 'missing.lowered/1').every((fact) => {
        const proposal = understood.find((one) => one.position === fact.body.proposedAtPosition)
        return proposal?.kind === 'missing.lowering-proposed/1' && proposal.recordedBy !== fact.recordedBy
      }),
    ],
    [
      'a grade falls only by a lowering',
      steps.every(
        ({ fact, before, state: after }) =>
          before.level === null ||
          after.level === null ||
          levelOrder(after.level) >= levelOrder(before.level) ||
          fact.kind === 'missing.lowered/1',
      ),
    ],
    [
      'void only as proposed by another',
      of(facts, 'missing.voided/1').every((fact) =>
        voids.some((one) => one.position === fact.body.proposedAtPosition && one.recordedBy !== fact.recordedBy),
      ),
    ],
    [
      'the end of a concern waits for a second person only while it is one',
      state.concernEndProposed === null || (state.phase === 'known' && state.missingFrom === null),
    ],
    ['police protection is never longer than 72 hours', protections.every((length) => length <= 72 * 60)],
    [
      'no police protection of a child who is missing, dead, elsewhere or closed',
      state.protection === null || !(dead || elsewhere(state) || ['reported', 'open', 'closed'].includes(state.phase)),
    ],
    [
      'the designated officer is not who began it',
      steps.every(
        ({ fact, before }) =>
          fact.kind !== 'missing.police-protection-reviewed/1' || fact.recordedBy !== before.protection?.begunBy,
      ),
    ],
    ['the dead are not searched for again', !dead || !['reported', 'open', 'known'].includes(state.phase)],
    [
      'a closed search was located, learned from and endorsed',
      steps.every(
        ({ fact, before }) =>
          fact.kind !== 'missing.closed/1' ||
          (before.located !== null &&
            before.learned !== null &&
            before.ethnicity !== null &&
            (before.missingFrom === null || before.endorsedAt !== null)),
      ),
    ],
    [
      'nothing is owed of a search once it is over',
      !over(state) || duties.every((duty) => !isOpen(duty) || !ofASearch.some((name) => name === duty.name)),
    ],
    [
      'a void or transferred record owes nothing of the child',
      !elsewhere(state) || duties.every((duty) => !isOpen(duty) || !duty.name.includes('police protection')),
    ],
    [
      'on the board are those who are looked for or looked after, and nobody else',
      boards.board === ['known', 'reported', 'open'].includes(state.phase),
    ],
    [
      'void, transferred and closed are on no list',
      !(elsewhere(state) || state.phase === 'closed') ||
        !(boards.board || boards.located || boards.printed || boards.own),
    ],
    [
      'whoever is located and alive is on the list of those to bring home, and on paper',
      state.phase !== 'located' || dead || (boards.located && boards.printed),
    ],
    [
      'a closed search that was located and alive was returned',
      steps.every(
        ({ fact, before }) =>
          fact.kind !== 'missing.closed/1' || before.returnedAt !== null || before.grave?.outcome === 'found dead',
      ),
    ],
    ['the dead are on no list of those to bring home', !dead || !(boards.board || boards.located || boards.printed)],
  ]
}

/** From one moment to the next: what was recorded stays, and what was late stays late. */
function since(before: Episode, after: Episode): readonly (readonly [string, boolean])[] {
  const then = new Map(after.duties.map((duty) => [key(duty), duty]))
  const moment = before.facts.at(-1)?.recordedAt
  const confirmed = (episode: Episode) => of(episode.facts, 'missing.correction-confirmed/1').length
  const late = before.duties.filter(
    (duty) => moment !== undefined && ['breached', 'not evidenced'].includes(compliance(duty, moment)),
  )
  const kept = late.every((duty) => {
    const now = then.get(key(duty))
    return now !== undefined && compliance(now, after.facts.at(-1)?.recordedAt ?? now.dueAt) !== 'met'
  })
  return [
    [
      'what was recorded stays as it was',
      JSON.stringify(after.facts.slice(0, before.facts.length)) === JSON.stringify(before.facts),
    ],
    [
      'nothing is recorded where a record ended elsewhere',
      !elsewhere(before.state) || after.facts.length === before.facts.length,
    ],
    ['late stays late, unless a second person confirmed a correction', kept || confirmed(after) > confirmed(before)],
  ]
}

/** The sentences that do not hold. */
export const broken = (after: Episode, before: Episode | null, boards: Boards): readonly string[] =>
  [...always(after, boards), ...(before === null ? [] : since(before, after))]
    .filter(([, holds]) => !holds)
    .map(([words]) => words)
