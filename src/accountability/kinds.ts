// Every kind of record of the accountability, one line each: its alarms ring, and a rebuild and an erasure work its rows out again.
import type { Fact } from '../practice/fact.ts'
import type { Procedure } from '../practice/procedure.ts'
import type { Reaches } from '../registers/alarms/ringer.ts'
import { type RecordKind, recordKind } from '../registers/kinds.ts'
import { staffProcedure } from '../registers/staff.ts'
import { peerFile } from './audits/peer/procedure.ts'
import { audit, auditedFile } from './audits/procedure.ts'
import { oversightPack } from './board/oversight/procedure.ts'
import { meeting, publicStatement } from './board/procedure.ts'
import { body } from './bodies/procedure.ts'
import { byName } from './bodies-known.ts'
import { fieldwork } from './inspectors/procedure.ts'
import { inTheirPlace } from './ladder-reaches.ts'
import { action } from './plan/action/procedure.ts'
import { responsibleFor } from './plan/action/responsible.ts'
import { programme } from './plan/programme/procedure.ts'
import { plan } from './plan/versions/procedure.ts'
import { publishedFigures } from './public/procedure.ts'
import { panelMeeting } from './questions/panel-meeting.ts'
import { question } from './questions/procedure.ts'
import { monitoring } from './recommendations/inspections/monitoring.ts'
import { inspection } from './recommendations/inspections/procedure.ts'
import { publication } from './recommendations/inspections/publications.ts'
import { registerFile } from './recommendations/inspections/register-file.ts'
import { draftReaders } from './recommendations/inspections/unread-draft/procedure.ts'
import { recommendation } from './recommendations/procedure.ts'
import { reading } from './recommendations/reading.ts'
import { firstLook } from './scrutiny/first-look.ts'
import { performanceMeeting, performanceYear } from './scrutiny/performance.ts'
import { commissionerAction, scrutinyDecision } from './scrutiny/procedure.ts'
import { publicationCheck } from './scrutiny/publication.ts'
import { section55 } from './section-55/procedure.ts'

/** Whoever holds the place of a local policing body or of a panel is told by name. */
const looped = <State, F extends Fact>(procedure: Procedure<State, F>, reaches?: Reaches<State, F>): RecordKind =>
  recordKind(procedure, { worded: byName, ...(reaches === undefined ? {} : { reaches }) })

export const kinds: readonly RecordKind[] = [
  looped(inspection),
  looped(draftReaders),
  looped(registerFile),
  looped(monitoring),
  looped(publication),
  looped(recommendation, inTheirPlace('chief officer')),
  looped(reading),
  looped(action, responsibleFor),
  looped(plan),
  looped(programme),
  looped(audit),
  looped(auditedFile, inTheirPlace('auditor')),
  looped(peerFile),
  looped(meeting),
  looped(publicStatement),
  looped(oversightPack),
  looped(section55),
  looped(body),
  looped(commissionerAction),
  looped(scrutinyDecision),
  looped(firstLook),
  looped(publicationCheck),
  looped(performanceMeeting),
  looped(performanceYear),
  looped(publishedFigures),
  looped(question),
  looped(panelMeeting),
  looped(fieldwork),
]

/** Of what a release lists, and how each came to stand as it does. */
const listed = ['recommendation', 'action', 'meeting', 'publication-check', 'monitoring', 'section-55']
export const releasedFrom = { kinds: kinds.filter(({ record }) => listed.includes(record)) }

/** A pack has too what else may fall due with the force, and calls people what they were called then. */
const owing = ['inspection', 'audit', 'audited-file', 'peer-file']
export const packedFrom = {
  kinds: [...releasedFrom.kinds, ...kinds.filter(({ record }) => owing.includes(record))],
  named: [recordKind(staffProcedure)],
}
