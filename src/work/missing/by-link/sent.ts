// What people outside the force may send by a link: the return interview’s outcome, and what a carer knows of the child.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type Instant, longDate } from '../../../kernel/time.ts'
import { none, perform } from '../../../registers/records.ts'
import type { World } from '../../../registers/world.ts'
import { choice, happened, line, optionalText } from '../../../web/fields.ts'
import type { Typed } from '../../../web/typed.ts'
import { command, unless } from '../commands/deciding.ts'
import { afterReturn, returnInterviewRefusals } from '../commands/return-interview.ts'
import { missing } from '../procedure.ts'
import type { EpisodeState } from '../state.ts'
import { carerFormFor, sendCarerForm, sentForm } from './carer-form.ts'
import { tooMany } from './too-many.ts'

export type Shared = {
  readonly purpose: 'authority' | 'carer'
  readonly heading: string
  /** Which return, for whoever holds several links; whom to ring. Never who the child is. */
  readonly about: (given: {
    readonly recordId: string
    readonly state: EpisodeState
    readonly force: string
  }) => readonly string[]
  /** By what the record is now, looked for or home; since when the standing part of a carer’s form is held; and what was typed into it, if anything. */
  readonly schema: (state: EpisodeState, held: Instant | null, typed: Typed) => Type.TSchema
  /** Every field there may be, to show what was typed. */
  readonly fullest: () => Type.TSchema
  readonly send: (world: World, recordId: string, body: unknown, key: string) => ReturnType<typeof perform>
}

export const shared: readonly Shared[] = [
  {
    purpose: 'authority',
    heading: 'Return interview: tell the police what happened',
    about: ({ recordId, state: { returnedAt }, force }) => [
      `About ${returnedAt === null ? 'a child’s return' : `the child who returned on ${longDate(returnedAt)}`}. Police reference ${recordId.slice(-6)}.`,
      `For the local authority. ${force} asked you to fill in this form. It shows nothing else about the child. ${genuine}`,
    ],
    schema: () => Interview,
    fullest: () => Interview,
    send: async (world, recordId, body, key) => {
      if (!interview.Check(body)) throw new Error('the form was read wrongly')
      return await perform(world, missing, reportByLink, { recordId, body, key, basedOn: null })
    },
  },
  {
    purpose: 'carer',
    heading: 'Tell the police about the child',
    about: ({ force }) => [`${force} asked you to fill in this form. ${genuine}`],
    schema: carerFormFor,
    fullest: () => carerFormFor(null, null, {}),
    send: async (world, recordId, body, key) => {
      if (!sentForm.Check(body)) throw new Error('the form was read wrongly')
      return await perform(world, missing, sendCarerForm, { recordId, body, key, basedOn: null })
    },
  },
]

const genuine = 'To check that this is genuine, or to speak to us, call 101. In an emergency call 999.'

const Interview = Type.Object({
  outcome: choice('What happened?', 'Choose what happened', ['offered', 'done', 'declined', 'missed'], {
    offered: 'Offered to the child',
    done: 'Held',
    declined: 'Declined by the child',
    missed: 'Not offered, or not held in time',
  }),
  by: { ...line('Your name and job', 'Enter your name and job'), autocomplete: 'name' },
  detail: optionalText('What the police should know to keep the child safe'),
  at: happened(
    'When did it happen?',
    'Leave blank if this has just happened. The 72 hours are counted to this time, not to the time of your report',
  ),
})

const reportByLink = command({
  name: 'report-return-interview-by-link',
  title: 'Return interview',
  path: 'return-interview-by-link',
  permission: 'record a return',
  body: Interview,
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    return unless(
      [
        ...afterReturn(asked, 'The police have not recorded the child’s return yet. Try again later, or call 101.'),
        ...tooMany(asked.folded.facts, 'missing.return-interview-reported/1', asked.now),
        ...returnInterviewRefusals(asked, body.outcome, at),
      ],
      {
        kind: 'missing.return-interview-reported/1',
        happenedAt: at ?? asked.now,
        body: { ...body, bySignedLink: true },
      },
    )
  },
})

const interview = Compile(Interview)
