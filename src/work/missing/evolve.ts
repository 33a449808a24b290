// What each fact changes in an episode. Pure, and exhaustive: a new kind of fact does not compile until it is answered here.
import type { Instant } from '../../kernel/time.ts'
import { stepKey } from '../../practice/procedure.ts'
import { isDone, isReal, obtainPhotograph } from './actions.ts'
import type { MissingFact, RiskLevel } from './facts.ts'
import { begin, type EpisodeState, type Grade, isMissing } from './state.ts'

export function evolve(state: EpisodeState, fact: MissingFact): EpisodeState {
  const after = change(state, fact)
  return isReal(fact) ? actedOn(after, state, fact.happenedAt) : after
}

function change(state: EpisodeState, fact: MissingFact): EpisodeState {
  switch (fact.kind) {
    case 'missing.reported/1':
      return {
        ...state,
        phase: fact.body.path === 'missing' ? 'reported' : 'known',
        report: fact.body,
        reportedAt: fact.body.firstContactAt,
        reportRecordedAt: fact.recordedAt,
        missingFrom: fact.body.path === 'missing' ? fact.body.firstContactAt : null,
        // Accepted from another force: the child was missing all along, and what this force answers for begins now.
        clocksFrom: fact.body.path === 'missing' ? (fact.body.acceptedAt ?? fact.body.firstContactAt) : null,
        handler: fact.recordedBy,
        lastRealAt: fact.body.acceptedAt ?? fact.body.firstContactAt,
        nextReviewAt: fact.body.reviewBy,
      }
    case 'missing.report-corrected/1': {
      const { child, lastSeen, caller } = fact.body
      const { report } = state
      return report === null
        ? state
        : { ...state, report: { ...report, child: { ...report.child, ...child }, lastSeen, caller } }
    }
    case 'missing.history-found/1':
      return state.report === null ? state : { ...state, report: { ...state.report, history: fact.body.history } }
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
    case 'missing.graded/1':
      return {
        ...regraded(state, fact, fact.body.level, 'graded'),
        phase: state.phase === 'reported' ? 'open' : state.phase,
        grading: fact.body,
        gradedBy: fact.recordedBy,
      }
    case 'missing.endorsed/1':
      return { ...regraded(state, fact, fact.body.level, 'endorsed'), endorsedAt: fact.happenedAt }
    case 'missing.raised/1':
      return regraded(state, fact, fact.body.level, 'raised')
    case 'missing.lowering-proposed/1':
      return {
        ...state,
        deskAdvice: null,
        loweringProposed: { ...fact.body, position: fact.position, by: fact.recordedBy },
      }
    case 'missing.desk-advised/1':
      return { ...state, deskAdvice: { ...fact.body, by: fact.recordedBy } }
    case 'missing.lowered/1':
      return { ...regraded(state, fact, fact.body.level, 'lowered'), ...nothingProposed }
    case 'missing.lowering-refused/1':
      return { ...state, ...nothingProposed }
    case 'missing.assigned/1':
      return {
        ...state,
        owner: fact.body,
        assignedAt: fact.happenedAt,
        acknowledgedAt: null,
        unownedSince: state.acknowledgedAt === null ? (state.unownedSince ?? fact.happenedAt) : fact.happenedAt,
      }
    case 'missing.acknowledged/1':
      return { ...state, acknowledgedAt: fact.happenedAt, unownedSince: null }
    case 'missing.escalated/1':
      return {
        ...state,
        escalated: [...state.escalated, stepKey({ ...fact.body, name: fact.body.duty }, fact.body.step)],
      }
    case 'missing.deployed/1':
      return { ...state, deployedAt: state.deployedAt ?? fact.happenedAt }
    case 'missing.arrived/1':
      return {
        ...state,
        deployedAt: state.deployedAt ?? fact.happenedAt,
        arrivedAt: state.arrivedAt ?? fact.happenedAt,
      }
    case 'missing.action-recorded/1':
      return {
        ...state,
        done: [
          ...state.done,
          {
            position: fact.position,
            at: fact.happenedAt,
            recordedAt: fact.recordedAt,
            by: fact.recordedBy,
            action: fact.body.action,
            subject: fact.body.subject,
            outcome: fact.body.outcome,
          },
        ],
        tasks: isDone(fact.body.action, fact.body.outcome)
          ? state.tasks.filter((task) => task.action !== fact.body.action)
          : state.tasks,
      }
    case 'missing.photograph-added/1': {
      const { recordedBy: by, position, happenedAt, recordedAt, body } = fact
      const obtained = {
        position,
        at: happenedAt,
        recordedAt,
        by,
        action: obtainPhotograph,
        subject: null,
        outcome: null,
      }
      return {
        ...state,
        photographs: [...state.photographs, { ...body, position, by, at: happenedAt }],
        done: [...state.done, obtained],
        tasks: state.tasks.filter((task) => task.action !== obtainPhotograph),
      }
    }
    case 'missing.photograph-withdrawn/1':
      return {
        ...state,
        photographs: state.photographs.filter((one) => one.position !== fact.body.photographPosition),
      }
    case 'missing.hypothesis-set/1': {
      const { position, happenedAt: at, body } = fact
      return { ...state, hypotheses: [...state.hypotheses, { ...body, position, at, settled: null }] }
    }
    case 'missing.hypothesis-settled/1': {
      const { outcome, because, hypothesisPosition } = fact.body
      const settled = { outcome, because, at: fact.happenedAt }
      return {
        ...state,
        hypotheses: state.hypotheses.map((one) => (one.position === hypothesisPosition ? { ...one, settled } : one)),
      }
    }
    case 'missing.task-set/1':
      // Written beside the review until November 2026: the review itself holds it.
      if (fact.body.action === 'set at review') return state
      return { ...state, tasks: [...state.tasks, { position: fact.position, ...fact.body }] }
    case 'missing.task-done/1':
    case 'missing.task-withdrawn/1':
      return {
        ...state,
        tasks: state.tasks.filter((task) => task.position !== fact.body.taskPosition || task.words !== fact.body.words),
      }
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
      return { ...state, carerForms: [...state.carerForms, { ...fact.body, at: fact.recordedAt }] }
    case 'missing.reviewed/1':
      return {
        ...regraded(state, fact, fact.body.level, 'reviewed'),
        nextReviewAt: fact.body.nextReviewAt,
        tasks: [
          ...state.tasks.filter((task) => !fact.body.actionsClosed.includes(task.words)),
          ...fact.body.actionsSet.map((words) => ({
            position: fact.position,
            action: 'set at a review',
            words,
            by: fact.body.nextReviewAt,
          })),
        ],
        reviews: [
          ...state.reviews,
          {
            position: fact.position,
            at: fact.happenedAt,
            by: fact.recordedBy,
            nextReviewAt: fact.body.nextReviewAt,
            actions: fact.body.actionsSet.length + fact.body.actionsClosed.length,
            likeTheLast: fact.body.likeTheLast,
          },
        ],
      }
    case 'missing.handed-over/1':
      return {
        ...state,
        ...(fact.body.stays === true
          ? {}
          : {
              owner: { staffId: fact.body.to, name: fact.body.toName, unit: fact.body.unit },
              assignedAt: fact.happenedAt,
              acknowledgedAt: fact.happenedAt,
              unownedSince: null,
            }),
        handovers: [
          ...state.handovers,
          { position: fact.position, at: fact.happenedAt, bothSigned: fact.body.bothSigned, read: fact.body.read },
        ],
      }
    case 'missing.contact-promised/1':
      return { ...state, promisedBy: fact.body.by }
    case 'missing.family-contacted/1':
      return { ...state, promisedBy: fact.body.nextBy }
    case 'missing.known-to-be/1':
      return {
        ...state,
        ...nothingWaits,
        phase: 'known',
        nextReviewAt: fact.body.reviewBy,
        knownPlace: fact.body.where,
      }
    case 'missing.contact-lost/1':
      return { ...lastSeenAgain(searchedAgain(state, fact.happenedAt), state, fact), missingFrom: fact.happenedAt }
    case 'missing.concern-ended/1':
      return { ...state, phase: 'closed', closedAt: fact.happenedAt }
    case 'missing.located/1':
      return { ...state, ...nothingWaits, phase: 'located', located: { ...fact.body, at: fact.happenedAt } }
    case 'missing.returned/1':
      return { ...state, phase: 'returned', returnedAt: fact.happenedAt }
    case 'missing.police-protection-begun/1':
      return {
        ...state,
        protection: { ...fact.body, since: fact.happenedAt, begunBy: fact.recordedBy, told: [], designated: null },
      }
    case 'missing.police-protection-told/1': {
      const { protection } = state
      // Tried and not reached is not told.
      return protection === null || !fact.body.reached
        ? state
        : { ...state, protection: { ...protection, told: [...protection.told, fact.body.whom] } }
    }
    case 'missing.police-protection-reviewed/1': {
      const designated = { by: fact.recordedBy, at: fact.happenedAt, needed: fact.body.needed }
      return state.protection === null ? state : { ...state, protection: { ...state.protection, designated } }
    }
    case 'missing.police-protection-ended/1': {
      const { protection } = state
      if (protection === null) return state
      const before = { since: protection.since, until: fact.happenedAt, how: fact.body.how }
      return { ...state, protection: null, protectedBefore: [...state.protectedBefore, before] }
    }
    case 'missing.authority-told/1':
      return { ...state, authoritiesTold: [...state.authoritiesTold, fact.body.authority] }
    case 'missing.interview-held/1':
      return { ...state, interview: { ...fact.body, at: fact.happenedAt } }
    case 'missing.interview-excepted/1':
      return { ...state, interviewExcepted: fact.body }
    case 'missing.return-interview-reported/1':
      return { ...state, returnInterview: returnInterview(state, fact.body.outcome, fact.happenedAt) }
    case 'missing.return-interview-read/1':
      return { ...state, returnInterview: { ...state.returnInterview, readAt: fact.happenedAt } }
    case 'missing.learned/1':
      return {
        ...state,
        learned: { ...fact.body, at: fact.happenedAt },
        // Ruled out was what was known until then.
        graveRuledOut: fact.body.harm === 'serious harm' ? null : state.graveRuledOut,
      }
    case 'missing.outcome-decided/1':
      return { ...state, outcomes: [...state.outcomes, { ...fact.body, at: fact.happenedAt }] }
    case 'missing.ethnicity-recorded/1':
      return { ...state, ethnicity: fact.body }
    case 'missing.closed/1':
      return { ...state, phase: 'closed', closedAt: fact.happenedAt }
    case 'missing.reopened/1':
      // The location was a mistake: missing all along, and what is owed begins now.
      if (fact.body.missing === true) return { ...searchedAgain(state, fact.happenedAt), closedAt: null }
      return {
        ...state,
        phase: state.located === null ? 'open' : state.returnedAt === null ? 'located' : 'returned',
        closedAt: null,
      }
    case 'missing.void-proposed/1':
      return { ...state, voidProposed: { position: fact.position, by: fact.recordedBy } }
    case 'missing.voided/1':
      return { ...state, phase: 'voided', closedAt: fact.happenedAt, protection: null, transfer: null }
    case 'missing.transfer-offered/1':
      return {
        ...state,
        transfer: { transferId: fact.body.transferId, toForce: fact.body.toForce, offeredAt: fact.happenedAt },
      }
    case 'missing.transfer-accepted/1':
      return { ...state, phase: 'transferred', closedAt: fact.happenedAt, protection: null }
    case 'missing.transfer-undone/1': {
      const { transferId, toForce } = fact.body
      const transfer = { transferId, toForce, offeredAt: fact.happenedAt }
      return { ...state, phase: 'transferred', closedAt: fact.happenedAt, protection: null, transfer }
    }
    case 'missing.transfer-withdrawn/1':
    case 'missing.transfer-refused/1':
      return { ...state, transfer: null }
    case 'missing.grave-outcome/1':
      return {
        ...state,
        grave: { ...fact.body, at: fact.happenedAt },
        protection: fact.body.outcome === 'found dead' ? null : state.protection,
      }
    case 'missing.grave-outcome-ruled-out/1':
      return { ...state, graveRuledOut: { ...fact.body, by: fact.recordedBy } }
    case 'missing.referred/1':
      return { ...state, referredTo: [...state.referredTo, fact.body.to] }
    case 'missing.repeated/1':
      return { ...state, repeatedBy: state.repeatedBy ?? fact.body }
    case 'missing.noted/1':
    case 'missing.watch-kept/1':
    case 'missing.trigger-plan-recorded/1':
    case 'missing.wording-audited/1':
    case 'missing.contact-drawn/1':
    case 'missing.contact-audited/1':
    case 'missing.audit-concern-raised/1':
    case 'missing.audit-concern-answered/1':
    // What a correction changes stands in the corrected fact itself.
    case 'missing.correction-proposed/1':
    case 'missing.correction-confirmed/1':
    case 'missing.correction-refused/1':
    case 'missing.correction-made/1':
    case 'missing.erased':
      return state
  }
}

