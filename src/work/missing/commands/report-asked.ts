// What a report asks for and what is read for it: the fields, the evidence from other records, and T0.
import Type, { type Static } from 'typebox'
import type { Instant } from '../../../kernel/time.ts'
import { Line, LocalDate, Maybe, When } from '../../../registers/schemas.ts'
import {
  byDefault,
  choice,
  happened,
  hidden,
  line,
  moment,
  optionalLine,
  optionalText,
  text,
  tick,
} from '../../../web/fields.ts'
import type { historyOf } from '../history.ts'
import { knownHome } from '../homes/picked.ts'
import type { OnRecord } from '../on-record.ts'
import { AnswerForm, NotesForm } from './answering.ts'
import type { Asked } from './deciding.ts'
import { Grading } from './grade-given.ts'
import { type Candidates, Chosen } from './match-undecided.ts'

/** In the order of the form: what is refused is said in it. */
export const Report = Type.Object({
  name: line('Child’s name', 'Enter the child’s name, or what is known of it'),
  age: {
    ...Maybe(Type.Integer({ minimum: 0, maximum: 120 })),
    title: 'Age',
    description: 'If known',
    input: 'text',
  },
  callerPhone: line('Caller’s number', 'Enter the caller’s number, or “withheld” or “not known”', {
    most: 40,
    description: 'If there is none, enter “withheld” or “not known”',
  }),
  lastSeenPlace: line('Where last seen?', 'Enter where the child was last seen', { most: 300 }),
  lastSeenAt: moment('When last seen?', 'Enter when the child was last seen'),
  why: text('Why are they worried?', 'Enter why they are worried'),
  path: byDefault(
    'missing',
    choice(
      'What kind of report is it?',
      'Choose what kind of report it is',
      ['missing', 'known whereabouts', 'concern for safety'],
      {
        missing: 'Missing: where the child is cannot be established',
        'known whereabouts': 'Whereabouts known, but not where they should be',
        'concern for safety': 'Concern for safety',
      },
    ),
  ),
  reviewBy: {
    ...Maybe(When),
    title: 'Look again by',
    description: 'For known whereabouts and concerns',
    input: 'moment',
  },
  dateOfBirth: { ...Maybe(LocalDate), title: 'Date of birth', input: 'text', description: 'For example 23 4 2011' },
  sex: optionalLine('Sex', { most: 40 }),
  address: optionalLine('Home address', { most: 300 }),
  postcode: optionalLine('Postcode', { most: 10 }),
  lookedAfterBy: optionalLine('Looked after by which authority?'),
  placement: Type.Optional(
    optionalLine('If looked after, where are they placed?', {
      most: 300,
      description: 'Name and address of the home or carer, which may not be where they were last seen',
    }),
  ),
  knownHome,
  ageDisputed: tick('The age is disputed', 'A person who says they are under 18 is treated as a child until assessed'),
  description: optionalText('What they look like and wear'),
  lastSeenPrecision: byDefault(
    'about',
    choice('How exactly is that known?', 'Choose how exactly', ['exact', 'about'], {
      exact: 'Exactly',
      about: 'About',
    }),
  ),
  callerName: optionalLine('Caller’s name'),
  callerRelation: optionalLine('Caller is the child’s …', {
    most: 100,
    description: 'For example mother, carer, teacher',
  }),
  unit: { ...optionalLine('Unit', { most: 60 }), input: 'select' },
  area: {
    ...optionalLine('Area', { most: 60, description: 'If you leave this empty, it is the area of the unit' }),
    input: 'select',
  },
  firstContactAt: happened('When was the force first told?', 'The first report by any channel: the clocks start then'),
  source: hidden(
    Maybe(
      Type.Object({
        system: line('System', 'Enter the system the incident comes from', { most: 60 }),
        reference: line('Reference', 'Enter the incident’s reference', { most: 60 }),
        createdAt: moment('When was it created?', 'Enter when the incident was created'),
      }),
    ),
  ),
  /** How the other system had graded the incident, where that was an appointment: read from its log. */
  incidentGraded: hidden(Maybe(Line())),
  /** The name for which the matches were shown: “none of these” says nothing of children of another. A program leaves it out. */
  matchedAs: hidden(Maybe(Line())),
  /** The same child as this one of the matches, or none of these; left empty, nobody has decided. */
  personId: hidden(Maybe(Chosen)),
  answers: hidden(Maybe(AnswerForm)),
  /** What was said beside a yes, as a log had it. */
  notes: hidden(Maybe(NotesForm)),
  grade: hidden(Maybe(Grading)),
})

export type ReportBody = Static<typeof Report>

/** Read before the decision. */
export type Evidence = {
  readonly personId: string
  readonly isNew: boolean
  /** The child chosen from the matches exists. */
  readonly isKnown: boolean
  readonly history: Awaited<ReturnType<typeof historyOf>>
  /** What was on record of the child before this report. */
  readonly known: OnRecord | undefined
  /** The search showed this person the latest earlier episode, or there is none. */
  readonly earlierShown: boolean
  /** Children of that name who are known, where nobody said whether it is one of them. */
  readonly undecided: Candidates
  /** Of the force, with the area of each; none where the force has entered none. */
  readonly units: readonly { readonly unit_id: string; readonly area: string }[]
  /** Until when this person’s training in grading is in date; empty where the report carries no grade. */
  readonly trainedUntil: string
  /** The same incident has opened a report before. */
  readonly already: { readonly record_id: string } | null
  /** The chosen child's episode that is open already. */
  readonly open: { readonly record_id: string } | null
}

export type ReportAsked = Asked<typeof Report, Evidence>

/** Known whereabouts or a concern: on a list of its own. */
export const isNotMissing = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'path' in body && body.path !== 'missing'

/** T0: the incident's own time, or an earlier first contact on any channel; otherwise now. */
export const firstContact = (body: Pick<ReportBody, 'source' | 'firstContactAt'>, now: Instant): Instant =>
  [body.source?.createdAt, body.firstContactAt].reduce<Instant>(
    (first, at) => (at != null && at < first ? at : first),
    now,
  )
