// A child whose owner is there no more is nobody’s from then on, by Vigil’s own hand: the record may be closed to whoever recorded the leaving.
import type { Instant } from '../../kernel/time.ts'
import { type Also, alsoAsVigil } from '../../registers/records.ts'
import { missing } from './procedure.ts'

type Gone = { readonly staffId: string; readonly because: string; readonly happenedAt: Instant }

/** Nothing where somebody else has the child by now. */
export const withoutOwner = (recordId: string, gone: Gone): Also =>
  alsoAsVigil(missing, recordId, ({ state: { owner } }) =>
    owner?.staffId === gone.staffId
      ? [
          {
            kind: 'missing.owner-left/1',
            happenedAt: gone.happenedAt,
            body: { staffId: gone.staffId, name: owner.name, because: gone.because },
          },
        ]
      : [],
  )
