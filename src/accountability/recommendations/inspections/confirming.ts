// What was recognised in a text: a person confirms it word for word, or says that it is no recommendation.
import Type from 'typebox'
import { no, when } from '../../../registers/deciding.ts'
import { Id } from '../../../registers/schemas.ts'
import { hidden, line, optionalText } from '../../../web/fields.ts'
import { standsWordForWord } from '../word-for-word.ts'
import { askedFields, askedWrong, entering } from './asking.ts'
import { command, permission, unless } from './command.ts'
import { recommendationByReference } from './queries/asked.ts'
import { timedWords } from './scale-in.ts'
import type { Waiting } from './state.ts'

export const confirm = command({
  name: 'confirm',
  title: 'Confirm a recommendation',
  path: 'confirmations',
  permission,
  body: Type.Object({
    itemId: hidden(Id),
    words: Type.Optional(
      optionalText('Its words', {
        most: 8000,
        description:
          'As recognised. If they stop too soon or go on too long, take more or fewer words from the text above',
      }),
    ),
    ...askedFields,
  }),
  evidence: async (reader, { body, world }) =>
    await recommendationByReference.one(reader, { force: world.who.forceId, reference: body.reference }),
  decide: ({ body: { itemId, words: typed = null, ...body }, state, evidence, policy, recordId, now }) => {
    const item = state.waiting.find((one) => one.itemId === itemId)
    const from = state.texts.find(({ items, rest = [] }) => [...items, ...rest].some((each) => each.itemId === itemId))
    const words = typed === null ? (item?.words ?? null) : plain(typed)
    const refusals = [
      ...when(item === undefined, '', 'It has already been confirmed or dismissed.'),
      ...when(
        item !== undefined && words !== null && !standsIn(item, words),
        'words',
        'These words are not in the pasted text. Copy them from it word for word, or paste the text again.',
      ),
      ...askedWrong(state, body, { words: saidIn(item, words), pasted: true }, evidence !== null),
    ]
    if (refusals.length > 0 || item === undefined) return { kind: 'refused', refusals }
    const asked = { ...body, itemId, words, address: from?.address ?? null, textHash: from?.textHash ?? null }
    return entering(
      state,
      recordId,
      asked,
      (opened) => ({
        kind: 'inspection.item-confirmed/1',
        happenedAt: now,
        body: { itemId, recordId: opened, reference: body.reference },
      }),
      { now, holidays: policy.holidays },
    )
  },
})

/** The words whose time scale holds: a point's own go before those above the list. */
const saidIn = (item: { readonly point?: string } | undefined, words: string | null): string | null =>
  words === null || item?.point === undefined || !words.includes(item.point)
    ? words
    : timedWords({ words, point: item.point })

const plain = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()

/** Word for word: a person confirms it, and does not rewrite it. A hyphen at the end of a line may be the report's or the page's: whoever reads it says which. */
const standsIn = ({ words, breaks, context, contextBreaks }: Waiting, said: string): boolean =>
  standsWordForWord(said, { text: words, breaks: breaks ?? anyHyphen(words) }) ||
  (context !== undefined && standsWordForWord(said, { text: context, breaks: contextBreaks ?? anyHyphen(context) }))

/** Of a text that was read before it was kept where its lines ended, any may have been at one. */
const anyHyphen = (text: string): readonly number[] =>
  [...text.matchAll(/(?<=\p{L})-(?=\p{Ll})/gu)].map(({ index }) => index + 1)

export const dismiss = command({
  name: 'dismiss',
  title: 'This is not a recommendation',
  path: 'dismissals',
  permission,
  body: Type.Object({ itemId: hidden(Id), because: line('Why not?', 'Enter why not', { most: 300 }) }),
  evidence: async () => await Promise.resolve(null),
  decide: ({ body, state, now }) =>
    unless(
      when(!state.waiting.some((one) => one.itemId === body.itemId), '', 'It has already been confirmed or dismissed.'),
      { kind: 'inspection.item-dismissed/1', happenedAt: now, body },
    ),
})

export const dismissRest = command({
  name: 'dismiss-rest',
  title: 'None of the rest is a recommendation',
  path: 'dismissals-of-the-rest',
  permission,
  body: Type.Object({ because: line('Why not?', 'Enter why not', { most: 300 }) }),
  evidence: async () => await Promise.resolve(null),
  decide: ({ body: { because }, state, now }) => {
    const rest = state.waiting.filter((one) => !one.recognised)
    if (rest.length === 0) return no('', 'The rest have all been confirmed or dismissed.')
    return {
      kind: 'facts',
      facts: rest.map(({ itemId }) => ({
        kind: 'inspection.item-dismissed/1' as const,
        happenedAt: now,
        body: { itemId, because },
      })),
    }
  },
})
