// The dates that section 55 of the Police Act 1996 and good practice set for comments.
import { addDays, dayOf, endOfLocalDay, type Instant, localDate } from '../../kernel/time.ts'
import { lastDayOfSection55 } from '../../practice/deadline.ts'
import { type Duty, type DutyRule, onScreen } from '../../practice/duty.ts'
import { upwardsOf } from '../ladder.ts'
import { enteredLate, isNotKnown, sayBy } from './entered-late.ts'
import type { Section55Fact } from './facts.ts'
import type { Section55State } from './state.ts'

/** The last lawful day. */
export const lastDay = (publishedOn: string): string => lastDayOfSection55(dayOf(publishedOn))

export const copiesOwed = ['inspectors of constabulary', 'Secretary of State'] as const

/** Both are owed a copy by section 55(6). */
export const addressees: Readonly<Record<(typeof copiesOwed)[number], string>> = {
  'inspectors of constabulary': 'His Majesty’s inspectors of constabulary (HMICFRS)',
  'Secretary of State': 'The Secretary of State for the Home Department',
}

type Step = Parameters<typeof onScreen>[0][number]
/** What was late from the start is told once, and not as if its day were to come. */
export const stepsOf = ({ startedAt, dueAt }: Duty, steps: readonly Step[]) =>
  onScreen(startedAt < dueAt ? steps : steps.filter(({ days }) => days === 0))

type Rule = DutyRule<Section55State, Section55Fact>
/** Owed from the opening on, anew from a corrected day, and again where somebody said that it is owed after all. */
const counted = (fact: Section55Fact, { opened, notOwed }: Section55State, before: Section55State, days: number) =>
  opened !== null &&
  notOwed === null &&
  (opened.publishedOn !== before.opened?.publishedOn || fact.kind === 'section-55.owed-again/1')
    ? { due: dueAfter(opened.publishedOn, days) }
    : null
/** What was done in its time is not known of a report that was entered after it: owed from when somebody said that nothing was. */
const countedOnceKnown = (fact: Section55Fact, state: Section55State, before: Section55State, days: number) => {
  if (isNotKnown(state)) return null
  return fact.kind === 'section-55.none-published/1' && state.opened !== null
    ? { due: dueAfter(state.opened.publishedOn, days) }
    : counted(fact, state, before, days)
}
const dueAfter = (publishedOn: string, days: number): Instant => endOfLocalDay(addDays(dayOf(publishedOn), days))
/** Counted from a day that was wrong. */
const counts = (days: number, { opened }: Section55State, { dueAt }: Duty): boolean =>
  opened !== null && dueAfter(opened.publishedOn, days) === dueAt

const owner = "commissioner's office"
/** Here, or before the register knew of the report. */
/** Of the comments: here, or before they were in Vigil. */
export const isPublication = ({ kind }: Section55Fact): boolean =>
  kind === 'section-55.published/1' || kind === 'section-55.published-earlier/1'
/** Nothing more is owed for a report whose findings the force's own report has, and is answered for; nor where the Act asks for nothing. */
const isOver = (fact: Section55Fact) => fact.kind === 'section-55.covered/1' || fact.kind === 'section-55.not-owed/1'
/** Not where they are published, or the report is answered with another. */
const isAwaited = ({ published, covered }: Section55State): boolean => published === null && covered === null
/** Invited, and has neither commented nor said that they do not. */
const isHeard = (state: Section55State): boolean => isAwaited(state) && state.replyBy !== null && state.chief === null

/** 0 for the comments, n for the n-th addendum. */
const copyOf = ({ addendaAt }: Section55State, { startingPosition }: Duty): number =>
  addendaAt.indexOf(startingPosition) + 1

