// Asking for an erasure, approving or refusing somebody else's.

import Type, { type TSchema } from 'typebox'
import { localDate } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import { deciding, when } from '../../registers/deciding.ts'
import { type Command, none } from '../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../registers/same-human.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { choice, line, text } from '../../web/fields.ts'
import type { Erasable } from './erasable.ts'
import { authorities, type ErasureFact, type NewErasureFact } from './facts.ts'
import type { ErasureState } from './procedure.ts'

const command = <Schema extends TSchema, Evidence>(given: Command<ErasureState, ErasureFact, Schema, Evidence>) => given
const { unless } = deciding<NewErasureFact>()
const identity = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

export const ask = (erasables: readonly Erasable[]) => {
  const askable = erasables.filter(({ saysOf }) => saysOf === undefined)
  return command({
    name: 'ask',
    title: 'Ask for an erasure',
    path: 'erasures',
    permission: 'erase',
    opens: true,
    body: Type.Object({
      ofRecord: {
        ...AddressOrId,
        title: 'Which record?',
        description: 'Paste the web address of the record’s page, or just its identifier',
        missing: 'Paste the web address of the record',
        input: 'text',
      },
      ofKind: choice(
        'What is it?',
        'Choose what it is',
        askable.map((one) => one.record),
        Object.fromEntries(askable.map((one) => [one.record, capital(one.words)])),
      ),
      entry: Type.Optional({
        ...Maybe(Type.Integer({ minimum: 1, maximum: 5000 })),
        title: 'Which entry?',
        description:
          'The number of the photograph, file or finding, if you want only that erased. Leave this empty to erase the whole record',
      }),
      authority: choice('By what authority?', 'Choose the authority', authorities),
      document: line('Which document gives that authority?', 'Enter the document’s number or date', {
        most: 300,
        description: 'Do not name the person the record is about. What you enter here is kept',
      }),
      requestedOn: { ...Maybe(LocalDate), title: 'If somebody asked for this, when did they ask?', input: 'date' },
    }),
    evidence: async (reader, { body, world }) =>
      (await erasables
        .find((one) => one.record === body.ofKind)
        ?.look(reader, world, idIn(body.ofRecord), body.entry ?? null)) ?? null,
    decide: ({ body: { entry = null, ...body }, evidence, now }) => {
      const one = isOneEntry(erasables, body.ofKind)
      return unless(
        [
          ...when(one && entry === null, 'entry', 'Enter the number of the entry to be erased.'),
          ...when(!one && entry !== null, 'entry', 'Leave this empty, because the whole record is erased.'),
          ...when(
            evidence === null && !(one && entry === null),
            'ofRecord',
            `There is no such ${one ? 'entry' : 'record'} that you may open. ${closed}`,
          ),
          ...(evidence?.kind === 'stays' ? when(true, 'ofRecord', evidence.sentence) : []),
          ...when(
            body.requestedOn !== null && body.requestedOn > localDate(now),
            'requestedOn',
            'This date is in the future. Enter today or an earlier day.',
          ),
        ],
        {
          kind: 'erasure.asked/1',
          happenedAt: now,
          body: {
            ...body,
            ofRecord: idIn(body.ofRecord),
            positions: evidence?.kind === 'may go' ? [...evidence.positions] : [],
          },
        },
      )
    },
  })
}

/** What is closed is looked at before it goes, by both: nobody erases what they may not see. */
const closed =
  'If it is restricted, or a draft under embargo, whoever may see it must first let you and the records manager who decides see it.'

/** A page's address as a browser shows it, or the identity at its end. */
const AddressOrId = Type.String({
  maxLength: 500,
  pattern: `^(?:\\S*/)?${identity}(?:[/?#]\\S*)?$`,
})

/** Somebody copies the address; what goes is named by the identity in it, so that one wrong letter names nothing. */
const idIn = (text: string): string => new RegExp(identity).exec(text)?.[0] ?? ''

const isOneEntry = (erasables: readonly Erasable[], kind: string): boolean =>
  erasables.find((one) => one.record === kind)?.oneEntry === true

const waits = (state: ErasureState, by: Human) => [
  ...when(state.approved !== null || state.refused !== null, '', 'This has already been decided.'),
  ...when(state.asked?.with !== undefined, '', 'This is part of another erasure. Decide on that one.'),
  ...byAnotherHuman(by, state.asked?.staffId, 'You asked for this. Somebody else must decide.'),
]

export const approve = (erasables: readonly Erasable[]) =>
  command({
    name: 'approve',
    title: 'Approve: erase it permanently',
    path: 'approval',
    permission: 'erase',
    body: Type.Object({}),
    evidence: async (reader, { folded, world }) => {
      const { asked } = folded.state
      if (asked === null) return null
      const entry = isOneEntry(erasables, asked.ofKind) ? (asked.positions[0] ?? null) : null
      const found = await erasables
        .find((one) => one.record === asked.ofKind)
        ?.look(reader, world, asked.ofRecord, entry)
      return found ?? null
    },
    decide: ({ state, evidence, by, now }) =>
      unless(
        [
          ...waits(state, by),
          ...when(
            evidence === null,
            '',
            'You cannot open the record. You must look at what will be erased before you approve it: if it is closed, whoever may see it must first let you see it.',
          ),
          ...(evidence?.kind === 'stays' ? when(true, '', evidence.sentence) : []),
          ...when(
            evidence?.kind === 'may go' && evidence.positions.length !== state.asked?.positions.length,
            '',
            'The record has changed since this erasure was asked for. Ask again, so that only what was approved is erased.',
          ),
        ],
        { kind: 'erasure.approved/1', happenedAt: now, body: {} },
      ),
  })

export const refuse = command({
  name: 'refuse',
  title: 'Refuse: nothing is erased',
  path: 'refusal',
  permission: 'erase',
  body: Type.Object({ because: text('Why?', 'Say why it must be kept', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) => unless(waits(state, by), { kind: 'erasure.refused/1', happenedAt: now, body }),
})
