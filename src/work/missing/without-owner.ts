// A child whose owner is there no more is nobody’s from then on, by Vigil’s own hand: the record may be closed to whoever recorded the leaving.
import type { Instant } from '../../kernel/time.ts'
import { type Also, alsoAsVigil } from '../../registers/records.ts'
import { missing } from './procedure.ts'

type Gone = { readonly staffId: string; readonly because: string; readonly happenedAt: Instant }

/** What their record says of them, whether it is said as they go or found afterwards. */
export const gone = {
  left: 'left the force, or may no longer sign in',
  withoutJob: 'holds no job any more that may own a child’s episode',
  withoutAddress: 'may no longer sign in',
} as const

/** Nothing where somebody else has the child by now. */
export const withoutOwner = (recordId: string, { happenedAt, ...leaving }: Gone): Also =>
  alsoAsVigil(missing, recordId, ({ state: { owner } }) =>
    owner?.staffId === leaving.staffId
      ? [
          {
            kind: 'missing.owner-left/1',
            happenedAt,
            body: { ...leaving, name: owner.name },
          },
        ]
      : [],
  )
