// What people outside the force may send by a link: the return interview’s outcome, and what a carer knows of the child.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Reader } from '../../../kernel/database.ts'
import { dateAndTime, type Instant, longDate } from '../../../kernel/time.ts'
import { perform } from '../../../registers/records.ts'
import type { World } from '../../../registers/world.ts'
import { choice, happened, line, optionalText } from '../../../web/fields.ts'
import type { Typed } from '../../../web/typed.ts'
import { command } from '../commands/deciding.ts'
import { afterReturn, reportedFor } from '../commands/return-interview.ts'
import { alsoReturns, coveredBy, type OtherReturn } from '../commands/several-returns.ts'
import { missing } from '../procedure.ts'
import type { EpisodeState } from '../state.ts'
import { carerFormFor, sendCarerForm, sentForm } from './carer-form.ts'
import { tooMany } from './too-many.ts'

/** What a form is drawn by: what the record is now, since when the standing part of a carer’s form is held, the child’s other returns, and what was typed. */
type DrawnBy = {
  readonly state: EpisodeState
  readonly held: Instant | null
  readonly others: readonly OtherReturn[]
  readonly typed: Typed
}

export type Shared = {
  readonly purpose: 'authority' | 'carer'
  readonly heading: string
  /** Which return, for whoever holds several links; whom to ring. Never who the child is. */
  readonly about: (given: {
    readonly recordId: string
    readonly state: EpisodeState
    readonly force: string
    readonly madeAtPosition: number
  }) => readonly string[]
  readonly schema: (by: DrawnBy) => Type.TSchema
  /** What is sent is read by this, where it may hold more than is shown by now: what was ticked is answered, though it is settled since. */
  readonly reads?: () => Type.TSchema
  /** Every field there may be, to show what was typed. */
  readonly fullest: () => Type.TSchema
  /** `madeAtPosition` is the link's, by which two that were made in one minute are told apart. */
  readonly send: (
    world: World,
    recordId: string,
    sent: { readonly body: unknown; readonly key: string; readonly madeAtPosition: number },
  ) => ReturnType<typeof perform>
}

export const shared: readonly Shared[] = [
  {
    purpose: 'authority',
    heading: 'Return interview: tell the police what happened',
    about: ({ recordId, state: { returnedAt, returnInterview }, force }) => [
      `About ${returnedAt === null ? 'a child’s return' : `the child who returned on ${longDate(returnedAt)}`}. Police reference ${recordId.slice(-6)}.`,
      `For the local authority. ${force} asked you to fill in this form. It shows nothing else about the child. ${genuine}`,
      ...reportedSoFar(returnInterview),
    ],
    schema: ({ others }) => (others.length === 0 ? InterviewOfOne : covering(others)),
    reads: () => Interview,
    fullest: () => Interview,
    send: async (world, recordId, { body, key }) => {
      if (!interview.Check(body)) throw new Error('the form was read wrongly')
      return await perform(world, missing, reportByLink, { recordId, body, key, basedOn: null })
    },
  },
  {
    purpose: 'carer',
    heading: 'Tell the police about the child',
    about: ({ force, state, madeAtPosition }) => [
      `${force} asked you to fill in this form. ${genuine}`,
      ...sentSoFar(state, madeAtPosition),
    ],
    schema: ({ state, held, typed }) => carerFormFor(state, held, typed),
    fullest: () => carerFormFor(null, null, {}),
    send: async (world, recordId, { body, key, madeAtPosition }) => {
      if (!sentForm.Check(body)) throw new Error('the form was read wrongly')
      const sent = { ...body, madeAtPosition }
      return await perform(world, missing, sendCarerForm, { recordId, body: sent, key, basedOn: null })
    },
  },
]

const genuine = 'To check that this is genuine, or to speak to us, call 101. In an emergency call 999.'

/** That it arrived, and never what was said: whoever was handed the link may not be who filled it in. */
function sentSoFar({ carerForms }: EpisodeState, madeAtPosition: number): readonly string[] {
  const last = carerForms.findLast((one) => one.madeAtPosition === madeAtPosition)
  return last === undefined
    ? []
    : [`The police have what was sent by this link ${dateAndTime(last.at)}. Send only what is new.`]
}

const outcomes = {
  offered: 'Offered to the child',
  done: 'Held',
  declined: 'Declined by the child',
  missed: 'Not offered, or not held in time',
} as const

/** Their own word, so that whoever opens the link again, or takes it over from a colleague, knows what the police have. */
function reportedSoFar({ said, outcome }: EpisodeState['returnInterview']): readonly string[] {
  if (said.length === 0) return []
  const each = said.slice(-4).map((one) => `${outcomes[one.outcome]}: ${dateAndTime(one.at)}.`)
  const more = outcome === 'done' ? ['To add what you have learned since, choose “Held” again.'] : []
  return [['The police have this so far.', ...each, ...more].join(' ')]
}

const fields = {
  outcome: choice('What happened?', 'Choose what happened', ['offered', 'done', 'declined', 'missed'], outcomes),
  by: { ...line('Your name and job', 'Enter your name and job'), autocomplete: 'name' },
  detail: optionalText('What the police should know to keep the child safe'),
  at: happened(
    'When did it happen?',
    'Leave blank if this has just happened. The 72 hours are counted to this time, not to the time of your report',
  ),
}
const InterviewOfOne = Type.Object(fields)
const Interview = Type.Object({ ...fields, alsoReturns })

/** The others by the day of the return alone: the link shows nothing else about the child. */
const covering = (others: readonly OtherReturn[]) =>
  Type.Object({
    ...fields,
    alsoReturns: { ...alsoReturns, choices: others.map(({ value, text }) => ({ value, text })) },
  })

const reportByLink = command({
  name: 'report-return-interview-by-link',
  title: 'Return interview',
  path: 'return-interview-by-link',
  permission: 'record a return',
  body: Interview,
  commutes: true,
  evidence: async (reader: Reader, given) => await coveredBy(reader, given, true),
  decide: (asked) => {
    const { at, alsoReturns: _, ...body } = asked.body
    const tooOften = ({ facts }: typeof asked.folded) =>
      tooMany(facts, 'missing.return-interview-reported/1', asked.now)
    return reportedFor(
      asked,
      { at, body: { ...body, bySignedLink: true } },
      [
        ...afterReturn(asked, 'The police have not recorded the child’s return yet. Try again later, or call 101.'),
        ...tooOften(asked.folded),
      ],
      tooOften,
    )
  },
})

const interview = Compile(Interview)
