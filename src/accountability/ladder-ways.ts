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
    because: 'A chief officer is told on the day, because nobody between them and the board answers for it.',
  },
  'the local policing body': {
    steps: {
      responsible: { tells: "commissioner's office", called: 'the office' },
      board: { tells: 'panel secretariat', called: 'the panel' },
      policingBody: null,
    },
    because:
      'The force does not hold the commissioner to account. The panel does (Policing Protocol, paragraph 24), so it is told instead of the force’s board. If a person is named for it, they are told before the office.',
  },
  'the panel’s authority': {
    steps: { responsible: null, board: null, policingBody: null },
    because:
      'The panel’s own authority decides. The panel scrutinises the commissioner, so neither the commissioner nor the force may press it.',
  },
  'another body': {
    steps: { responsible: null, board: null, policingBody: null },
    because:
      'Nobody here can make another body act. The improvement team is told on the day, so that somebody asks it.',
  },
}
