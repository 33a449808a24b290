// The Atom feed of a release: what is said of each recommendation, the comments on them, the commissioner’s office and the answers.
import { dateWords, dayOf, instant, localDate } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import type { AssuranceSaid } from './assurances-said.ts'
import type { CommentsSaid } from './comments-said.ts'
import type { PublicRecommendation, Release } from './facts.ts'
import type { Published } from './published.ts'
import type { UndertakingSaid } from './undertakings-said.ts'

type Answered = {
  readonly question_id: string
  readonly published_at: string
  readonly body: { readonly question: string }
  readonly standing: { readonly answer: string }
  readonly followUps: readonly { readonly at: string; readonly words: string }[]
}

type Entry = {
  readonly id: string
  readonly title: string
  readonly at: string
  /** Under the force's own address. */
  readonly path: string
  readonly words: string
}

/**
 * The feed has one identity for ever. An entry is new when what it says of a recommendation changed: `changedAt` is when a release first
 * said what it says now, by the recommendation's identity.
 */
export function atomOf(
  release: Pick<Release, 'force' | 'forceName' | 'frozenAt' | 'recommendations'>,
  changedAt: ReadonlyMap<string, string>,
  address: string,
  answers: readonly Answered[],
  comments: readonly CommentsSaid[],
  office: { readonly assurances: readonly AssuranceSaid[]; readonly undertakings: readonly UndertakingSaid[] },
): string {
  const root = `${address}/${release.force}`
  const entries = [
    ...release.recommendations.map((one) => ofRecommendation(one, changedAt.get(one.id) ?? release.frozenAt)),
    ...comments.map(ofComments),
    ...office.assurances.map(ofAssurance),
    ...office.undertakings.map(ofUndertaking),
    ...answers.map(ofAnswer),
  ]
  const updated =
    entries
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? release.frozenAt
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${escaped(`${root}/feed.atom`)}</id><title>${escaped(release.forceName)}: is it better?</title><updated>${updated}</updated><link rel="self" href="${escaped(`${root}/feed.atom`)}"/><author><name>${escaped(release.forceName)}</name></author>
${entries.map((one) => written(one, root)).join('\n')}
</feed>
`
}

const written = ({ id, title, at, path, words }: Entry, root: string): string =>
  `<entry><id>urn:uuid:${id}</id><title>${escaped(title)}</title><updated>${at}</updated><link href="${escaped(`${root}${path}`)}"/><summary>${escaped(words)}</summary></entry>`

const ofRecommendation = (one: PublicRecommendation, at: string): Entry => ({
  ...{ id: one.id, at, path: `/${one.id}` },
  title: `${one.reference}: ${one.better}`,
  words: `${capital(one.theme)}. ${one.betterBecause}`,
})

const ofComments = (one: CommentsSaid): Entry => ({
  ...{ id: one.id, at: one.changedAt, path: `/section-55/${one.id}` },
  title: `Comments under section 55: ${one.report}`,
  words: shortlySaid(one),
})

const ofAssurance = (one: AssuranceSaid): Entry => ({
  ...{ id: one.id, at: one.changedAt, path: `/commissioner#${one.id}` },
  title: `The commissioner is ${one.assurance}: ${one.topic}`,
  words:
    `Decided ${dated(one.decidedOn)}. Status computed when it was published: ${one.standing ?? 'none'}. ${one.disagreement ?? ''}`.trim(),
})

const ofUndertaking = (one: UndertakingSaid): Entry => ({
  ...{ id: one.id, at: one.changedAt, path: `/commissioner#${one.id}` },
  title: 'The commissioner undertook to act',
  words: `${sentence(one.words)} Due ${dated(one.dueOn)}. ${one.doneOn === null ? 'Not done yet.' : `Done ${dated(one.doneOn)}.`}`,
})

const ofAnswer = (one: Answered): Entry => ({
  // New again when something was done since: a promise that is followed up is what a reader waits for.
  ...{ id: one.question_id, at: one.followUps.at(-1)?.at ?? one.published_at, path: `/questions#${one.question_id}` },
  title: one.followUps.length === 0 ? 'A question answered' : 'A question answered and followed up',
  words: [`${sentence(one.body.question)} ${one.standing.answer}`, ...one.followUps.map(followed)].join(' '),
})

const followed = ({ at, words }: Answered['followUps'][number]): string =>
  `Since then, ${dated(localDate(instant(at)))}: ${words}`

/** When a release first said of each recommendation what the newest says, by its identity. */
export function sinceWhen({ said }: Published, force: string): ReadonlyMap<string, string> {
  const since = new Map<string, { readonly said: string; readonly at: string; readonly ended: boolean }>()
  for (const one of said) {
    if (one.force_id !== force) continue
    const known = since.get(one.id)
    if (known === undefined) since.set(one.id, { said: one.said, at: one.frozen_at, ended: false })
    else if (known.ended) continue
    else if (known.said === one.said) since.set(one.id, { ...known, at: one.frozen_at })
    else since.set(one.id, { ...known, ended: true })
  }
  return new Map([...since].map(([id, { at }]) => [id, at]))
}

const shortlySaid = ({ on, stands, leftOut, addenda, wordsAddedOn }: CommentsSaid): string =>
  [
    `Published ${dated(on)}, ${stands.inTime ? 'in time' : `after the last lawful day, ${dated(stands.lastDay)}`}.`,
    leftOut.length === 0 ? '' : ` No action and no reason is given for ${leftOut.join(', ')}.`,
    wordsAddedOn === null ? '' : ` Its words were added here on ${dated(wordsAddedOn)}.`,
    ...addenda.map((one) => ` Addendum published ${dated(one.on)}.`),
  ].join('')

/** A summary is read by people: what programs read beside it keeps its own format. */
const dated = (day: string): string => dateWords(dayOf(day))

/** What people typed ends as a sentence where more words follow. */
const sentence = (words: string): string => (/[.?!…][’”)]?$/u.test(words) ? words : `${words}.`)

/** With what XML has no way to say left out: one such character, typed somewhere, and no reader could open the feed. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
