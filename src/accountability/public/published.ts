// All that is published, read at once, and how a question stands beside what its figure says now.
import type { Reader } from '../../kernel/database.ts'
import { answersPublished, followUpsPublished, forumsPublished, questionsInHand } from './answer-queries.ts'
import { besideNow } from './beside-now.ts'
import { commissionerSaid } from './commissioner-queries.ts'
import type { Release } from './facts.ts'
import { newestReleases, proofOf, releasesOf, saidOfEach, verifiers } from './release-queries.ts'

export type Published = Awaited<ReturnType<typeof readPublished>>

export async function readPublished(reader: Reader) {
  const newest = await newestReleases.all(reader, {})
  const [releases, all, ...rest] = await Promise.all([
    Promise.all(
      newest.map(async (one) => ({
        ...one,
        proof: (await proofOf.one(reader, { release: one.release_id }))?.proof ?? null,
      })),
    ),
    Promise.all(
      newest.map(async ({ force_id }) =>
        (await releasesOf.all(reader, { force: force_id })).map((one) => ({ force_id, ...one })),
      ),
    ),
    answersPublished.all(reader, {}),
    followUpsPublished.all(reader, {}),
    questionsInHand.all(reader, {}),
    verifiers.all(reader, {}),
    forumsPublished.all(reader, {}),
    saidOfEach.all(reader, {}),
    commissionerSaid.all(reader, {}),
  ])
  const [answers, followUps, inHand, keys, forums, said, commissioner] = rest
  return { releases, all: all.flat(), answers, followUps, inHand, verifiers: keys, forums, said, commissioner }
}

type Answer = Published['answers'][number]
type FollowUp = { readonly at: string; readonly words: string }
type Answered = Answer & {
  readonly followUps: readonly FollowUp[]
  /** The answer to the question itself that stands: not one that was corrected, nor one to what was asked further. */
  readonly standing: { readonly answer: string; readonly by: string; readonly figures: string | null }
}

/** Of one force, the newest first, each with what followed. */
export const answersOf = ({ answers, followUps }: Published, force: string): readonly Answered[] =>
  answers
    .filter((one) => one.force_id === force)
    .map((one) => ({
      ...one,
      standing: one.body.exchanges?.[0]?.answers.at(-1) ?? one.body,
      followUps: followUps
        .filter((each) => each.question_id === one.question_id)
        .map(({ at, body }) => ({ at, words: body.words })),
    }))

/** One question and one answer, where it was published before more were kept. */
export const exchangesOf = ({ question, answer, by, figures, exchanges }: Answer['body']) =>
  exchanges ?? [{ question, answers: [{ answer, by, figures, on: '', corrected: false, figure: null }] }]

/** Each answer's figure as it was said, and as the newest release has it; null where that release does not have it. */
export function thenAndNow(answered: Answered, release: Release) {
  const beside = besideNow(release)
  return {
    ...answered,
    status: answered.followUps.length > 0 ? 'Answered and followed up' : 'Answered',
    exchanges: exchangesOf(answered.body).map((exchange) => ({
      ...exchange,
      answers: exchange.answers.map((one) => ({ ...one, ...beside(one.figure) })),
    })),
  }
}
