// What changed from the pack before to this one: both are frozen, so it says the same for ever, and nobody puts two packs side by side.
import { statusWords } from '../status-words.ts'
import type { Pack } from './frozen-pack.ts'

type Headline = readonly { readonly words: string; readonly at: string; readonly n: number }[]
type Frozen = { readonly pack: Pick<Pack, 'recommendations'>; readonly headline: Headline }

/** What is worse first: a status that was met and is not. */
export function sinceBefore(now: Frozen, then: Frozen) {
  const before = new Map(then.pack.recommendations.map((one) => [one.recordId, one]))
  const shown = ({ recordId, reference, theme }: Pack['recommendations'][number]) => ({ recordId, reference, theme })
  const changed = now.pack.recommendations.flatMap((one) => {
    const was = before.get(one.recordId)
    if (was === undefined || statusWords(was) === statusWords(one)) return []
    return [{ ...shown(one), from: statusWords(was), to: statusWords(one) }]
  })
  const isMet = ({ to }: { readonly to: string }) => to === 'met'
  return {
    counts: now.headline.flatMap(({ words, at, n }) => {
      const was = then.headline.find((one) => one.at === at)
      return was === undefined || was.n === n ? [] : [{ words, was: was.n, is: n }]
    }),
    statuses: [...changed.filter((one) => !isMet(one)), ...changed.filter(isMet)],
    added: now.pack.recommendations.filter(({ recordId }) => !before.has(recordId)).map(shown),
  }
}
