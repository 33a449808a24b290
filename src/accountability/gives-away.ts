// Words that somebody typed and that go to the public: what is pointed at in them is looked at first, and it is kept why it may stand.
import Type from 'typebox'
import { type Refusal, refusal } from '../kernel/outcome.ts'
import { optionalText } from '../web/fields.ts'

/** What typed words may give away in public: names, and counts that disclosure control would hide. One sentence each. */
export type GivesAway = (words: string) => readonly string[]

/** `null` where nothing was pointed at. */
type LookedAt = { readonly signs: number; readonly because: string } | null

export const mayStand = {
  mayStand: Type.Optional(
    optionalText('Why this can be published', {
      description: 'Only needed if Vigil has flagged something. Your reason is kept with your name and not published',
      most: 1000,
    }),
  ),
}

/** What is refused until somebody has looked, and what is kept of the look. `texts` are named as whoever looks finds them. */
export function looked(
  givesAway: GivesAway,
  texts: readonly { readonly where: string; readonly words: string | null }[],
  because: string | null | undefined,
): { readonly refusals: readonly Refusal[]; readonly lookedAt: LookedAt } {
  const signs = texts.flatMap(({ where, words }) =>
    words === null ? [] : givesAway(words).map((one) => `in ${where}, ${one}`),
  )
  if (signs.length === 0) return { refusals: [], lookedAt: null }
  return (because ?? null) === null
    ? {
        refusals: [
          refusal(
            'mayStand',
            `Check this first: ${signs.slice(0, 6).join('; ')}. Have it rewritten without this, or say why it can be published.`,
          ),
        ],
        lookedAt: null,
      }
    : { refusals: [], lookedAt: { signs: signs.length, because: because ?? '' } }
}
