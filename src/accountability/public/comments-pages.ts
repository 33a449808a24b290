// The pages and files of comments under section 55 on the public site: all reports of a force, and each one's comments with what followed.
import { stringify } from 'csv-stringify/sync'
import { type Asked, type CommentsSaid, whyNot } from './comments-said.ts'
import type { Release } from './facts.ts'
import { jsonOf, type Kept, keep } from './kept.ts'
import { plain } from './plain-cell.ts'

type Page = readonly [view: string, path: string, values: Readonly<Record<string, unknown>>]
/** What of a release these pages take: before the first there is none, and they stand all the same. */
type Known = Pick<Release, 'recommendations' | 'reportsAlone'>
type Shared = { readonly release: Known; readonly root: string }

export function commentsPages(said: readonly CommentsSaid[], shared: Shared, today: string): readonly Page[] {
  const { release, root } = shared
  const inRelease = new Set(release.recommendations.map(({ id }) => id))
  return [
    [
      'comments',
      `${root}/section-55`,
      {
        ...shared,
        title: 'Comments under section 55',
        said: unanswered(release, said),
        without: withoutComments(release, said, today),
      },
    ],
    ...said.map(
      (one): Page => [
        'comments-on-one',
        `${root}/section-55/${one.id}`,
        {
          ...shared,
          title: `Comments on: ${one.report}`,
          one: {
            ...one,
            since: enteredSince(release, one),
            recommendations: one.recommendations.map((each) => ({ ...each, isHere: inRelease.has(each.id) })),
          },
        },
      ],
    ),
  ]
}

/** In the register since the comments were published, and answered by no addendum. */
const enteredSince = ({ recommendations }: Known, { id, recommendations: asked, addenda }: CommentsSaid) =>
  recommendations.filter(
    (one) =>
      one.comments?.id === id &&
      !asked.some((each) => each.id === one.id) &&
      !addenda.some(({ answers }) => answers.some((each) => each.id === one.id)),
  )

/** For a list: what the comments left out, and what the register has of the report since, stand without an answer alike. */
export const unanswered = (release: Known, said: readonly CommentsSaid[]): readonly CommentsSaid[] =>
  said.map((one) => ({
    ...one,
    leftOut: [...one.leftOut, ...enteredSince(release, one).map(({ reference }) => reference)],
  }))

/** Reports of the release on which nothing is published, each once, with why. */
function withoutComments({ recommendations, reportsAlone = [] }: Known, said: readonly CommentsSaid[], today: string) {
  const reports = new Map<string, { readonly report: string; readonly words: string; readonly asked: Asked }>()
  const asked = [
    ...recommendations.map(({ comments = null, inspection }) => ({ comments, report: inspection })),
    ...reportsAlone,
  ]
  for (const { comments, report } of asked)
    if (comments !== null && !said.some(({ id }) => id === comments.id) && !reports.has(comments.id))
      reports.set(comments.id, { report, words: whyNot(comments, today), asked: comments })
  return [...reports.values()]
}

export const commentsFiles = (
  said: readonly CommentsSaid[],
  root: string,
): readonly (readonly [path: string, kept: Kept])[] => [
  [`${root}/section-55.json`, jsonOf({ licence: 'Open Government Licence v3.0', comments: said })],
  [`${root}/section-55.csv`, keep('text/csv; charset=utf-8', csvOf(said))],
]

/** A row for each recommendation of each report's comments, and for each that an addendum alone answers. */
function csvOf(said: readonly CommentsSaid[]): string {
  const rows = said.flatMap((one) =>
    [...one.recommendations, ...answeredLater(one)].map((each) => {
      const addendum = one.addenda.find(({ answers }) => answers.some(({ id }) => id === each.id))
      const answer = addendum?.answers.find(({ id }) => id === each.id) ?? each
      return {
        comments_id: one.id,
        report: plain(one.report),
        report_published: one.stands.publishedOn,
        last_lawful_day: one.stands.lastDay,
        comments_published: one.on,
        in_time: one.stands.inTime ? 'yes' : 'no',
        address: plain(one.address),
        recommendation_id: each.id,
        reference: plain(each.reference),
        theme: plain(each.theme),
        answered: whereAnswered(each.answered, addendum !== undefined),
        answered_on: each.answered ? one.on : (addendum?.on ?? ''),
        action: plain(answer.action),
        why_none: plain(answer.whyNone),
        words_added: one.wordsAddedOn ?? '',
      }
    }),
  )
  return stringify(rows, { header: true, columns: columns })
}

function whereAnswered(inComments: boolean, inAddendum: boolean): string {
  if (inComments) return 'in the comments'
  return inAddendum ? 'in an addendum' : 'no'
}

/** Entered in the register after the comments were published, which did not know them. */
const answeredLater = ({ recommendations, addenda }: CommentsSaid) =>
  addenda
    .flatMap(({ answers }) => answers)
    .filter((one) => !recommendations.some(({ id }) => id === one.id))
    .map((one) => ({ ...one, answered: false }))

const columns = [
  ...['comments_id', 'report', 'report_published', 'last_lawful_day', 'comments_published', 'in_time', 'address'],
  ...['recommendation_id', 'reference', 'theme', 'answered', 'answered_on', 'action', 'why_none'],
  'words_added',
]
