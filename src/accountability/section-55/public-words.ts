// Comments published before the public site kept their words: the same words, looked at first, are added there with the day on which they were.
import Type from 'typebox'
import { dateWords, localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { load, none } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { type GivesAway, looked, mayStand } from '../gives-away.ts'
import { answered, command } from './command.ts'
import { section55 } from './procedure.ts'
import type { Section55State } from './state.ts'
import { areUnshown, unshownWords } from './unshown-words.ts'

const show = (givesAway: GivesAway) =>
  command({
    name: 'show-words',
    title: 'Show the words on the public site',
    path: 'public-words',
    permission: 'scrutinise',
    body: Type.Object(mayStand),
    evidence: none,
    decide: ({ body, state, folded, now }) => {
      const { refusals, lookedAt } = looked(givesAway, textsOf(unshownWords(folded.steps, state)), body.mayStand)
      return answered(
        [
          ...when(
            state.published === null,
            '',
            'The comments have not been published yet. Their words will go on the public site with them.',
          ),
          ...when(
            state.published !== null && !areUnshown(state),
            '',
            'The public site already has their words, which cannot be changed.',
          ),
          ...(areUnshown(state) ? refusals : []),
        ],
        { kind: 'section-55.words-shown/1', happenedAt: now, body: { lookedAt } },
      )
    },
  })

type Unshown = ReturnType<typeof unshownWords>

/** All that is read in public of it, as whoever looks finds it. */
const textsOf = ({ comments, answers, addenda }: Unshown) => [
  { where: 'the document', words: comments?.document ?? null },
  { where: 'the chief officer’s comments', words: comments?.chief ?? null },
  { where: 'the comments', words: comments?.own ?? null },
  { where: 'the response to the chief officer', words: comments?.reply ?? null },
  ...answers.map(answerText),
  ...addenda.flatMap(({ number, chief, reply, answers: since }) => [
    ...chief.map((words) => ({ where: `what the chief officer said in addendum ${number}`, words })),
    { where: `the response in addendum ${number}`, words: reply },
    ...since.map(answerText),
  ]),
]

const answerText = ({ action, whyNone }: Unshown['answers'][number]) => ({
  where: 'the answer for a recommendation',
  words: action ?? whyNone,
})

async function wordsToShow(world: World, recordId: string) {
  const { steps, state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, section55, recordId),
  )
  if (!areUnshown(state)) return { about: ['The public site already has all the words.'] }
  return { about: [aboutWords(state), ...toRead(unshownWords(steps, state))] }
}

const aboutWords = ({ published }: Section55State): string =>
  `They were published ${published === null ? '' : dateWords(localDate(published.at))}, and the public site has their date, gap and address. These words are added as they were published, with today’s date. Nothing else changes.`

const toRead = (words: Unshown): readonly string[] =>
  textsOf(words).flatMap(({ where, words: text }) => (text === null ? [] : [`In ${where}: “${text}”`]))

export const publicWords = (givesAway: GivesAway): readonly BoundCommand[] => [
  bind(section55, show(givesAway), {
    says: 'The public site now shows the words too',
    button: 'Show these words',
    load: wordsToShow,
  }),
]
