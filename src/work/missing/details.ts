// What a fact says besides its kind, in a line of the timeline: every answer that a form asked for. A new kind of fact does not compile until it is answered here.

import { isId } from '../../kernel/identity.ts'
import { dateAndTime, dateWords } from '../../kernel/time.ts'
import { actionOf } from './actions.ts'
import {
  aloneSaid,
  answersSaid,
  apartSaid,
  childSaid,
  disclosedHistorySaid,
  disclosedSaid,
  gradeSaid,
  historySaid,
  joined,
  reviewSaid,
  seenSaid,
  wordingSaid,
} from './details-said.ts'
import { ethnicityWords } from './ethnicity.ts'
import type { Bodies, MissingFact, RiskLevel } from './facts.ts'
import { foundSaid } from './found-words.ts'
import { levelWords } from './grade/levels.ts'
import { consentWords } from './photographs/consent.ts'
import { placementWords } from './placement.ts'
import { endedWords, keptWords, toldWords } from './protection-choices.ts'

export const detailOf = (fact: MissingFact): string => say(fact.kind, fact.body)

const say = <Kind extends keyof Bodies>(kind: Kind, body: Bodies[Kind]): string => details[kind](body)

type Details = { readonly [Kind in keyof Bodies]: (body: Bodies[Kind]) => string }

const nothing = () => ''
const because = (body: { readonly because: string }) => body.because
const unit = (body: { readonly unit: string }) => body.unit
const level = (body: { readonly level: RiskLevel; readonly because: string }) =>
  `${levelWords[body.level]}: ${body.because}`
const corrected = (body: { readonly position: number; readonly because: string }) =>
  `entry ${body.position}: ${body.because}`
const ofProposal = (body: { readonly proposedAtPosition: number; readonly because: string }) =>
  joined(body.because, `Proposed in entry ${body.proposedAtPosition}`)

const allowed = ({ allowedBy }: { readonly allowedBy?: string | null }) => allowedBy && `allowed by ${allowedBy}`

