// What is known of the child and the call: the report, its answers, links and forms.
import type { FactAmong } from '../facts.ts'
import type { reportKinds } from '../report-facts.ts'
import type { EpisodeState } from '../state.ts'

type ReportFact = FactAmong<typeof reportKinds>

export function reportChanges(state: EpisodeState, fact: ReportFact): EpisodeState {
  switch (fact.kind) {
    case 'missing.reported/1':
      return reported(state, fact)
    case 'missing.report-corrected/1': {
      const { child, lastSeen, caller } = fact.body
      const { report } = state
      return report === null
        ? state
        : { ...state, report: { ...report, child: { ...report.child, ...child }, lastSeen, caller } }
    }
    case 'missing.history-found/1':
      return state.report === null ? state : { ...state, report: { ...state.report, history: fact.body.history } }
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
  }
}

function reported(
  state: EpisodeState,
  { body, recordedAt, recordedBy }: ReportFact & { readonly kind: 'missing.reported/1' },
): EpisodeState {
  const missing = body.path === 'missing'
  return {
    ...state,
    phase: missing ? 'reported' : 'known',
    report: body,
    reportedAt: body.firstContactAt,
    reportRecordedAt: recordedAt,
    missingFrom: missing ? body.firstContactAt : null,
    // Accepted from another force: the child was missing all along, and what this force answers for begins now.
    clocksFrom: missing ? (body.acceptedAt ?? body.firstContactAt) : null,
    handler: recordedBy,
    lastRealAt: body.acceptedAt ?? body.firstContactAt,
    nextReviewAt: body.reviewBy,
  }
}
