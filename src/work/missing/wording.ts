// Wording that may put the blame on a child: pointed at beside the entry, never altered and never in the way; an auditor says whether it does.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { type Instant, localDate } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { detailOf } from './details.ts'
import type { Bodies, MissingFact } from './facts.ts'

const WordsToLookAt = Type.Object({
  phrases: Type.Array(
    Type.Object({
      phrase: Type.String({ minLength: 3, maxLength: 60 }),
      why: Type.String({ minLength: 1, maxLength: 300 }),
      until: Maybe(LocalDate),
      source: Type.String({ minLength: 1, maxLength: 300 }),
    }),
    { maxItems: 200 },
  ),
})
type WordsToLookAt = Static<typeof WordsToLookAt>

const ours =
  'Vigil default: inspectors criticise wording that blames the child (2023 to 2025); no national list was found'
const phrase = (words: string, why: string) => ({ phrase: words, why, until: null, source: ours })
const choice = 'Says the child chose it: a child cannot choose to be exploited'
const risk = 'Says the child makes the danger: say who or what puts the child at risk'
const grown = 'Treats the child as older than they are: say what they can and cannot do'

export const defaultWordsToLookAt: WordsToLookAt = {
  phrases: [
    phrase('streetwise', grown),
    phrase('mature for her age', grown),
    phrase('mature for his age', grown),
    phrase('lifestyle choice', choice),
    phrase('chooses to', choice),
    phrase('consented', choice),
    phrase('promiscuous', 'Judges the child for what others may be doing to them'),
    phrase('prostitute', 'A child is exploited: there is no child prostitution'),
    phrase('putting herself at risk', risk),
    phrase('putting himself at risk', risk),
    phrase('putting themselves at risk', risk),
    phrase('puts herself at risk', risk),
    phrase('puts himself at risk', risk),
    phrase('boyfriend', 'Says nothing of age and power: give the name, the age and what is known'),
    phrase('attention seeking', 'Says why without asking: write what the child did and said'),
    phrase('refuses to engage', 'Says the child is at fault: say what was offered, and what stood in the way'),
    phrase('does not engage', 'Says the child is at fault: say what was offered, and what stood in the way'),
    phrase('will turn up', 'Says nothing needs doing: write what is being done'),
    phrase('usually comes back', 'An earlier return is no safety: write what is different this time'),
  ],
}

const sound = Compile(WordsToLookAt)
export const wordsToLookAt = (given: unknown): WordsToLookAt => (sound.Check(given) ? given : defaultWordsToLookAt)

/** Everything wrong with a table, in words. */
export function wordsToLookAtRefusals(given: unknown): readonly string[] {
  if (!sound.Check(given)) return ['The table holds a list: { "phrases": [ { "phrase", "why", "until", "source" } ] }.']
  const seen = given.phrases.map((one) => plain(one.phrase))
  return seen.flatMap((one, index) => (seen.indexOf(one) < index ? [`“${one}” is there twice.`] : []))
}

type Pointed = { readonly position: number; readonly phrase: string; readonly why: string }

/** What the child, a carer or the authority said is theirs; what an auditor writes of wording is no wording of the case. */
const notOurs: ReadonlySet<string> = new Set([
  'missing.answered/1',
  'missing.interview-held/1',
  'missing.carer-form-received/1',
  'missing.return-interview-reported/1',
  'missing.wording-audited/1',
])

/** Each phrase of the table in force that stands in an entry, once an entry. */
export function pointedAt(facts: readonly MissingFact[], policy: Policy, at: Instant): readonly Pointed[] {
  const day = localDate(at)
  const phrases = wordsToLookAt(policy.tables['words to look at']).phrases.filter(
    ({ until }) => until === null || day <= until,
  )
  // Once a phrase and once an entry: an episode of a thousand entries is read through at each opening of its page.
  const looked = phrases.map((one) => ({ ...one, pattern: patternOf(one.phrase) }))
  return facts
    .filter((fact) => !notOurs.has(fact.kind))
    .flatMap((fact) => {
      const written = plain(detailOf(fact))
      return looked
        .filter((one) => one.pattern.test(written))
        .map(({ phrase: words, why }) => ({ position: fact.position, phrase: words, why }))
    })
}

/** As whole words, whatever the capitals and the spaces between. */
export const stands = (written: string, words: string): boolean => patternOf(words).test(plain(written))

function patternOf(words: string): RegExp {
  const pattern = plain(words).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u')
}

const plain = (words: string): string =>
  words.normalize('NFKC').toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim()

export type Judged = Pointed & { readonly judged: 'upheld' | 'dismissed' | null }

/** With what the last audit said of each. */
export function judgedWording(facts: readonly MissingFact[], policy: Policy, at: Instant): readonly Judged[] {
  const audit = facts.flatMap((fact) => (fact.kind === 'missing.wording-audited/1' ? [fact.body] : [])).at(-1)
  return pointedAt(facts, policy, at).map((one) => ({
    ...one,
    judged: audit === undefined ? null : verdict(audit, one),
  }))
}

function verdict(audit: Bodies['missing.wording-audited/1'], { position, phrase: words }: Pointed) {
  const names = (list: typeof audit.upheld) => list.some((one) => one.position === position && one.phrase === words)
  if (names(audit.upheld)) return 'upheld'
  return names(audit.dismissed) ? 'dismissed' : null
}
