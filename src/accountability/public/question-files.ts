// Questions with their answers as open data: by the identity that their page has, each answer with the figure that it gave, and what followed.
import { stringify } from 'csv-stringify/sync'
import { jsonOf, type Kept, keep } from './kept.ts'
import { licence } from './open-data.ts'
import { plain } from './plain-cell.ts'
import { answersOf, exchangesOf, type Published } from './published.ts'

type File = readonly [path: string, kept: Kept]

export function questionFiles(published: Published, force: string, root: string): readonly File[] {
  const forums = published.forums.find((one) => one.force_id === force)?.body ?? []
  const questions = answersOf(published, force).map((one) => ({
    id: one.question_id,
    forum: forums.find(({ id }) => id === one.body.forum)?.words ?? one.body.forum,
    publishedAt: one.published_at,
    exchanges: exchangesOf(one.body),
    followUps: one.followUps,
  }))
  return [
    [`${root}/questions.json`, jsonOf({ licence, questions })],
    [`${root}/questions.csv`, keep('text/csv; charset=utf-8', csvOf(questions))],
  ]
}

type Question = {
  readonly id: string
  readonly forum: string
  readonly publishedAt: string
  readonly exchanges: ReturnType<typeof exchangesOf>
  readonly followUps: readonly { readonly at: string; readonly words: string }[]
}
type Given = Question['exchanges'][number]['answers'][number]

/** A row for each answer; what followed is in the row of the first question's answers, the latest last. */
const csvOf = (questions: readonly Question[]): string =>
  stringify(
    questions.flatMap((one) =>
      one.exchanges.flatMap(({ question, answers }, number) =>
        answers.map((given) =>
          Object.fromEntries(
            columns.map(([name, cell]) => [name, plain(cell({ one, number, question, given }) ?? null)]),
          ),
        ),
      ),
    ),
    { header: true, columns: columns.map(([name]) => name) },
  )

type Row = { readonly one: Question; readonly number: number; readonly question: string; readonly given: Given }

const columns: readonly (readonly [string, (row: Row) => string | number | null | undefined])[] = [
  ['question_id', ({ one }) => one.id],
  ['forum', ({ one }) => one.forum],
  ['published', ({ one }) => one.publishedAt],
  ['asked', ({ number }) => (number === 0 ? 'first' : 'supplementary')],
  ['question', ({ question }) => question],
  ['answer', ({ given }) => given.answer],
  ['answered_by', ({ given }) => given.by],
  ['answered_on', ({ given }) => given.on],
  ['corrected_since', ({ given }) => (given.corrected ? 'yes' : 'no')],
  ['measure', ({ given }) => given.figure?.measure],
  ['measure_question', ({ given }) => given.figure?.question],
  ['twelve_months_to', ({ given }) => given.figure?.last],
  ['numerator', ({ given }) => given.figure?.year.yes],
  ['denominator', ({ given }) => given.figure?.year.n],
  ['percent', ({ given }) => given.figure?.year.percent],
  ['interval_low', ({ given }) => given.figure?.year.low],
  ['interval_high', ({ given }) => given.figure?.year.high],
  ['followed_up', ({ one, number }) => (number === 0 ? one.followUps.map(({ at }) => at).join('; ') : null)],
  ['done_since', ({ one, number }) => (number === 0 ? one.followUps.map(({ words }) => words).join('; ') : null)],
]
