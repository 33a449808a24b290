// Cases that an inspector of constabulary returned at once because a child may not be safe: whether whoever has them has answered.
import { answerAuditConcern } from '../duties/oversight.ts'
import { type Observe, said } from './observing.ts'

/** What these files are called where they are audited. */
export const auditTopic = 'missing children'

/** M29: each return by itself; those that auditors made are counted by their files (A6). */
export const returnedByInspector: Observe = ({ state, steps, duties }) => {
  const returned = new Set(
    steps.flatMap(({ fact }) => (fact.kind === 'missing.inspector-concern-raised/1' ? [fact.position] : [])),
  )
  return duties
    .filter(({ name, startingPosition }) => name === answerAuditConcern.name && returned.has(startingPosition))
    .map(({ startedAt, metAt }, index) =>
      said(state, 'M29', index + 1, startedAt, metAt === null ? null : true, auditTopic),
    )
}
