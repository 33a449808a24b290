// Every command of an episode, with the choices its form offers. Adding one is an entry in its file and a line here.
import { type BoundCommand, bind } from '../../web/slice.ts'
import { actionChoices, aroundAction, outcomeChoices } from './action-choices.ts'
import { aroundContact, concernsToAnswer, wordingChoices } from './audit-choices.ts'
import { captionOf } from './caption.ts'
import { aroundCarerForm } from './carer-forms.ts'
import {
  contactDefaults,
  ethnicityChoices,
  forceChoices,
  hypothesisChoices,
  levelChoices,
  openTasks,
  ownerChoices,
  photographChoices,
  promiseChoices,
  reportDefaults,
  taskChoices,
  unitChoices,
} from './choices.ts'
import { endAfterDeath } from './commands/after-death.ts'
import { answer } from './commands/answering.ts'
import { answerConcern, auditContact, auditWording, isWrong, returnAsInspector } from './commands/audit.ts'
import { readCarerForm } from './commands/carer-form.ts'
import * as closing from './commands/closing.ts'
import * as concern from './commands/concern-end.ts'
import { proposeConcernEnd } from './commands/concern-unseen.ts'
import * as correction from './commands/correction.ts'
import { adviseAsDesk } from './commands/desk-advice.ts'
import * as enquiries from './commands/enquiries.ts'
import * as family from './commands/family-contact.ts'
import * as grading from './commands/grading.ts'
import { graveOutcome, ruleOutGraveOutcome } from './commands/grave-outcome.ts'
import { setHypothesis, settleHypothesis } from './commands/hypotheses.ts'
import * as interviews from './commands/interviews.ts'
import { makeLink, revokeLink } from './commands/links.ts'
import * as lowering from './commands/lowering.ts'
import { decideMatch } from './commands/match.ts'
import { recordDose } from './commands/medicine.ts'
import * as outcome from './commands/outcome.ts'
import * as ownership from './commands/ownership.ts'
import { recordPlacement } from './commands/placement.ts'
import * as protection from './commands/police-protection.ts'
import * as protectionEnd from './commands/protection-end.ts'
import { report } from './commands/report.ts'
import { isNotMissing } from './commands/report-asked.ts'
import { correctReport } from './commands/report-correction.ts'
import { ageRefusals } from './commands/report-refusals.ts'
import * as back from './commands/return.ts'
import * as heard from './commands/return-interview.ts'
import * as review from './commands/review.ts'
import * as tasks from './commands/tasks.ts'
import { proposeVoid, refuseVoid, voidRecord } from './commands/voiding.ts'
import * as whereabouts from './commands/whereabouts.ts'
import { entryAsked, entryChoices, proposalChoices, reportAsItStands } from './correcting.ts'
import { aroundPlacement } from './homes/known.ts'
import { fillFromIncident } from './incident.ts'
import { aroundClose } from './pages/before-close.ts'
import { aroundEndorsement } from './pages/endorsing.ts'
import { matchChoices } from './pages/match-choices.ts'
import { aroundReport } from './pages/matches.ts'
import { placementSoFar } from './pages/placed.ts'
import { promisedLately } from './pages/promised.ts'
import { aroundAdvice, aroundLowering, aroundVoid, aroundVoidProposal, aroundVoidRefusal } from './pages/proposed.ts'
import { answeredSoFar, aroundQuestions } from './pages/questions.ts'
import { aroundReading, otherReturnChoices } from './pages/return-interviews.ts'
import { aroundReview, reviewDefaults } from './pages/reviewing.ts'
import { aroundRevocation } from './pages/revoking.ts'
import { aroundWatch } from './pages/watching.ts'
import { aroundPhotographs } from './photographs/around.ts'
import { addPhotograph, keptPhotograph, withdrawPhotograph } from './photographs/commands.ts'
import { missing } from './procedure.ts'
import { answerTransfer, aroundOffer, offerTransfer } from './transfer/offering.ts'
import { takeBackTransfer } from './transfer/taking-back.ts'

