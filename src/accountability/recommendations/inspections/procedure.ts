// An inspection folded from its facts: its findings and what became of them, its grades, its counted files, and the dates that its publication sets.
import type { Procedure } from '../../../practice/procedure.ts'
import { escalating } from '../../../registers/escalated.ts'
import { leftOf } from '../../../registers/words-erased.ts'
import { rules } from './duties.ts'
import { evolve } from './evolve.ts'
import { type InspectionFact, read } from './facts.ts'
import { project } from './rows.ts'
import type { InspectionState } from './state.ts'

export type { InspectionState } from './state.ts'

export const inspection: Procedure<InspectionState, InspectionFact> = {
  record: 'inspection',
  begin: {
    recorded: null,
    readers: [],
    readersNamed: null,
    published: null,
    findings: [],
    judgments: [],
    files: [],
    planSent: [],
    allEnded: null,
    earlierPlan: null,
    texts: [],
    waiting: [],
    confirmed: [],
    comments: null,
    mergedInto: null,
    correctionAsked: null,
    corrections: [],
    held: [],
    escalated: [],
    reached: [],
    closing: null,
    closed: null,
  },
  evolve,
  rules,
  read,
  left: leftOf(read),
  project,
  tables: ['inspection', 'cause_of_concern', 'inspection_finding'],
  ...escalating('inspection.escalated/1'),
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'inspection.recorded/1': 'entered the inspection',
  'inspection.readers-changed/1': 'changed who may see the draft',
  'inspection.readers-named/1': 'recorded who sees the draft from now on, because nobody who could see it was left',
  'inspection.published/1': 'recorded its publication',
  'inspection.found/1': 'entered a finding',
  'inspection.finding-correction-asked/1': 'asked for a finding to be corrected',
  'inspection.finding-correction-refused/1': 'refused to correct a finding',
  'inspection.finding-corrected/1': 'corrected a finding',
  'inspection.ending-offered/1': 'offered the document that ends a finding',
  'inspection.ending-refused/1': 'refused the document that would end a finding',
  'inspection.finding-ended/1': 'recorded that a finding ended',
  'inspection.judged/1': 'entered a grade',
  'inspection.files-counted/1': 'entered counted files',
  'inspection.plan-sent/1': 'recorded that the action plan was sent',
  'inspection.left-out-ended/1': 'noted that what the plan left out is no longer owed',
  'inspection.all-ended/1': 'noted that no plan is owed, since everything it asked for has ended',
  'inspection.plan-owed-again/1': 'noted that a plan is owed again, since it asks for more',
  'inspection.earlier-plan-offered/1': 'offered the letter with which an earlier plan went',
  'inspection.earlier-plan-refused/1': 'refused the letter of an earlier plan',
  'inspection.text-read/1': 'pasted its text',
  'inspection.item-confirmed/1': 'confirmed a recommendation',
  'inspection.item-dismissed/1': 'dismissed what was recognised',
  'inspection.recommendation-held/1': 'held a recommendation until it is published',
  'inspection.recommendation-entered/1': 'entered a recommendation',
  'inspection.comments-set/1': 'said whether comments are owed on it',
  'inspection.merged/1': 'recorded which report took it up',
  'inspection.correction-asked/1': 'asked for a correction',
  'inspection.correction-refused/1': 'refused a correction',
  'inspection.corrected/1': 'corrected it',
  'inspection.stage-reached/1': 'recorded its stage',
  'inspection.closing-offered/1': 'offered the document that closes it',
  'inspection.closing-refused/1': 'refused the document that would close it',
  'inspection.closed/1': 'recorded that it is closed',
  'inspection.escalated/1': 'told somebody further up',
  'inspection.words-erased/1': 'erased what was typed',
  'inspection.erased': 'erased a fact by lawful authority',
}
