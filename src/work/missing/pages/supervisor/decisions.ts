// The decisions that wait for a supervisor, in words, and the forms in which each is made, one way or the other.

/** `chosen` is what its form has chosen already. */
type Way = { readonly words: string; readonly path: string; readonly chosen?: string }
export type WaitingDecision = { readonly words: string; readonly ways: readonly Way[] }

const conductOffice = 'Independent Office for Police Conduct'

const decisions: Readonly<Record<string, WaitingDecision>> = {
  'below minimum': {
    words: 'The grade is below the minimum for what is known now',
    ways: [{ words: 'raise it', path: 'raise' }],
  },
  endorsement: { words: 'The grade is not endorsed', ways: [{ words: 'endorse or change it', path: 'endorsement' }] },
  lowering: {
    words: 'A lower grade is proposed',
    ways: [
      { words: 'advise', path: 'desk-advice' },
      { words: 'agree', path: 'lowering' },
      { words: 'refuse', path: 'lowering-refusal' },
    ],
  },
  void: {
    words: 'Voiding is proposed',
    ways: [
      { words: 'agree', path: 'void' },
      { words: 'refuse', path: 'void-refusal' },
    ],
  },
  'frozen void': {
    words: 'Voiding was proposed before a death or serious injury was recorded: nobody can agree to it now',
    ways: [{ words: 'refuse it, with the reason', path: 'void-refusal' }],
  },
  'end of a concern': {
    words: 'The end of a concern is proposed, but nobody saw the child and questions are open',
    ways: [
      { words: 'agree', path: 'concern-ended' },
      { words: 'set another time to look again', path: 'reviews' },
    ],
  },
  exception: {
    words: 'The prevention interview is late',
    ways: [
      { words: 'record it', path: 'prevention-interview' },
      { words: 'except it, with the reason', path: 'interview-exception' },
    ],
  },
  concern: {
    words: 'An auditor or inspector says that the child may not be safe',
    ways: [{ words: 'answer', path: 'audit-concern-answer' }],
  },
  'police protection': {
    words: 'A child is in police protection, and no designated officer has looked at it',
    ways: [{ words: 'look at it', path: 'police-protection-review' }],
  },
  'whether grave': {
    words: 'Serious harm was learned: is it a death or serious injury to refer?',
    ways: [
      { words: 'record it', path: 'grave-outcome' },
      { words: 'say why it is not one', path: 'grave-outcome-ruled-out' },
    ],
  },
  'conduct referral': {
    words: 'A death or serious injury is not recorded as referred to the Independent Office for Police Conduct',
    ways: [{ words: 'record the referral', path: 'referrals', chosen: `to=${encodeURIComponent(conductOffice)}` }],
  },
  correction: {
    words: 'A proposed correction would turn something late or not done into done in time',
    ways: [
      { words: 'confirm', path: 'correction-confirmation' },
      { words: 'refuse', path: 'correction-refusal' },
    ],
  },
  'frozen correction': {
    words: 'A correction was proposed before the facts were frozen: nobody can confirm it now',
    ways: [{ words: 'refuse it, with the reason', path: 'correction-refusal' }],
  },
}

export const decisionOf = (name: string): WaitingDecision => decisions[name] ?? { words: name, ways: [] }

export const waysToDecide: readonly Way[] = Object.values(decisions).flatMap((one) => one.ways)
