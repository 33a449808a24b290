// A recommendation whose words were copied wrongly: the right ones from the report's text, read by a second person. Its dates are moved as any date is, by asking and agreeing.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { load, none } from '../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../registers/same-human.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { line, optionalLine, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { command, unless } from './command.ts'
import { documentField, documentOf, standsIn } from './document.ts'
import { recommendation } from './procedure.ts'
import type { RecommendationState } from './state.ts'

const ask = command({
  name: 'ask-words-correction',
  title: 'Ask to correct its words',
  path: 'words-corrections',
  permission: 'keep the register',
  body: Type.Object({
    words: text('Its words, verbatim', 'Enter its words', { most: 8000 }),
    paragraph: optionalLine('Paragraph', { most: 60 }),
    because: text('What was wrong?', 'Enter what was wrong', { most: 1000 }),
    document: line('Which document is it in?', 'Enter the document', { most: 300 }),
    text: { ...documentField, missing: 'Paste the document’s text. Words cannot be corrected without their source' },
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(state.received === null, '', 'There is no such recommendation.'),
        ...when(
          state.received !== null && state.received.words === null,
          '',
          'Its words have not been entered yet. Enter them from the report first.',
        ),
        ...when(
          state.wordsAsked !== null,
          '',
          'Somebody has already asked for a correction. Another person must agree or refuse it first.',
        ),
        ...when(
          state.received?.words === body.words && state.received.paragraph === body.paragraph,
          'words',
          'These are already its words. Change them or leave.',
        ),
        ...when(
          !standsIn(body.words, body.text),
          'words',
          'These words are not in the document’s text below. Copy them from it word for word.',
        ),
      ],
      {
        kind: 'recommendation.words-correction-asked/1',
        happenedAt: now,
        body: { ...body, ...documentOf(body.text) },
      },
    ),
})

const mayNotDecide = ({ wordsAsked }: RecommendationState, by: Human) => [
  ...when(wordsAsked === null, '', 'Nobody has asked to correct its words.'),
  ...byAnotherHuman(by, wordsAsked?.by, 'You asked for this. Another person must agree.'),
]

const agree = command({
  name: 'agree-words-correction',
  title: 'Agree to correct its words',
  path: 'words-correction-agreements',
  permission: 'check actions',
  body: Type.Object({}),
  evidence: none,
  decide: ({ state, by, now }) => {
    const { wordsAsked: asked } = state
    const refusals = mayNotDecide(state, by)
    if (asked === null || refusals.length > 0) return { kind: 'refused', refusals }
    const { words, paragraph, because, document, textHash } = asked
    return unless([], {
      kind: 'recommendation.words-corrected/1',
      happenedAt: now,
      body: { words, paragraph, because, document, textHash, agreedBy: by.name },
    })
  },
})

const refuse = command({
  name: 'refuse-words-correction',
  title: 'Refuse to correct its words',
  path: 'words-correction-refusals',
  permission: 'check actions',
  body: Type.Object({ because: text('Why not?', 'Say why you are refusing it', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotDecide(state, by), { kind: 'recommendation.words-correction-refused/1', happenedAt: now, body }),
})

/** Nobody agrees to what they do not see. */
async function askedWords(world: World, recordId: string) {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, recommendation, recordId),
  )
  const { wordsAsked: asked, received } = state
  if (asked === null) return { about: ['Nobody has asked to correct its words.'] }
  return {
    about: [
      `Stands: “${received?.words ?? ''}”`,
      `The new words would be: “${asked.words}”`,
      `${asked.because} ${asked.document}, SHA-256 ${asked.textHash}`,
      `“${asked.text}”`,
    ],
  }
}

export const correctingWordsCommands: readonly BoundCommand[] = [
  bind(recommendation, ask, {
    says: 'You have asked. Its words do not change until another person agrees',
    initial: async (world, recordId) => {
      const { state } = await world.db.read(
        contextOf(world),
        async (reader) => await load(reader, world, recommendation, recordId),
      )
      return { words: state.received?.words, paragraph: state.received?.paragraph }
    },
  }),
  bind(recommendation, agree, { says: 'Agreed: the earlier words are still shown', load: askedWords }),
  bind(recommendation, refuse, { says: 'Refused: its words do not change', load: askedWords }),
]
