// What is known of the child and the call: the report, its answers, links and forms.
import type { FactAmong } from '../facts.ts'
import { childOf, corrected, type SaidOfChild } from '../on-record.ts'
import type { reportKinds } from '../report-facts.ts'
import type { EpisodeState } from '../state.ts'

type ReportFact = FactAmong<typeof reportKinds>

export function reportChanges(state: EpisodeState, fact: ReportFact): EpisodeState {
  switch (fact.kind) {
    case 'missing.reported/1':
      return reported(state, fact)
    case 'missing.report-corrected/1':
      return correctedBy(state, fact)
    case 'missing.history-found/1':
      return state.report === null
        ? state
        : known({ ...state, report: { ...state.report, history: fact.body.history } })
    case 'missing.history-disclosed/1':
      return { ...state, disclosedHistory: [...state.disclosedHistory, fact.body] }
    case 'missing.match-undecided/1':
      return { ...state, matchUndecided: fact.body.candidates }
    case 'missing.match-decided/1':
      return { ...state, matchUndecided: null }
    case 'missing.answered/1':
      return {
        ...state,
        answers: {
          ...state.answers,
          ...Object.fromEntries(fact.body.answers.map(({ question, ...said }) => [question, said])),
        },
      }
    case 'missing.placement-recorded/1':
      return { ...state, placement: { kind: fact.body.kind, place: fact.body.place } }
    case 'missing.dose-due/1':
      return { ...state, doseDue: fact.body }
    case 'missing.link-made/1':
      return { ...state, links: [...state.links, { position: fact.position, ...fact.body, revoked: false }] }
    case 'missing.link-revoked/1':
      return {
        ...state,
        links: state.links.map((link) =>
          link.position === fact.body.madeAtPosition ? { ...link, revoked: true } : link,
        ),
      }
    case 'missing.carer-form-received/1':
      return {
        ...state,
        carerForms: [...state.carerForms, { ...fact.body, position: fact.position, at: fact.recordedAt }],
      }
    case 'missing.carer-form-read/1':
      return state
    case 'missing.repeated/1':
      return { ...state, repeatedBy: state.repeatedBy ?? fact.body }
    case 'missing.repeat-undone/1':
      return state.repeatedBy?.recordId === fact.body.recordId ? { ...state, repeatedBy: null } : state
  }
}

function reported(
  state: EpisodeState,
  { body, recordedAt, recordedBy }: ReportFact & { readonly kind: 'missing.reported/1' },
): EpisodeState {
  const missing = body.path === 'missing'
  return known({
    ...state,
    phase: missing ? 'reported' : 'known',
    report: body,
    said: saidOf(body.child),
    reportedAt: body.firstContactAt,
    reportRecordedAt: recordedAt,
    missingFrom: missing ? body.firstContactAt : null,
    // Accepted from another force: the child was missing all along, and what this force answers for begins now.
    clocksFrom: missing ? (body.acceptedAt ?? body.firstContactAt) : null,
    handler: recordedBy,
    lastRealAt: body.acceptedAt ?? body.firstContactAt,
    nextReviewAt: body.reviewBy,
  })
}

/** Only what a correction changes is said by it: the rest stays the record’s, whatever the record comes to say. */
function correctedBy(
  state: EpisodeState,
  { body: { child, lastSeen, caller } }: ReportFact & { readonly kind: 'missing.report-corrected/1' },
): EpisodeState {
  const { report, said } = state
  if (report === null || said === null) return state
  const { history } = report
  const after = corrected({ said, onRecord: history.onRecord }, report.child, child)
  return known({
    ...state,
    report: {
      ...report,
      child: { ...report.child, ...child },
      lastSeen,
      caller,
      history: after.onRecord === undefined ? history : { ...history, onRecord: after.onRecord },
    },
    said: after.said,
  })
}

/** The child by report and record together. */
function known(state: EpisodeState): EpisodeState {
  const { report, reportedAt, said } = state
  if (report === null || reportedAt === null || said === null) return state
  return {
    ...state,
    report: { ...report, child: { ...report.child, ...childOf(said, report.history.onRecord, reportedAt) } },
  }
}

const saidOf = ({ age, dateOfBirth, ageDisputed, sex }: SaidOfChild): SaidOfChild => ({
  age,
  dateOfBirth,
  ageDisputed,
  sex,
})
