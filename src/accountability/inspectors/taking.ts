// Taking the pack away: what may be a name is asked about first, and what goes is counted.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { load } from '../../registers/records.ts'
import { Line } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { lines } from '../../web/fields.ts'
import { command, unless } from './fieldwork-command.ts'
import { type Inspectable, namesFor } from './inspectable.ts'
import { hashOf, packOf } from './pack.ts'
import { type FieldworkState, fieldwork } from './procedure.ts'
import { type Questions, registerNow } from './register.ts'
import { own } from './team.ts'
import { goneBy, likelyIn } from './words-out.ts'

export const takePack = (inspectable: readonly Inspectable[], questions: Questions) =>
  command({
    name: 'take-pack',
    title: 'Take the pack away',
    path: 'packs',
    permission: 'inspect',
    body: Type.Object({
      /** A program that leaves it out leaves nothing in. */
      stays: Type.Optional({
        ...Type.Array(Line(120), { maxItems: 5000 }),
        title: 'Which of these words should stay?',
        description: 'Each may be a name. The words you tick stay in the pack. The others are taken out',
        input: 'checkboxes',
      }),
      alsoOut: Type.Optional(
        lines(
          'Other names to take out of every note',
          'One on each line, as written in the notes: for example a nickname, or a name without capital letters',
          200,
        ),
      ),
    }),
    evidence: async (reader, { folded, world }) => ({
      names: await namesFor(inspectable, folded.state, world),
      register: await registerNow(reader, world, questions),
    }),
    decide: ({ recordId, body, state, evidence: { names, register }, by, now }) => {
      const pointed = likelyIn(state, names)
      const keys = new Set(pointed.map(keyOf))
      const stays = new Set(body.stays ?? [])
      const also = (state.sample?.files ?? []).flatMap((_, index) =>
        (body.alsoOut ?? []).map((words) => ({ file: index + 1, words: words.slice(0, 100), struck: true })),
      )
      const likely = [
        ...pointed.map((one) => ({ file: one.file, words: one.words, struck: !stays.has(keyOf(one)) })),
        ...also.filter(({ file, words }) => holds(state, file, words)),
      ]
      const gone = goneBy(state, names, likely)
      const { pack, redactions } = packOf(recordId, state, names, register, gone)
      const { struck, left } = gone
      return unless(
        [
          ...own(state, by),
          ...when(state.sample === null, '', 'No sample has been drawn yet.'),
          ...when(
            [...stays].some((key) => !keys.has(key)),
            'stays',
            'The notes have changed since you opened this form. Open it again.',
          ),
        ],
        {
          kind: 'fieldwork.pack-taken/1',
          happenedAt: now,
          body: {
            sha256: hashOf(pack),
            files: pack.files.length,
            redactions,
            register: [...register],
            struck: [...struck],
            left: [...left],
          },
        },
      )
    },
  })

/** Of one word in one file: the same words may be a name in one note and none in another. */
const keyOf = ({ file, words }: { readonly file: number; readonly words: string }): string => `${file}: ${words}`

const holds = ({ sample, judged }: FieldworkState, file: number, words: string): boolean =>
  (judged.get(sample?.files[file - 1]?.recordId ?? '')?.note ?? '').toLowerCase().includes(words.toLowerCase())

/** What is asked about, each with the words around it. */
export async function likelyChoices(inspectable: readonly Inspectable[], world: World, recordId: string) {
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, fieldwork, recordId),
  )
  if (state.opened?.by !== world.who.staffId) return []
  return likelyIn(state, await namesFor(inspectable, state, world)).map((one) => ({
    value: keyOf(one),
    text: `“${one.words}”, file ${one.file}`,
    hint: one.around,
  }))
}
