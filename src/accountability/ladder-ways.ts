// Who is told at each step, by who owes it; the one table of the steps that make no sense, and why.

export type Owing =
  | 'the force'
  | 'a chief officer'
  | 'the local policing body'
  | 'the panel’s authority'
  | 'another body'

/** `tells` is a job, or the board; `called` is what a person reads. */
type Step = { readonly tells: string; readonly called: string }
export type Way = {
  readonly steps: {
    readonly responsible: Step | null
    readonly board: Step | null
    readonly policingBody: Step | null
  }
  /** Why a step is left out, or another is told in its place. */
  readonly because: string | null
}

const responsible: Step = { tells: 'chief officer', called: 'the senior responsible officer' }
const board: Step = { tells: 'board', called: 'the board' }
const policingBody: Step = { tells: "commissioner's office", called: 'the local policing body' }

export const ways: Readonly<Record<Owing, Way>> = {
  'the force': { steps: { responsible, board, policingBody }, because: null },
  'a chief officer': {
    steps: { responsible: null, board, policingBody },
    because: 'A chief officer is told on the day: nobody answers for it between them and the board.',
  },
  'the local policing body': {
    steps: {
      responsible: { tells: "commissioner's office", called: 'the office' },
      board: { tells: 'panel secretariat', called: 'the panel' },
      policingBody: null,
    },
    because:
      'The force does not hold the commissioner to account. The panel does (Policing Protocol, paragraph 24) and is told in the place of the force’s board; a person named for it is followed by the office.',
  },
  'the panel’s authority': {
    steps: { responsible: null, board: null, policingBody: null },
    because:
      'The panel’s own authority decides, and neither the force nor the commissioner, whom the panel scrutinises, may press it.',
  },
  'another body': {
    steps: { responsible: null, board: null, policingBody: null },
    because:
      'Nobody here can make another body act: the improvement team is told on the day, so that somebody asks it.',
  },
}