const bound: readonly BoundCommand[] = [
  bind(missing, report, {
    says: 'On the board',
    saysElse: { when: isNotMissing, says: 'On the list of known whereabouts and concerns' },
    after: (done) => `/missing/${done.recordId}/answers`,
    template: 'work/missing/views/report.njk',
    initial: reportDefaults,
    choices: unitChoices,
    load: aroundReport,
    looked: fillFromIncident,
    alsoWrong: ageRefusals,
  }),
  bind(missing, answer, {
    says: 'Answers recorded',
    after: (done) => `/missing/${done.recordId}/answers`,
    template: 'work/missing/views/questions.njk',
    load: aroundQuestions,
    initial: answeredSoFar,
  }),
  bind(missing, decideMatch, {
    says: 'Decided: what is known about the child counts from now on',
    button: 'Record which child it is',
    choices: async (world, recordId) => ({ child: await matchChoices(world, recordId) }),
    load: async () =>
      await Promise.resolve({
        about: ['If it is the same child, the two records become one. They can be split again on the child’s record.'],
      }),
  }),
  bind(missing, recordPlacement, {
    says: 'Placement recorded',
    button: 'Record the placement',
    template: 'work/missing/views/placement.njk',
    load: aroundPlacement,
    initial: placementSoFar,
  }),
  bind(missing, recordDose, { says: 'Recorded: the dose now has its own clock' }),
  // The same page and the same form: the grade takes the answers along.
  bind(missing, grading.grade, {
    says: 'Risk graded',
    template: 'work/missing/views/questions.njk',
    load: aroundQuestions,
    initial: answeredSoFar,
  }),
  bind(missing, grading.endorse, { says: 'Grade endorsed', load: aroundEndorsement }),
  bind(missing, grading.raise, {
    says: 'Grade raised',
    choices: async (world, recordId) => ({ level: await levelChoices(world, recordId, 'above') }),
  }),
  bind(missing, lowering.proposeLowering, { says: 'Lower grade proposed: a second person must decide' }),
  bind(missing, lowering.lower, { says: 'Grade lowered', load: aroundLowering }),
  bind(missing, adviseAsDesk, {
    says: 'Recorded: whoever decides on the lower grade will see it',
    load: aroundAdvice,
  }),
  bind(missing, lowering.refuseLowering, { says: 'Lower grade refused', load: aroundLowering }),
  bind(missing, ownership.assign, {
    says: 'Owner assigned: they must acknowledge it',
    choices: async (world, _, typed) => ({ staffId: await ownerChoices(world, typed) }),
  }),
  bind(missing, ownership.acknowledge, { says: 'Acknowledged: you own it' }),
  bind(missing, ownership.deploy, { says: 'Deployment recorded' }),
  bind(missing, ownership.arrive, { says: 'Arrival recorded' }),
  bind(missing, review.review, {
    says: 'Reviewed',
    choices: async (world, recordId) => ({
      level: await levelChoices(world, recordId, 'at'),
      actionsClosed: await openTasks(world, recordId),
    }),
    initial: reviewDefaults,
    load: aroundReview,
  }),
  bind(missing, whereabouts.knownToBe, {
    says: 'Recorded: somebody must look again by the time you gave',
    button: 'Record known whereabouts',
  }),
  bind(missing, whereabouts.loseContact, {
    says: 'On the board as missing',
    button: 'Put the child on the board as missing',
  }),
  bind(missing, proposeConcernEnd, {
    says: 'Proposed: a second person must decide',
    button: 'Propose to end the concern, unseen',
  }),
  bind(missing, concern.endConcern, { says: 'Concern ended', button: 'End the concern' }),
  bind(missing, enquiries.recordAction, {
    says: 'Action recorded',
    template: 'work/missing/views/action.njk',
    choices: async (world, _, typed) => ({ action: await actionChoices(world), outcome: outcomeChoices(typed) }),
    load: aroundAction,
    // One press from what is not yet done: /actions?action=<code>.
    initial: async (_, __, query) => await Promise.resolve({ action: query['action'] }),
  }),
  bind(missing, addPhotograph, {
    says: 'Photograph added',
    template: 'work/missing/views/photographs.njk',
    load: aroundPhotographs,
    keeps: keptPhotograph,
  }),
  bind(missing, withdrawPhotograph, {
    says: 'Withdrawn: nobody can see it any more',
    choices: async (world, recordId) => ({ photograph: await photographChoices(world, recordId) }),
  }),
  bind(missing, setHypothesis, { says: 'Hypothesis set: it does not change the grade' }),
  bind(missing, settleHypothesis, {
    says: 'Hypothesis settled',
    choices: async (world, recordId) => ({ hypothesis: await hypothesisChoices(world, recordId) }),
  }),
  bind(missing, enquiries.note, { says: 'Note added' }),
  bind(missing, tasks.setTask, {
    says: 'Task set',
    choices: async (world) => ({ action: await actionChoices(world) }),
  }),
  bind(missing, tasks.finishTask, {
    says: 'Task finished',
    choices: async (world, recordId) => ({ task: await taskChoices(world, recordId) }),
  }),
  bind(missing, tasks.withdrawTask, {
    says: 'Task withdrawn',
    choices: async (world, recordId) => ({ task: await taskChoices(world, recordId) }),
  }),
  bind(missing, readCarerForm, {
    says: 'Recorded: you have read what the carer sent',
    button: 'Record that you have read it',
    load: aroundCarerForm,
  }),
  bind(missing, family.contactFamily, {
    says: 'Contact recorded',
    load: promisedLately,
    choices: async (world, recordId) => ({ keeps: await promiseChoices(world, recordId) }),
    initial: contactDefaults,
  }),
  bind(missing, family.promiseContact, { says: 'Promise recorded', load: promisedLately }),
  bind(missing, enquiries.recordTriggerPlan, { says: 'Trigger plan recorded: it will be shown at the next report' }),
  bind(missing, back.locate, { says: 'Located, but not yet returned', button: 'Record that the child is located' }),
  bind(missing, back.returned, { says: 'Returned', button: 'Record that the child has returned' }),
  bind(missing, protection.beginProtection, {
    says: 'Recorded: it lasts 72 hours from when it began, and no longer',
    button: 'Record that police protection began',
  }),
  bind(missing, protection.tellOfProtection, {
    says: 'Recorded: who was told',
    button: 'Record who was told of police protection',
    // From what is owed: /police-protection-told?whom=<who>.
    initial: async (_, __, query) => await Promise.resolve({ whom: query['whom'] }),
  }),
  bind(missing, protectionEnd.reviewProtection, {
    says: 'Recorded: looked at as designated officer',
    button: 'Look at police protection as designated officer',
  }),
  bind(missing, protectionEnd.endProtection, {
    says: 'Police protection ended',
    button: 'Record that police protection ended',
  }),
  bind(missing, back.tellAuthority, {
    says: 'Recorded: the authority has been told',
    button: 'Record that the authority has been told',
  }),
  bind(missing, interviews.holdInterview, { says: 'Interview recorded', button: 'Record the prevention interview' }),
  bind(missing, interviews.exceptInterview, {
    says: 'Exception recorded',
    button: 'Record the exception',
    load: async ({ who }) => await Promise.resolve(interviews.standsAgainstException(who)),
  }),
  bind(missing, heard.reportReturnInterview, {
    says: 'Recorded',
    button: 'Record the return interview',
    choices: async (world, recordId) => ({ alsoReturns: await otherReturnChoices(world, recordId) }),
  }),
  bind(missing, interviews.keepWatch, {
    says: 'Recorded: the four-week watch has been kept',
    saysElse: { when: interviews.isUnreached, says: 'Recorded: nobody was reached, which does not keep the watch' },
    button: 'Record that somebody looked again',
    load: aroundWatch,
  }),
  bind(missing, heard.readReturnInterview, {
    says: 'Recorded: read and used',
    button: 'Record what was learned from it',
    load: aroundReading,
  }),
  bind(missing, outcome.learn, { says: 'Recorded: what was learned', button: 'Record what was learned' }),
  bind(missing, outcome.decideOutcome, {
    says: 'Decision recorded',
    // From what the close waits for: /outcome-decisions?about=<what>.
    initial: async (_, __, query) => await Promise.resolve({ about: query['about'] }),
  }),
  bind(missing, outcome.recordEthnicity, {
    says: 'Ethnicity recorded',
    button: 'Record ethnicity',
    choices: async () => await Promise.resolve({ code: ethnicityChoices }),
  }),
  bind(missing, outcome.refer, {
    says: 'Referral recorded',
    // From what is owed: /referrals?to=<to whom>.
    initial: async (_, __, query) => await Promise.resolve({ to: query['to'] }),
  }),
  bind(missing, closing.close, {
    says: 'Police search closed',
    choices: async (world, recordId) => ({ tasksDone: await taskChoices(world, recordId) }),
    load: async (world, recordId) => await aroundClose(world, recordId, bound),
  }),
  bind(missing, endAfterDeath, {
    says: 'Search ended: the child was found dead in another episode',
    button: 'End this search',
  }),
  bind(missing, closing.reopen, { says: 'Reopened', button: 'Reopen the episode' }),
  bind(missing, proposeVoid, { says: 'Proposed: a second person must decide', load: aroundVoidProposal }),
  bind(missing, voidRecord, { says: 'Record void', load: aroundVoid }),
  bind(missing, refuseVoid, { says: 'Not void: it is still an episode', load: aroundVoidRefusal }),
  bind(missing, graveOutcome, {
    says: 'Recorded: the referral clocks have begun',
    button: 'Record that the child was found dead or seriously harmed',
  }),
  bind(missing, ruleOutGraveOutcome, {
    says: 'Recorded: why it is not a death or serious injury',
    button: 'Record that it is not a death or serious injury',
  }),
  bind(missing, offerTransfer, {
    says: 'Offered: this force stays responsible until the other force accepts',
    choices: async (world) => ({ toForce: await forceChoices(world) }),
    load: aroundOffer,
  }),
  bind(missing, answerTransfer, { says: 'Answer recorded' }),
  bind(missing, takeBackTransfer, { says: 'Taken back: the other force has been told' }),
  bind(missing, returnAsInspector, {
    says: 'Returned: whoever has the case has been told',
    button: 'Return the case now',
  }),
  bind(missing, answerConcern, {
    says: 'Recorded: the concern has been answered',
    load: async (world, recordId) => ({ about: await concernsToAnswer(world, recordId) }),
  }),
  bind(missing, makeLink, { says: 'Link made', after: ({ recordId }) => `/missing/${recordId}/links` }),
  bind(missing, revokeLink, {
    says: 'Revoked: the link no longer works',
    after: ({ recordId }) => `/missing/${recordId}/links`,
    initial: async (_, __, query) => await Promise.resolve({ madeAtPosition: query['link'] }),
    load: aroundRevocation,
  }),
  bind(missing, auditContact, {
    says: 'Audit recorded',
    saysElse: {
      when: isWrong,
      says: 'Audit recorded. If it is still open, the force incident manager and its owner have been told',
    },
    after: () => '/missing/contacts/sample',
    load: aroundContact,
  }),
  bind(missing, auditWording, {
    says: 'Recorded: how the wording of this file was judged',
    choices: async (world, recordId) => ({ upheld: await wordingChoices(world, recordId) }),
  }),
  bind(missing, correction.correct, {
    says: 'Recorded: the original stays on the timeline',
    choices: entryChoices,
    initial: entryAsked,
  }),
  bind(missing, correctReport, {
    says: 'Corrected: the report as it was taken stays on the timeline',
    initial: reportAsItStands,
  }),
  bind(missing, correction.confirmCorrection, {
    says: 'Confirmed: the correction is shown beside the original',
    choices: proposalChoices,
  }),
  bind(missing, correction.refuseCorrection, { says: 'Refused: the original stands', choices: proposalChoices }),
]

/** Every form of an episode says above it whose it is. */
export const commands: readonly BoundCommand[] = bound.map((one) =>
  one.opens ? one : { ...one, caption: async (world, recordId) => await captionOf(world, recordId, one.name) },
)
