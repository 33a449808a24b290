// A published report's text is pasted; what it asks for is recognised; a person confirms or dismisses each one. Nothing enters the register by itself.
import { createHash } from 'node:crypto'
import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { when } from '../../../registers/deciding.ts'
import { alsoOpening } from '../../../registers/records.ts'
import { Id, LocalDate, Maybe } from '../../../registers/schemas.ts'
import { choice, hidden, line, optionalLine } from '../../../web/fields.ts'
import { recommendation } from '../procedure.ts'
import { dueOn, isTimeScale, needsDate, timeScales } from '../time-scales.ts'
import { command, pastedText, permission, unless } from './command.ts'
import { recommendationByReference } from './queries.ts'
import { recognise } from './recognise.ts'

export const paste = command({
  name: 'paste',
  title: 'Paste the report’s text',
  path: 'texts',
  permission,
  body: Type.Object({
    text: {
      ...pastedText,
      title: 'Its text, or the part with the recommendations',
      description:
        'What it asks for and by when is recognised, and nothing is entered until you confirm each one. Only what is recognised is kept, with the SHA-256 of the whole',
      missing: 'Paste the text',
      input: 'textarea',
    },
    address: optionalLine('Where it is published', { most: 500 }),
  }),
  evidence: async () => await Promise.resolve(null),
  decide: ({ body, state, now }) => {
    const items = recognise(body.text).map((one) => ({ ...one, itemId: newId(now) }))
    const textHash = createHash('sha256').update(body.text).digest('hex')
    return unless(
      [
        ...when(state.recorded === null, '', 'There is no such inspection.'),
        ...when(
          items.length === 0,
          'text',
          'No recommendation was recognised in it: a sentence with “recommend” or a time scale, and “should”. Enter them by hand.',
        ),
        ...when(
          state.texts.some((one) => one.textHash === textHash),
          'text',
          'This very text was pasted before: what it asks for stands below.',
        ),
      ],
      {
        kind: 'inspection.text-read/1',
        happenedAt: now,
        body: { textHash, characters: body.text.length, address: body.address, items },
      },
    )
  },
})

export const confirm = command({
  name: 'confirm',
  title: 'Confirm a recommendation',
  path: 'confirmations',
  permission,
  body: Type.Object({
    itemId: hidden(Id),
    reference: line('Reference', 'Enter a reference', { most: 60 }),
    theme: line('What it is about, in a few words', 'Enter what it is about', { most: 300 }),
    timeScale: choice(
      'Time scale',
      'Choose its time scale',
      timeScales.map((one) => one.scale),
      Object.fromEntries(
        timeScales.map((one) => [one.scale, `${one.words.charAt(0).toUpperCase()}${one.words.slice(1)}`]),
      ),
      'select',
    ),
    on: { ...Maybe(LocalDate), title: 'The date, where the time scale is one', input: 'date' },
    paragraph: optionalLine('Paragraph', { most: 60 }),
    findingId: { ...Maybe(Id), title: 'Which finding or cause of concern does it answer?', input: 'select' },
    addressee: line('Who is to do it?', 'Enter who is to do it', { most: 100 }),
  }),
  evidence: async (reader, { body, world }) =>
    await recommendationByReference.one(reader, { force: world.who.forceId, reference: body.reference }),
  decide: ({ body, state, evidence, policy, recordId, now }) => {
    const item = state.waiting.find((one) => one.itemId === body.itemId)
    const { recorded, published } = state
    const from = state.texts.find((one) => one.items.some((each) => each.itemId === body.itemId))
    const refusals = [
      ...when(item === undefined, '', 'It was confirmed or dismissed already.'),
      ...when(
        published === null,
        '',
        'The report is under embargo: its recommendations are entered when it is published.',
      ),
      ...when(evidence !== null, 'reference', 'This reference is in the register. Choose another.'),
      ...when(needsDate(body.timeScale) && body.on === null, 'on', 'Enter the date.'),
      ...when(!isTimeScale(body.timeScale), 'timeScale', 'Choose one of the time scales.'),
      ...when(
        body.findingId !== null && !state.findings.some((one) => one.findingId === body.findingId),
        'findingId',
        'Choose a finding of this inspection.',
      ),
    ]
    if (refusals.length > 0 || item === undefined || recorded === null || published === null)
      return { kind: 'refused', refusals }
    const opened = newId(now)
    return {
      kind: 'facts',
      facts: [
        {
          kind: 'inspection.item-confirmed/1',
          happenedAt: now,
          body: { itemId: item.itemId, recordId: opened, reference: body.reference },
        },
      ],
      also: [
        alsoOpening(recommendation, opened, [
          {
            kind: 'recommendation.received/2',
            happenedAt: now,
            body: {
              reference: body.reference,
              source: recorded.body,
              inspection: recorded.title.slice(0, 200),
              inspectionId: recordId,
              findingId: body.findingId,
              published: published.on,
              theme: body.theme,
              // Word for word as recognised: a person confirms it, and does not rewrite it.
              words: item.words,
              paragraph: body.paragraph,
              address: published.address ?? from?.address ?? null,
              textHash: from?.textHash ?? null,
              addressee: body.addressee,
              timeScale: body.timeScale,
              baseOn: published.on,
              dueOn: dueOn(body.timeScale, published.on, body.on, policy.holidays),
            },
          },
        ]),
      ],
    }
  },
})

export const dismiss = command({
  name: 'dismiss',
  title: 'It is no recommendation',
  path: 'dismissals',
  permission,
  body: Type.Object({ itemId: hidden(Id), because: line('Why not?', 'Enter why not', { most: 300 }) }),
  evidence: async () => await Promise.resolve(null),
  decide: ({ body, state, now }) =>
    unless(
      when(!state.waiting.some((one) => one.itemId === body.itemId), '', 'It was confirmed or dismissed already.'),
      { kind: 'inspection.item-dismissed/1', happenedAt: now, body },
    ),
})