/** A lower grade waits for a second person only while the child is missing, and at the grade it was proposed from. */
const nothingProposed = { loweringProposed: null, deskAdvice: null } as const

/** Nor does another force's answer: whoever is found is not another's to find. */
const nothingWaits = { ...nothingProposed, transfer: null } as const

/** Missing again, or still: graded, endorsed and deployed anew; what was done on a location that no longer holds is done again. The grade stays in sight. */
function searchedAgain(state: EpisodeState, clocksFrom: Instant): EpisodeState {
  return {
    ...state,
    phase: 'reported',
    clocksFrom,
    grading: null,
    gradedBy: null,
    endorsedAt: null,
    ...nothingProposed,
    deployedAt: null,
    arrivedAt: null,
    located: null,
    returnedAt: null,
    authoritiesTold: [],
    interview: null,
    interviewExcepted: null,
    returnInterview: begin.returnInterview,
  }
}

/** Where the child was until contact was lost: given with it, or where they had been found, or were known to be. */
function lastSeenAgain(
  after: EpisodeState,
  before: EpisodeState,
  { happenedAt, body }: MissingFact & { readonly kind: 'missing.contact-lost/1' },
): EpisodeState {
  const { report, located } = before
  if (report === null) return after
  const place = body.place ?? located?.place ?? before.knownPlace ?? report.lastSeen.place
  const found = located === null ? [] : [{ place: located.place, with: located.with, at: located.at }]
  return {
    ...after,
    report: { ...report, lastSeen: { at: happenedAt, precision: 'about', place } },
    foundBefore: [...before.foundBefore, ...found],
  }
}

