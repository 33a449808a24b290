// An inspection is entered: what it is, which one it looks back on, and who may see it before it is published.
import Type from 'typebox'
import { localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { Line, Maybe } from '../../../registers/schemas.ts'
import { choice, choiceOf, line, optionalDay, optionalLine, optionalUntil } from '../../../web/fields.ts'
import { command, permission, unless } from './command.ts'
import { commentsOwedBy, programmeWrong } from './generations.ts'
import { inspectionKinds } from './kinds-of-report.ts'
import { inspectionByReference, referencesTaken, staffKnown } from './queries.ts'

export const address = optionalLine('Where it is published', { most: 500 })
export const people = {
  ...Type.Array(Type.String({ maxLength: 36 }), { maxItems: 50 }),
  title: 'Who may see it before it is published',
  description:
    'As well as you. Once it is published, everybody who may see recommendations can see it. If a draft names somebody and must be erased, choose two records managers: they can ask only for what they may see',
  input: 'checkboxes',
}

export const recordInspection = command({
  name: 'record',
  title: 'Enter an inspection',
  path: 'inspections',
  permission,
  opens: true,
  body: Type.Object({
    reference: line('Reference', 'Enter a reference', { most: 60 }),
    title: line('Title', 'Enter its title', { most: 300 }),
    body: line('Whose report is it?', 'Enter whose report it is', { most: 100 }),
    programme: choiceOf('Programme', 'Choose the programme', 'From the table of inspection programmes in the policy'),
    kind: choice('Kind', 'Choose its kind', inspectionKinds, {}, 'select'),
    fieldwork: optionalLine('Fieldwork', {
      most: 60,
      description: 'As precisely as is known, for example September 2021',
    }),
    publishedOn: optionalDay('Published on (leave empty for a draft)'),
    address,
    follows: { ...Maybe(Line(60)), title: 'Which inspection does it look back on?', input: 'select' },
    asked: Type.Optional({
      ...Maybe(Type.Integer({ minimum: 0, maximum: 1_000 })),
      title: 'How many recommendations does it make?',
      description: 'Leave empty if you do not know. The page shows how many of them are in the register',
      input: 'number',
    }),
    embargoUntil: Type.Optional(
      optionalUntil(
        'Under embargo until',
        'For a draft, if a time was given. Its publication cannot be recorded before then',
      ),
    ),
    readers: people,
  }),
  evidence: async (reader, { body, world }) => ({
    taken: (await referencesTaken.one(reader, { references: [body.reference] }))?.taken ?? [],
    follows:
      body.follows === null
        ? null
        : await inspectionByReference.one(reader, { force: world.who.forceId, reference: body.follows }),
    known: (await staffKnown.all(reader, { force: world.who.forceId, ids: uuids(body.readers) })).length,
  }),
  decide: ({ body, evidence, policy, by, now }) => {
    const { publishedOn, address: at, follows: _, readers, ...rest } = body
    const { programme } = body
    const wrongProgramme = programmeWrong(policy, { programme, on: publishedOn ?? localDate(now) })
    return unless(
      [
        ...when(
          evidence.taken.length > 0,
          'reference',
          'This reference is in the register, perhaps for a draft that you may not see. Choose another.',
        ),
        ...when(
          wrongProgramme !== null,
          'programme',
          `${wrongProgramme ?? ''}. Choose another, or have the policy changed.`,
        ),
        ...when(body.follows !== null && evidence.follows === null, 'follows', 'Choose an inspection in the register.'),
        ...when(
          looksAhead(evidence.follows, publishedOn),
          'follows',
          'That one was published on the same day or later: an inspection looks back on an earlier one.',
        ),
        ...when(evidence.known !== readers.length, 'readers', 'Choose people who work for the force now.'),
        ...when(
          publishedOn !== null && publishedOn > localDate(now),
          'publishedOn',
          'This date is in the future. Leave it empty: it is a draft until then.',
        ),
      ],
      {
        kind: 'inspection.recorded/1',
        happenedAt: now,
        body: {
          ...rest,
          commentsOwed: commentsOwedBy(policy, programme),
          follows: evidence.follows?.record_id ?? null,
          readers: publishedOn === null ? [...new Set([by.staffId, ...readers])] : [],
        },
      },
      ...(publishedOn === null
        ? []
        : [{ kind: 'inspection.published/1' as const, happenedAt: now, body: { on: publishedOn, address: at } }]),
    )
  },
})

/** Of a draft it is looked at when it is published. */
export const looksAhead = (on: { readonly published_on: string | null } | null, publishedOn: string | null): boolean =>
  on !== null && publishedOn !== null && (on.published_on ?? '9999') >= publishedOn

export const uuids = (ids: readonly string[]): string[] => ids.filter((id) => /^[0-9a-f-]{36}$/.test(id))