export const rules: readonly Rule[] = [
  {
    name: 'invite the chief officer',
    words: 'invite the chief officer’s comments',
    owner,
    basis: 'Vigil default',
    source: 'Police Act 1996 s.55(4): the duty is the statute’s, three days are Vigil’s default',
    starts: (fact, state, before) =>
      isAwaited(state) && state.replyBy === null ? countedOnceKnown(fact, state, before, 3) : null,
    met: (fact) => fact.kind === 'section-55.chief-invited/1',
    ends: (fact, state, duty) => isPublication(fact) || isOver(fact) || !counts(3, state, duty),
  },
  {
    name: 'say what became of the comments',
    words: 'say whether comments were published before the report was entered',
    owner,
    basis: 'Vigil default',
    source:
      'It was entered after its last lawful day (Police Act 1996 s.55(5A)): what was published until then is not known here; fourteen days are Vigil’s default',
    starts: (_, state, before) => {
      const by = isNotKnown(before) ? null : sayBy(state)
      return by === null ? null : { due: endOfLocalDay(by) }
    },
    met: (fact) => isPublication(fact) || fact.kind === 'section-55.none-published/1',
    ends: (fact, state) => isOver(fact) || !enteredLate(state),
    escalations: (duty, _, policy) =>
      upwardsOf(duty, 'Nobody has said whether comments under section 55 were published', owner, policy),
  },
  {
    name: 'comment on the report',
    words: 'give the chief officer’s comments',
    owner: 'chief officer',
    basis: 'statute',
    source: 'Police Act 1996 s.55(4): by the date the local policing body set',
    starts: (fact, state) =>
      fact.kind === 'section-55.chief-invited/1' || (fact.kind === 'section-55.owed-again/1' && isHeard(state))
        ? { due: endOfLocalDay(dayOf(state.replyBy ?? localDate(fact.happenedAt))) }
        : null,
    met: (fact) => fact.kind === 'section-55.chief-commented/1',
    ends: (fact) => isPublication(fact) || isOver(fact),
  },
  {
    name: 'publish the comments',
    words: 'publish comments under section 55',
    owner,
    basis: 'statute',
    source: 'Police Act 1996 s.55(5A): before the end of 56 days beginning with the day of publication',
    starts: (fact, state, before) => (isAwaited(state) ? countedOnceKnown(fact, state, before, 55) : null),
    met: isPublication,
    ends: (fact, state, duty) => isOver(fact) || !counts(55, state, duty),
    escalations: (duty, _, policy) => [
      ...stepsOf(duty, [{ days: -7, to: owner, words: 'Comments under section 55 must be published within a week' }]),
      ...upwardsOf(duty, 'The last lawful day for comments under section 55 has passed', owner, policy),
    ],
  },
  {
    name: 'publish the addendum',
    words: 'publish what the chief officer said after the comments were published',
    owner,
    basis: 'Vigil default',
    source:
      'Police Act 1996 s.55(5): the chief officer’s comments are published too; fourteen days are Vigil’s default',
    starts: (fact, state) =>
      fact.kind === 'section-55.chief-commented/1' && state.published !== null && fact.body.comments !== null
        ? { due: endOfLocalDay(addDays(localDate(fact.happenedAt), 14)) }
        : null,
    met: (fact) => fact.kind === 'section-55.addendum-published/1',
  },
  ...copiesOwed.map(
    (to): Rule => ({
      name: `copy to the ${to}`,
      words: `send a copy to the ${to}`,
      owner,
      basis: 'statute',
      // The Act names no day, and nothing can be sent before it is published.
      source: 'Police Act 1996 s.55(6): with publication, read as by the end of that day',
      starts: (fact) => {
        if (fact.kind === 'section-55.published/1' || fact.kind === 'section-55.addendum-published/1')
          return { due: endOfLocalDay(localDate(fact.happenedAt)) }
        return fact.kind === 'section-55.published-earlier/1' && !fact.body.copied.includes(to)
          ? { due: endOfLocalDay(dayOf(fact.body.on)) }
          : null
      },
      met: (fact, state, duty) =>
        fact.kind === 'section-55.copied/1' &&
        fact.body.to === to &&
        (fact.body.of === undefined || fact.body.of === copyOf(state, duty)),
    }),
  ),
]