const details: Details = {
  'missing.reported/1': (body) =>
    joined(
      body.why,
      body.path === 'missing' ? 'Reported as missing' : `Reported as ${body.path}`,
      ...childSaid(body),
      ...seenSaid(body),
      `First told ${dateAndTime(body.firstContactAt)}`,
      body.acceptedAt && `accepted from another force ${dateAndTime(body.acceptedAt)}`,
      body.highSince && `at HIGH there since ${dateAndTime(body.highSince)}`,
      body.source &&
        `incident ${body.source.reference} of ${body.source.system}, made ${dateAndTime(body.source.createdAt)}`,
      body.incidentGraded && `there it was graded ${body.incidentGraded}`,
      body.reviewBy && `looked at again by ${dateAndTime(body.reviewBy)}`,
      `Unit ${body.unit}, area ${body.area}`,
      ...historySaid(body.history),
    ),
  'missing.report-corrected/1': (body) =>
    joined(`${body.changed}: ${body.because}`, ...childSaid(body), ...seenSaid(body)),
  'missing.match-undecided/1': ({ candidates }) => candidates.map(({ reasons }) => reasons.join(', ')).join('; '),
  'missing.match-decided/1': (body) =>
    joined(body.personId === null ? 'None of these' : 'The same child', body.because),
  'missing.history-found/1': ({ history }) => joined(...historySaid(history)),
  'missing.history-disclosed/1': (body) => joined(...disclosedHistorySaid(body)),
  'missing.answered/1': answersSaid,
  'missing.placement-recorded/1': (body) => joined(placementWords(body), `said by ${body.saidBy}`),
  'missing.dose-due/1': (body) =>
    joined(
      `${body.medicine}, by ${dateAndTime(body.dueAt)}`,
      `Without it: ${body.consequence}`,
      `${body.saidBy} says so`,
    ),
  'missing.graded/1': (body) => joined(level(body), ...gradeSaid(body)),
  'missing.endorsed/1': level,
  'missing.raised/1': (body) =>
    joined(level(body), body.onInformationHeldAtReport ? 'Known at the report' : 'Not known at the report'),
  'missing.lowering-proposed/1': (body) => joined(level(body), body.reason, `Evidence: ${body.evidence}`),
  'missing.desk-advised/1': (body) =>
    joined(`${body.as}: ${body.advice}`, body.because, `Proposed in entry ${body.proposedAtPosition}`),
  'missing.lowered/1': (body) =>
    joined(
      level(body),
      body.reason,
      body.deskConsulted && `desk consulted: ${body.deskConsulted}`,
      `Proposed in entry ${body.proposedAtPosition}`,
    ),
  'missing.lowering-refused/1': ofProposal,
  'missing.assigned/1': (body) => joined(body.name, `Unit ${body.unit}`),
  'missing.acknowledged/1': nothing,
  'missing.owner-left/1': (body) => `${body.name}: ${body.because}`,
  'missing.escalated/1': (body) => `to the ${isId(body.to) ? 'person whose it is' : body.to}: ${body.words}`,
  'missing.deployed/1': unit,
  'missing.arrived/1': unit,
  'missing.action-recorded/1': (body) =>
    joined(actionOf.get(body.action)?.words ?? body.action, body.subject, body.outcome, body.detail),
  'missing.photograph-added/1': (body) =>
    joined(
      `from ${body.from}`,
      body.taken && `taken ${body.taken}`,
      body.looks && `different now: ${body.looks}`,
      consentWords[body.consent],
      body.agreedBy && `agreed by ${body.agreedBy}`,
    ),
  'missing.photograph-withdrawn/1': (body) => `of entry ${body.photographPosition}: ${body.because}`,
  'missing.hypothesis-set/1': (body) => joined(body.words, body.because),
  'missing.hypothesis-settled/1': (body) => `${body.words}: ${body.outcome}. ${body.because}`,
  'missing.noted/1': (body) => body.text,
  'missing.task-set/1': (body) =>
    joined(actionOf.get(body.action)?.words ?? body.action, body.words, body.by && `by ${dateAndTime(body.by)}`),
  'missing.task-withdrawn/1': (body) => joined(body.words, body.because),
  'missing.reviewed/1': reviewSaid,
  'missing.handed-over/1': (body) =>
    joined(
      `${body.stays ? 'it stays with ' : 'from now on with '}${body.toName}${body.stays ? ', who acknowledged it since' : ''}${body.bothSigned ? '' : ', signed by the incoming officer alone'}${body.read ? '' : ', not read'}`,
      `Unit ${body.unit}`,
      body.shiftStart && `shift changed ${dateAndTime(body.shiftStart)}`,
    ),
  'missing.contact-promised/1': (body) => joined(`${body.to}, by ${dateAndTime(body.by)}`, allowed(body)),
  'missing.family-contacted/1': (body) =>
    joined(
      `${body.who}${body.reached === false ? ', not reached' : ''}: ${body.detail}`,
      body.keeps !== undefined && body.keeps.length > 0 && `keeps what was promised in entry ${body.keeps.join(', ')}`,
      body.nextBy && `next contact promised by ${dateAndTime(body.nextBy)}`,
      body.medianTold && 'told how long contact usually takes',
      allowed(body),
    ),
  'missing.known-to-be/1': (body) =>
    joined(
      body.where,
      body.with && `with ${body.with}`,
      body.detail,
      `Looked at again by ${dateAndTime(body.reviewBy)}`,
    ),
  'missing.contact-lost/1': (body) => joined(body.detail, body.place && `last at ${body.place}`),
  'missing.concern-end-proposed/1': because,
  'missing.concern-ended/1': (body) =>
    joined(body.because, body.seenBy === null ? 'nobody saw the child' : `seen by ${body.seenBy}`),
  'missing.located/1': (body) =>
    joined(
      `${body.place} (${foundSaid[body.how]})`,
      body.with && `with ${body.with}`,
      body.atRisk && 'still at risk there',
      body.detail,
      body.confirmedBy && `${body.confirmedHow ?? 'confirmed'}: ${body.confirmedBy}`,
      body.placeToReturn && `may return to: ${body.placeToReturn}`,
    ),
  'missing.returned/1': (body) => joined(`${body.to}, seen by ${body.seenBy}`, body.detail),
  'missing.police-protection-begun/1': (body) =>
    joined(
      `Constable: ${body.constable}`,
      body.limb === 'removed' ? 'Removed to suitable accommodation' : 'Kept where they are',
      `${keptWords[body.keptAt]}: ${body.place}`,
      body.grounds,
      body.again && `used before in this episode; new: ${body.again}`,
    ),
  'missing.police-protection-told/1': (body) =>
    joined(`${toldWords[body.whom]}${body.reached ? '' : ': not practicable'}`, body.detail),
  'missing.police-protection-reviewed/1': (body) =>
    joined(body.needed ? 'Still needed' : 'No longer needed', body.because, body.wishes && `“${body.wishes}”`),
  'missing.police-protection-ended/1': (body) => joined(endedWords[body.how], body.to, body.because),
  'missing.authority-told/1': (body) => joined(body.authority, body.how),
  'missing.interview-held/1': (body) =>
    joined(
      body.faceToFace ? 'Face to face' : 'Not face to face',
      body.where,
      apartSaid(body),
      aloneSaid(body),
      `“${body.firstAccount}”`,
      disclosedSaid(body),
    ),
  'missing.interview-excepted/1': (body) => joined(body.reason, body.because),
  'missing.return-interview-reported/1': (body) =>
    joined(
      `${body.outcome}, says ${body.by}${body.bySignedLink ? ' through the signed link' : ''}`,
      body.detail === null ? 'Nothing was shared with it' : `Shared: ${body.detail}`,
    ),
  'missing.return-interview-read/1': (body) =>
    joined(
      body.learned,
      body.profileUpdated ? 'Trigger plan brought up to date' : 'Trigger plan not brought up to date',
      body.plan && `plan recorded ${dateAndTime(body.plan.recordedAt)}`,
    ),
  'missing.watch-kept/1': (body) =>
    joined(
      body.heard === 'nobody was reached'
        ? 'Nobody was reached, which does not keep the watch'
        : `Heard: ${body.heard}`,
      body.found,
      body.next,
    ),
  'missing.learned/1': (body) =>
    joined(
      `Harm: ${body.harm}`,
      body.harmDetail,
      body.harmedAt && `came to harm ${dateAndTime(body.harmedAt)}`,
      body.where,
      body.withWhom && `with: ${body.withWhom}`,
      body.why && `why: ${body.why}`,
      `Meant to go: ${body.intended}`,
    ),
  'missing.outcome-decided/1': (body) =>
    joined(`${body.about}: ${body.decision}`, body.reference && `reference ${body.reference}`, body.because),
  'missing.ethnicity-recorded/1': (body) => joined(ethnicityWords(body), body.saidBy && `said by ${body.saidBy}`),
  'missing.closed/1': (body) =>
    joined(body.summary, body.diedIn && 'ended because the child was found dead in another episode'),
  'missing.reopened/1': (body) => joined(body.because, body.missing && 'missing now: the location was a mistake'),
  'missing.void-proposed/1': because,
  'missing.void-refused/1': ofProposal,
  'missing.voided/1': ofProposal,
  'missing.transfer-offered/1': (body) => joined(body.toName ?? body.toForce, body.because),
  'missing.transfer-accepted/1': (body) =>
    joined(body.by, body.addition && 'what was learned since the offer was sent to them'),
  'missing.transfer-refused/1': (body) => joined(body.by, body.because),
  'missing.transfer-withdrawn/1': because,
  'missing.transfer-undone/1': (body) => joined(body.toForce, body.because),
  'missing.grave-outcome/1': (body) =>
    joined(body.outcome, body.place, body.detail, body.harmedAt && `came to harm ${dateAndTime(body.harmedAt)}`),
  'missing.grave-outcome-ruled-out/1': because,
  'missing.referred/1': (body) => joined(body.to, body.reference, body.detail),
  'missing.referred-elsewhere/1': (body) => joined('made under a later or earlier episode', body.reference),
  'missing.died-elsewhere/1': ({ found }) =>
    `found dead in another episode${found === undefined ? '' : `, ${dateAndTime(found.at)}, ${found.place}`}: what was still owed here to a living child has ended for that reason; a search goes on until somebody has checked and ends it`,
  'missing.death-elsewhere-undone/1': () =>
    'the records were split: what had ended because of that death is owed again',
  'missing.repeat-undone/1': because,
  'missing.repeated/1': (body) => `reported again ${dateAndTime(body.reportedAt)}`,
  'missing.trigger-plan-recorded/1': (body) => joined(body.plan, `Review by ${dateAndTime(body.reviewBy)}`),
  'missing.wording-audited/1': wordingSaid,
  'missing.contact-drawn/1': (body) =>
    `from the contacts of ${dateWords(body.month)}, to be looked at by ${dateAndTime(body.dueAt)}`,
  'missing.contact-audited/1': (body) =>
    joined(
      body.right === 'yes' ? 'Right not to open it as missing' : 'It should have been opened as missing',
      body.because,
    ),
  'missing.link-made/1': (body) =>
    joined(
      `for ${body.purpose === 'carer' ? 'a parent or carer' : 'the local authority'}${body.whom ? `: ${body.whom}` : ''}`,
      `until ${dateAndTime(body.until)}`,
    ),
  'missing.link-revoked/1': (body) => joined(body.because, `Made in entry ${body.madeAtPosition}`),
  'missing.carer-form-received/1': (body) =>
    joined(
      `From ${body.by}`,
      body.madeAtPosition !== undefined && `by the link of entry ${body.madeAtPosition}`,
      body.standing,
      body.tonight,
    ),
  'missing.carer-form-read/1': (body) => joined(body.follows, `Read: entry ${body.formPositions.join(', ')}`),
  'missing.task-done/1': (body) => joined(body.words, body.done),
  'missing.audit-concern-raised/1': (body) => body.concern,
  'missing.inspector-concern-raised/1': (body) => body.concern,
  'missing.audit-concern-answered/1': (body) => body.done,
  'missing.correction-proposed/1': (body) => joined(corrected(body), `It happened ${dateAndTime(body.happenedAt)}`),
  'missing.correction-made/1': corrected,
  'missing.correction-confirmed/1': ofProposal,
  'missing.correction-refused/1': ofProposal,
  'missing.erased': nothing,
}
