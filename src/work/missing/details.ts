// What a fact says besides its kind, in a line of the timeline. A new kind of fact does not compile until it is answered here.

import { dateAndTime, dateWords } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import { actionOf } from './actions.ts'
import { ethnicityOf } from './ethnicity.ts'
import type { Bodies, MissingFact, RiskLevel } from './facts.ts'
import { levelWords } from './grade/levels.ts'
import { questions } from './grade/questions.ts'
import { consentWords } from './photographs/consent.ts'
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

const allowed = ({ allowedBy }: { readonly allowedBy?: string | null }) => allowedBy && `allowed by ${allowedBy}`

const details: Details = {
  'missing.reported/1': (body) => body.why,
  'missing.report-corrected/1': (body) => `${body.changed}: ${body.because}`,
  'missing.history-found/1': ({ history }) =>
    `${history.reportsIn90Days} reports in 90 days, ${history.earlier.length} earlier shown`,
  'missing.answered/1': answers,
  'missing.dose-due/1': (body) =>
    joined(
      `${body.medicine}, by ${dateAndTime(body.dueAt)}`,
      `Without it: ${body.consequence}`,
      `${body.saidBy} says so`,
    ),
  'missing.graded/1': level,
  'missing.endorsed/1': level,
  'missing.raised/1': level,
  'missing.lowering-proposed/1': level,
  'missing.desk-advised/1': (body) => `${body.as}: ${body.advice}. ${body.because}`,
  'missing.lowered/1': level,
  'missing.lowering-refused/1': because,
  'missing.assigned/1': (body) => body.name,
  'missing.acknowledged/1': nothing,
  'missing.escalated/1': (body) => `to the ${body.to}: ${body.words}`,
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
    joined(actionOf.get(body.action)?.words, body.words, body.by && `by ${dateAndTime(body.by)}`),
  'missing.task-withdrawn/1': (body) => joined(body.words, body.because),
  'missing.reviewed/1': review,
  'missing.handed-over/1': (body) =>
    `${body.stays ? 'it stays with ' : 'from now on with '}${body.toName}${body.stays ? ', who acknowledged it since' : ''}${body.bothSigned ? '' : ', signed by the incoming officer alone'}${body.read ? '' : ', not read'}`,
  'missing.contact-promised/1': (body) => joined(`${body.to}, by ${dateAndTime(body.by)}`, allowed(body)),
  'missing.family-contacted/1': (body) => joined(`${body.who}: ${body.detail}`, allowed(body)),
  'missing.known-to-be/1': (body) => joined(body.where, body.with && `with ${body.with}`, body.detail),
  'missing.contact-lost/1': (body) => body.detail,
  'missing.concern-ended/1': (body) =>
    joined(body.because, body.seenBy === null ? 'nobody saw the child' : `seen by ${body.seenBy}`),
  'missing.located/1': (body) => `${body.place} (${body.how}). ${body.detail}`,
  'missing.returned/1': (body) => joined(`${body.to}, seen by ${body.seenBy}`, body.detail),
  'missing.police-protection-begun/1': (body) =>
    joined(
      `Constable: ${body.constable}`,
      body.limb === 'removed' ? 'Removed to suitable accommodation' : 'Kept where they are',
      `${keptWords[body.keptAt]}: ${body.place}`,
      body.grounds,
    ),
  'missing.police-protection-told/1': (body) =>
    joined(`${toldWords[body.whom]}${body.reached ? '' : ': not practicable'}`, body.detail),
  'missing.police-protection-reviewed/1': (body) =>
    joined(body.needed ? 'Still needed' : 'No longer needed', body.because, body.wishes && `“${body.wishes}”`),
  'missing.police-protection-ended/1': (body) => joined(endedWords[body.how], body.to, body.because),
  'missing.authority-told/1': (body) => joined(body.authority, body.how),
  'missing.interview-held/1': (body) =>
    `${body.faceToFace ? 'Face to face' : 'Not face to face'}. “${body.firstAccount}”`,
  'missing.interview-excepted/1': (body) => joined(body.reason, body.because),
  'missing.return-interview-reported/1': (body) => `${body.outcome}, says ${body.by}`,
  'missing.return-interview-read/1': (body) => body.learned,
  'missing.watch-kept/1': (body) => joined(`Heard: ${body.heard}. ${body.found}`, body.next),
  'missing.learned/1': (body) => joined(`Harm: ${body.harm}`, body.harmDetail, body.where),
  'missing.outcome-decided/1': (body) => `${body.about}: ${body.decision}. ${body.because}`,
  'missing.ethnicity-recorded/1': (body) =>
    joined(ethnicityOf.get(body.code ?? '')?.label, body.saidBy && `said by ${body.saidBy}`, body.whyNot),
  'missing.closed/1': (body) => body.summary,
  'missing.reopened/1': because,
  'missing.void-proposed/1': because,
  'missing.voided/1': because,
  'missing.transfer-offered/1': (body) => joined(body.toForce, body.because),
  'missing.transfer-accepted/1': (body) => body.by,
  'missing.transfer-refused/1': (body) => joined(body.by, body.because),
  'missing.transfer-withdrawn/1': because,
  'missing.transfer-undone/1': (body) => joined(body.toForce, body.because),
  'missing.grave-outcome/1': (body) => joined(body.outcome, body.place, body.detail),
  'missing.grave-outcome-ruled-out/1': because,
  'missing.referred/1': (body) => joined(body.to, body.reference, body.detail),
  'missing.repeated/1': (body) => `reported again ${dateAndTime(body.reportedAt)}`,
  'missing.trigger-plan-recorded/1': (body) => body.plan,
  'missing.wording-audited/1': wordingAudited,
  'missing.contact-drawn/1': (body) =>
    `from the contacts of ${dateWords(body.month)}, to be looked at by ${dateAndTime(body.dueAt)}`,
  'missing.contact-audited/1': (body) =>
    joined(
      body.right === 'yes' ? 'Right not to open it as missing' : 'It should have been opened as missing',
      body.because,
    ),
  'missing.link-made/1': (body) =>
    joined(
      body.purpose === 'carer' ? 'for a parent or carer' : 'for the local authority',
      `until ${dateAndTime(body.until)}`,
    ),
  'missing.link-revoked/1': because,
  'missing.carer-form-received/1': (body) => joined(`From ${body.by}`, body.standing, body.tonight),
  'missing.task-done/1': (body) => joined(body.words, body.done),
  'missing.audit-concern-raised/1': (body) => body.concern,
  'missing.audit-concern-answered/1': (body) => body.done,
  'missing.correction-proposed/1': corrected,
  'missing.correction-made/1': corrected,
  'missing.correction-confirmed/1': because,
  'missing.correction-refused/1': because,
  'missing.erased': nothing,
}

