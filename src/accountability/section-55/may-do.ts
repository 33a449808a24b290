// What somebody may do next about the comments on one report.
import { may } from '../../registers/permissions.ts'
import type { World } from '../../registers/world.ts'
import { isNotKnown } from './entered-late.ts'
import { answeredSince, leftOut } from './left-out.ts'
import { addendumOwed, gapOf, type Section55State } from './state.ts'
import { areUnshown } from './unshown-words.ts'

const isOpenFor = ({ published, covered, notOwed }: Section55State): boolean =>
  published === null && covered === null && notOwed === null

/** Before they are published, and after that what they left out. */
export const mayBeAnswered = (state: Section55State): boolean => isOpenFor(state) || leftOut(state).length > 0

export function mayDo(world: World, state: Section55State) {
  const scrutinises = may(world.who, 'scrutinise')
  const open = isOpenFor(state)
  const [missing, ...others] = gapOf(state)
  return [
    ...(scrutinises && open && state.replyBy === null
      ? [{ path: 'invitation', title: 'Invite the chief officer’s comments' }]
      : []),
    ...(may(world.who, 'comment for section 55') &&
    state.covered === null &&
    state.notOwed === null &&
    state.replyBy !== null
      ? [
          {
            path: 'chief-comments',
            title: open ? 'Record the chief officer’s comments' : 'Add to the chief officer’s comments',
          },
        ]
      : []),
    ...(scrutinises && open ? [{ path: 'own-comments', title: 'Write the comments' }] : []),
    ...(scrutinises && mayBeAnswered(state)
      ? [
          missing === undefined
            ? { path: 'answers', title: 'Answer for a recommendation' }
            : { path: answersFor(state, missing), title: fillTheGap(missing, others.length) },
        ]
      : []),
    // Never offered while it would be refused: what fills the gap stands above instead.
    ...(scrutinises && open && state.completedAt === null && state.own !== null && missing === undefined
      ? [{ path: 'completion', title: 'Mark complete' }]
      : []),
    ...(scrutinises && open && state.own !== null
      ? [{ path: 'publication', title: missing === undefined ? 'Publish' : 'Publish with the gap shown' }]
      : []),
    ...(scrutinises && areUnshown(state) ? [{ path: 'public-words', title: 'Show the words on the public site' }] : []),
    ...(scrutinises && state.published !== null ? [{ path: 'copies', title: 'Log a copy sent' }] : []),
    ...(scrutinises && (addendumOwed(state) || answeredSince(state).length > 0)
      ? [{ path: 'addenda', title: 'Publish an addendum' }]
      : []),
    ...(scrutinises && open && state.earlierOffered === null
      ? [{ path: 'earlier-comments', title: 'They were published before the report was entered here' }]
      : []),
    ...(scrutinises && isNotKnown(state) && state.earlierOffered === null
      ? [{ path: 'none-published', title: 'None were published before the report was entered here' }]
      : []),
    ...(scrutinises && open ? [{ path: 'coverings', title: 'Answer it with the force’s own report' }] : []),
  ]
}

const answersFor = ({ recommendations }: Section55State, missing: string): string =>
  `answers?recommendation=${recommendations.find(({ reference }) => reference === missing)?.recordId ?? ''}`

const fillTheGap = (missing: string, others: number): string =>
  `Answer for ${missing}${others === 0 ? ', the last without an answer' : `, the first of ${others + 1} without an answer`}`
