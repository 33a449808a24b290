// What people outside the force may send by a link: the return interview’s outcome, and what a carer knows of the child.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { refusal } from '../../kernel/outcome.ts'
import { none, perform } from '../../registers/records.ts'
import type { World } from '../../registers/world.ts'
import { choice, happened, hidden, line, optionalText, text } from '../../web/fields.ts'
import { command, onlyWhile, unless } from './commands/deciding.ts'
import { returnInterviewRefusals } from './commands/return-interview.ts'
import { missing } from './procedure.ts'
import { type EpisodeState, isLookedFor } from './state.ts'

export type Shared = {
  readonly purpose: 'authority' | 'carer'
  readonly heading: string
  readonly about: string
  /** By what the record is now: looked for, or home. */
  readonly schema: (state: EpisodeState) => Type.TSchema
  readonly send: (world: World, recordId: string, body: unknown, key: string) => ReturnType<typeof perform>
}

export const shared: readonly Shared[] = [
  {
    purpose: 'authority',
    heading: 'Return interview: tell the police what happened',
    about:
      'For the local authority. The police gave you this link; it names one child’s return and shows nothing about them.',
    schema: () => Interview,
    send: async (world, recordId, body, key) => {
      if (!interview.Check(body)) throw new Error('the form was read wrongly')
      return await perform(world, missing, reportByLink, { recordId, body, key, basedOn: null })
    },
  },
  {
    purpose: 'carer',
    heading: 'Tell the police about the child',
    about: 'For parents and carers. The police gave you this link. In an emergency telephone 999.',
    schema: (state) => (isLookedFor(state) ? CarerForm : PreparedForm),
    send: async (world, recordId, body, key) => {
      if (!carerForm.Check(body) && !preparedForm.Check(body)) throw new Error('the form was read wrongly')
      return await perform(world, missing, sendCarerForm, { recordId, body, key, basedOn: null })
    },
  },
]

const Interview = Type.Object({
  outcome: choice('What happened?', 'Choose what happened', ['offered', 'done', 'declined', 'missed'], {
    offered: 'Offered to the child',
    done: 'Held',
    declined: 'Declined by the child',
    missed: 'Not offered, or not held in time',
  }),
  by: line('Your name and job', 'Enter your name and job'),
  detail: optionalText('What the police should know to keep the child safe'),
  at: happened(
    'When did it happen?',
    'Leave blank if this has just happened. The 72 hours run to this time, not to that of your report',
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
        ...onlyWhile(
          asked,
          ['returned', 'closed'],
          'The police have not recorded the child’s return yet. Try again later, or telephone.',
        ),
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

const CarerForm = Type.Object({
  by: line('Your name', 'Enter your name'),
  standing: text('What should anyone looking for this child know?', 'Enter what anyone should know', {
    description: 'Friends, places, health, medicine, what calms or frightens them',
  }),
  tonight: text('What is different this time?', 'Enter what is different this time', {
    description: 'Clothes, phone, money, mood, messages, who they may be with',
  }),
})

/** Filled in beforehand, while the child is home: what always holds is ready for the next time. */
const PreparedForm = Type.Object({
  by: CarerForm.properties.by,
  standing: CarerForm.properties.standing,
  tonight: hidden(Type.Null()),
})

const lookedFor = ['known', 'reported', 'open', 'located'] as const

/** Then the standing part is prepared for the next time. */
const home = ['returned', 'closed'] as const

const sendCarerForm = command({
  name: 'send-carer-form',
  title: 'Information about the child',
  path: 'carer-form',
  permission: 'record an action',
  body: Type.Union([CarerForm, PreparedForm]),
  commutes: true,
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(
          asked,
          [...lookedFor, ...home],
          'The police have no open matter about this child. Telephone 101 if you have something to add.',
        ),
        ...(isLookedFor(asked.state) && asked.body.tonight === null
          ? [refusal('tonight', 'The police are looking for the child now: say what is different this time.')]
          : []),
      ],
      {
        kind: 'missing.carer-form-received/1',
        happenedAt: asked.now,
        body: { by: asked.body.by, standing: asked.body.standing, tonight: asked.body.tonight },
      },
    ),
})

const interview = Compile(Interview)
const carerForm = Compile(CarerForm)
const preparedForm = Compile(PreparedForm)