function regraded(state: EpisodeState, fact: MissingFact, level: RiskLevel, how: Grade['how']): EpisodeState {
  return {
    ...state,
    // By whichever act the grade changes: what was proposed, was proposed from another.
    ...(level === state.level ? {} : nothingProposed),
    level,
    grades: [...state.grades, { position: fact.position, at: fact.happenedAt, by: fact.recordedBy, level, how }],
  }
}

/** When something was last done; what is written down afterwards sets it back no further while the child is missing. */
function actedOn(state: EpisodeState, before: EpisodeState, at: Instant): EpisodeState {
  const { lastRealAt } = before
  return isMissing(before) && lastRealAt !== null && lastRealAt > at ? state : { ...state, lastRealAt: at }
}

function returnInterview(
  state: EpisodeState,
  outcome: 'offered' | 'done' | 'declined' | 'missed',
  at: Instant,
): EpisodeState['returnInterview'] {
  const known = state.returnInterview
  // Held is held, whatever somebody reports afterwards.
  if (known.outcome === 'done' && outcome !== 'done') return known
  if (outcome === 'offered') {
    const since = known.outcome === 'missed' && known.outcomeAt !== null && at > known.outcomeAt
    return { ...known, offeredAt: known.offeredAt ?? at, offeredSinceAt: since ? at : known.offeredSinceAt }
  }
  // An interview held or declined was offered; one that was missed says nothing of an offer.
  return {
    ...known,
    offeredAt: outcome === 'missed' ? known.offeredAt : (known.offeredAt ?? at),
    outcome,
    outcomeAt: at,
    offeredSinceAt: null,
  }
}