/** A yes is what matters; the rest is counted. */
function answers(body: Bodies['missing.answered/1']): string {
  const said = (answer: string) => body.answers.filter((one) => one.answer === answer)
  const yes = said('yes').map(
    (one) => `yes to “${questionWords(one.question)}”${one.note === null ? '' : `: “${one.note}”`}`,
  )
  const otherwise = body.answers.flatMap((one) =>
    one.answer === 'yes' || one.note === null
      ? []
      : [`${one.answer} to “${questionWords(one.question)}”: “${one.note}”`],
  )
  const counted = (['no', 'not known'] as const).flatMap((answer) =>
    said(answer).length > 0 ? [`${said(answer).length} ${answer}`] : [],
  )
  return [...yes, ...otherwise, ...counted].join('; ')
}

const questionWords = (id: string): string => questions.find((one) => one.id === id)?.words ?? id

/** What was dismissed is not said again: it stands unmarked beside its entry. */
function wordingAudited({ upheld, other, because: why }: Bodies['missing.wording-audited/1']): string {
  const blaming = [...upheld.map((one) => `“${one.phrase}” (entry ${one.position})`), ...other.map((one) => `“${one}”`)]
  return joined(blaming.length === 0 ? 'Nothing blames the child' : `Blames the child: ${blaming.join(', ')}`, why)
}

function review(body: Bodies['missing.reviewed/1']): string {
  const like = (body.likeTheLast ?? 0) >= 0.9 ? 'Nearly the same words as the review before' : null
  const listed = (word: string, actions: readonly string[]) =>
    actions.length === 0 ? null : `${word}: ${actions.join('; ')}`
  return joined(
    body.summary,
    like,
    listed('Set', body.actionsSet),
    listed('Done with', body.actionsClosed),
    `Next review ${dateAndTime(body.nextReviewAt)}`,
  )
}

const joined = (...parts: readonly (string | null | undefined)[]): string =>
  parts
    .flatMap((part) => (part ? [part.replace(/\.$/, '')] : []))
    .map((part, index) => (index === 0 ? part : capital(part)))
    .join('. ')
