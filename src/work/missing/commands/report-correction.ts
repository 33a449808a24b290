// Putting right what was reported of the child, of when and where, of the caller: a wrong name or age at three in the morning must not stand.
import Type from 'typebox'
import type { Refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { type PersonDetails, personProcedure } from '../../../registers/people.ts'
import { type Also, alsoOn } from '../../../registers/records.ts'
import { LocalDate, Maybe } from '../../../registers/schemas.ts'
import { choice, line, moment, optionalLine, optionalText, text, tick } from '../../../web/fields.ts'
import { ageFrom } from '../age.ts'
import type { Bodies } from '../facts.ts'
import { childOf, corrected } from '../on-record.ts'
import { standingFor } from '../queries/on-record.ts'
import { type EpisodeState, isFrozen } from '../state.ts'
import { command, no, unless } from './deciding.ts'
import { ageRefusals } from './report-refusals.ts'

type Corrected = Omit<Bodies['missing.report-corrected/1'], 'changed' | 'because'>

export const correctReport = command({
  name: 'correct-report',
  title: 'Correct what was reported',
  path: 'report-correction',
  permission: 'record an action',
  body: Type.Object({
    name: line('Child’s name', 'Enter the child’s name'),
    age: {
      ...Maybe(Type.Integer({ minimum: 0, maximum: 120 })),
      title: 'Age',
      description: 'With a date of birth it is worked out from that',
      input: 'number',
    },
    dateOfBirth: {
      ...Maybe(LocalDate),
      title: 'Date of birth',
      input: 'text',
      description: 'For example 23 4 2011. If you clear this, the child’s record keeps the date it has',
    },
    ageDisputed: tick(
      'The age is disputed',
      'A person who says they are under 18 is treated as a child until assessed',
    ),
    sex: optionalLine('Sex', { most: 40 }),
    description: optionalText('What they look like and wear'),
    lastSeenAt: moment('When last seen?', 'Enter when the child was last seen'),
    lastSeenPrecision: choice('How exactly is that known?', 'Choose how exactly', ['exact', 'about'], {
      exact: 'Exactly',
      about: 'About',
    }),
    lastSeenPlace: line('Where last seen?', 'Enter where the child was last seen', { most: 300 }),
    callerPhone: line('Caller’s number', 'Enter the caller’s number, or “withheld” or “not known”', {
      most: 40,
      description: 'If there is none, enter “withheld” or “not known”',
    }),
    callerName: optionalLine('Caller’s name'),
    callerRelation: optionalLine('Caller is the child’s …', { most: 100 }),
    because: text('Why was it wrong, and how do you know?', 'Enter why it was wrong', { most: 1000 }),
  }),
  /** The record that stands for the child, which the next report finds. */
  evidence: async (reader, { folded: { forceId: force, state } }) =>
    state.report === null ? null : await standingFor.one(reader, { force, person: state.report.child.personId }),
  decide: ({ body, state, evidence, now }) => {
    const { report, reportedAt } = state
    if (report === null || reportedAt === null) return no('', 'There is no report to correct.')
    const after: Corrected = {
      child: { name: body.name, ...childAfter(state, body, reportedAt), description: body.description },
      lastSeen: {
        // A form knows minutes: the same minute is not another time.
        at: sameMinute(body.lastSeenAt, report.lastSeen.at) ? report.lastSeen.at : body.lastSeenAt,
        precision: body.lastSeenPrecision,
        place: body.lastSeenPlace,
      },
      caller: { name: body.callerName, phone: body.callerPhone, relation: body.callerRelation },
    }
    const changed = changes(reportOf(state), after)
    const refusals: readonly Refusal[] = [
      ...when(
        isFrozen(state),
        '',
        'The facts are frozen after a death or serious injury: record what is right as a note.',
      ),
      ...when(['voided', 'transferred'].includes(state.phase), '', 'This record is over and cannot be changed.'),
      // A child who turned 18 while missing was a child at the report, and stays one here.
      ...ageRefusals(body.dateOfBirth === null ? body : { ...body, age: null }, reportedAt),
      ...when(
        body.lastSeenAt > reportedAt,
        'lastSeenAt',
        'Last seen is after the force was told: one of the two times is wrong.',
      ),
      ...when(changed.length === 0, '', 'Nothing here is different from what is recorded.'),
    ]
    const decision = unless(refusals, {
      kind: 'missing.report-corrected/1',
      happenedAt: now,
      body: { ...after, changed: changed.join(', '), because: body.because },
    })
    const toldOf = changesOfPerson(report.child, after.child)
    if (decision.kind === 'refused' || Object.keys(toldOf).length === 0) return decision
    // First the record that stands for the child: open episodes go by that one.
    const records = new Set([evidence?.person_id ?? report.child.personId, report.child.personId])
    return { ...decision, also: [...records].map((one) => ofTheChild(one, toldOf, now)) }
  },
})

type Child = Corrected['child']

/** As the form has it; what is emptied and stands on the child’s record, stays as it is there. */
function childAfter(state: EpisodeState, body: Omit<Child, 'description'>, at: Instant) {
  const { report, said } = state
  const { dateOfBirth, ageDisputed, sex } = body
  const typed = { age: ageFrom(dateOfBirth, at) ?? body.age, dateOfBirth, ageDisputed, sex }
  if (report === null || said === null) return typed
  const after = corrected({ said, onRecord: report.history.onRecord }, report.child, typed)
  return childOf(after.said, after.onRecord, at)
}

type OfPerson = Partial<Pick<Child, 'name' | 'dateOfBirth' | 'ageDisputed' | 'sex'>>

/** Only what was changed: what a report leaves open, the record may know, and a correction takes nothing away from it. */
const changesOfPerson = (before: Child, after: Child): OfPerson => ({
  ...(after.name === before.name ? {} : { name: after.name }),
  ...(after.dateOfBirth === before.dateOfBirth || after.dateOfBirth === null ? {} : { dateOfBirth: after.dateOfBirth }),
  ...(after.ageDisputed === before.ageDisputed ? {} : { ageDisputed: after.ageDisputed }),
  ...(after.sex === before.sex || after.sex === null ? {} : { sex: after.sex }),
})

const sameMinute = (one: Instant, other: Instant): boolean => one.slice(0, 16) === other.slice(0, 16)

/** The child's own record follows, so that the next report finds them by the right name; where it is closed to this reader it stays. */
const ofTheChild = (personId: string, changed: OfPerson, now: Instant): Also =>
  alsoOn(personProcedure, personId, ({ facts, state: { details } }) =>
    facts.length === 0
      ? []
      : [{ kind: 'person.corrected/1', happenedAt: now, body: { ...changed, ...alsoCalled(changed.name, details) } }],
  )

/** The name that was wrong still finds the child. */
const alsoCalled = (name: string | undefined, { name: before, otherNames }: PersonDetails) =>
  name === undefined
    ? {}
    : { otherNames: [...new Set([before, ...otherNames])].filter((one) => one !== name).slice(0, 5) }

/** What the form holds at first, and what a correction is held against. */
export const reportOf = ({ report }: EpisodeState): Corrected | null => {
  if (report === null) return null
  const { personId: _, ...child } = report.child
  return { child, lastSeen: report.lastSeen, caller: report.caller }
}

function changes(before: Corrected | null, after: Corrected): readonly string[] {
  const parts: readonly (readonly [words: string, of: (one: Corrected) => unknown])[] = [
    ['name', ({ child }) => child.name],
    ['age', ({ child }) => child.age],
    ['date of birth', ({ child }) => child.dateOfBirth],
    ['whether the age is disputed', ({ child }) => child.ageDisputed],
    ['sex', ({ child }) => child.sex],
    ['description', ({ child }) => child.description],
    ['when last seen', ({ lastSeen }) => `${lastSeen.at} ${lastSeen.precision}`],
    ['where last seen', ({ lastSeen }) => lastSeen.place],
    ['caller', ({ caller }) => JSON.stringify([caller.name, caller.phone, caller.relation])],
  ]
  return before === null ? [] : parts.filter(([, of]) => of(before) !== of(after)).map(([words]) => words)
}
