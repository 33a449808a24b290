// Every kind of record of the accountability, one line each: its alarms ring, and a rebuild and an erasure work its rows out again.
import { type RecordKind, recordKind } from '../registers/kinds.ts'
import { peerFile } from './audits/peer/procedure.ts'
import { audit, auditedFile } from './audits/procedure.ts'
import { oversightPack } from './board/oversight/procedure.ts'
import { meeting, publicStatement } from './board/procedure.ts'
import { body } from './bodies/procedure.ts'
import { fieldwork } from './inspectors/procedure.ts'
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
import { recommendation } from './recommendations/procedure.ts'
import { reading } from './recommendations/reading.ts'
import { firstLook } from './scrutiny/first-look.ts'
import { performanceMeeting, performanceYear } from './scrutiny/performance.ts'
import { commissionerAction, scrutinyDecision } from './scrutiny/procedure.ts'
import { publicationCheck } from './scrutiny/publication.ts'
import { section55 } from './section-55/procedure.ts'

export const kinds: readonly RecordKind[] = [
  recordKind(inspection),
  recordKind(registerFile),
  recordKind(monitoring),
  recordKind(publication),
  recordKind(recommendation),
  recordKind(reading),
  recordKind(action, responsibleFor),
  recordKind(plan),
  recordKind(programme),
  recordKind(audit),
  recordKind(auditedFile),
  recordKind(peerFile),
  recordKind(meeting),
  recordKind(publicStatement),
  recordKind(oversightPack),
  recordKind(section55),
  recordKind(body),
  recordKind(commissionerAction),
  recordKind(scrutinyDecision),
  recordKind(firstLook),
  recordKind(publicationCheck),
  recordKind(performanceMeeting),
  recordKind(performanceYear),
  recordKind(publishedFigures),
  recordKind(question),
  recordKind(panelMeeting),
  recordKind(fieldwork),
]
