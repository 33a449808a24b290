// Every kind of record of the force's work, one line each: its alarms ring, and a rebuild and an erasure work its rows out again.
import { type RecordKind, recordKind } from '../registers/kinds.ts'
import { opening } from './access/procedure.ts'
import { erasure } from './erasure/procedure.ts'
import { adultList } from './missing/adults/list.ts'
import { contactSample } from './missing/contact-sample/procedure.ts'
import { handover } from './missing/handover/procedure.ts'
import { sameHome } from './missing/homes/procedure.ts'
import { missing } from './missing/procedure.ts'
import { transfer } from './missing/transfer/procedure.ts'
import { policy } from './policy/procedure.ts'
import { vignette } from './vignettes/procedure.ts'

export const kinds: readonly RecordKind[] = [
  recordKind(missing),
  recordKind(contactSample),
  recordKind(handover),
  recordKind(transfer),
  recordKind(adultList),
  recordKind(sameHome),
  recordKind(opening),
  recordKind(erasure),
  recordKind(vignette),
  recordKind(policy),
]
